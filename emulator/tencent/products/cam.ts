import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { notFound } from "../errors.ts";
import { accessKeys, groups, policies, roles, users } from "../identity.ts";
import { list } from "../listing.ts";
import { action, type ConsoleAction, defineService } from "../service.ts";
import { keyActions } from "./cam/keys.ts";
import { peopleActions, removeUser } from "./cam/people.ts";
import { policyActions } from "./cam/policies.ts";
import { roleActions } from "./cam/roles.ts";
import { camTables, collaborators, samlProviders } from "./cam/tables.ts";

function summary(call: Call): JsonObject {
  return {
    Policies: call.table(policies).size,
    Roles: call.table(roles).size,
    Idps: call.table(samlProviders).size,
    User: call.table(users).size,
    Group: call.table(groups).size,
    Member: call.table(users).size,
    IdentityProviders: call.table(samlProviders).size,
  };
}

/** What root does in the access management console. */
const camConsole: Readonly<Record<string, ConsoleAction>> = {
  "delete-root-keys": ({ account }) => {
    const table = account.table(accessKeys, "");
    const own = table.rows().filter((row) => String(row["Uin"]) === account.id);
    for (const row of own) table.remove(table.idOf(row));
    return { deleted: own.length };
  },
  /** Project keys exist in the console alone: the attribute `projectKeys` counts them. */
  "delete-project-keys": ({ account }) => {
    const deleted = Number(account.attributes["projectKeys"] ?? 0);
    account.describe({ projectKeys: 0 });
    return { deleted };
  },
  "delete-user": ({ account }, body) => {
    const name = textOf(body["user"]) ?? "";
    const row = account.table(users, "").find((one) => one["Name"] === name);
    if (row === undefined) return { error: "no such user" };
    removeUser({ account }, String(row["Uin"]));
    return { deleted: name };
  },
  "delete-collaborator": ({ account }, body) => {
    const table = account.table(collaborators, "");
    const wanted = textOf(body["uin"]);
    const rows = table
      .rows()
      .filter((row) => (wanted ?? String(row["Uin"])) === String(row["Uin"]));
    for (const row of rows) table.remove(table.idOf(row));
    return rows.length === 0 ? { error: "no such collaborator" } : { deleted: rows.length };
  },
};

/** Access management. */
export const cam = defineService({
  product: "cam",
  version: "2019-01-16",
  scope: "global",
  tables: camTables,
  actions: {
    ...peopleActions,
    ...keyActions,
    ...roleActions,
    ...policyActions,
    GetAccountSummary: action({ handle: summary }),
    GetUserAppId: action({
      handle: (call) => ({
        Uin: call.principal.id,
        OwnerUin: call.account.id,
        AppId: Number(
          textOf(call.account.attributes["appId"]) ?? `125${call.account.id.slice(-7)}`,
        ),
      }),
    }),
    ListSAMLProviders: list({ table: samlProviders, set: "SAMLProviderSet", page: null }),
    DeleteSAMLProvider: action({
      params: { Name: "string!" },
      handle: (call) => {
        const gone = call.table(samlProviders).remove(call.need("Name"));
        if (gone === undefined)
          throw notFound("ResourceNotFound.IdentityNotExist", call.need("Name"));
        return {};
      },
    }),
  },
  console: camConsole,
});
