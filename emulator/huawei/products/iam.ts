import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf, WITHOUT } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import {
  accessKeys,
  agencies,
  groups,
  identityTables,
  members,
  projects,
  users,
} from "../identity.ts";
import { list } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { missing, need, sameFor, v5 } from "./iam/common.ts";
import { policyActions } from "./iam/policies.ts";
import { removeAgency, removeGroup, removeUser } from "./iam/removals.ts";
import { assignments, rightsActions, roles } from "./iam/rights.ts";

const mfaDevices = defineTable("iam.mfa-device", {
  id: "serial_number",
  scope: "account",
  usual: { enabled: true },
});
const providers = defineTable("iam.identity-provider", { id: "id", scope: "account" });
/** Protocols of an identity provider, which `_provider` names. */
const protocols = defineTable("iam.protocol", {
  id: (row: Row) => `${row["_provider"]}/${row["id"]}`,
  scope: "account",
});

/** The device that a call names, which is the user's. */
function deviceOf(call: Call): Row {
  const row = need(call, mfaDevices, "serial_number");
  if (row["user_id"] !== call.need("user_id")) throw missing(call.need("serial_number"));
  return row;
}

const withoutLinks = (row: Row): JsonObject => ({ ...row, [WITHOUT]: ["links"] });

/** Identity: version 3 for projects and federation, version 5 for the rest. */
export const iam = defineService({
  product: "iam",
  scope: "domain",
  tables: [mfaDevices, providers, protocols, assignments, roles].filter(
    (table) => !identityTables.includes(table),
  ),
  actions: {
    ...policyActions,
    ...rightsActions,
    /** What a user may enter; here all projects of the account. */
    KeystoneListAuthProjects: list({ table: projects, set: "projects" }),
    KeystoneListProjects: list({
      table: projects,
      set: "projects",
      page: { by: "page", at: "page", size: "per_page", standard: 5000, max: 5000 },
      filters: {
        domain_id: "domain_id",
        name: "name",
        parent_id: "parent_id",
        enabled: "enabled",
        is_domain: "is_domain",
      },
    }),
    KeystoneListAuthDomains: action({
      open: true,
      handle: ({ account }) => ({
        domains: [
          { id: account.id, name: textOf(account.attributes["name"]) ?? account.id, enabled: true },
        ],
      }),
    }),
    ListUsersV5: list({
      table: users,
      ...v5("users"),
      params: ["group_id", "access_key_id"],
      where: (call, row) => {
        const group = call.text("group_id");
        const key = call.text("access_key_id");
        if (key !== undefined && call.table(accessKeys).get(key)?.["user_id"] !== row["user_id"])
          return false;
        return group === undefined || call.table(members).has(`${group}/${row["user_id"]}`);
      },
    }),
    ListGroupsV5: list({
      table: groups,
      ...v5("groups"),
      params: ["user_id"],
      where: (call, row) => {
        const user = call.text("user_id");
        return user === undefined || call.table(members).has(`${row["group_id"]}/${user}`);
      },
    }),
    ListAgenciesV5: list({
      table: agencies,
      ...v5("agencies"),
      params: ["path_prefix"],
      where: (call, row) => (textOf(row["path"]) ?? "").startsWith(call.text("path_prefix") ?? ""),
    }),
    ListAccessKeysV5: list({
      table: accessKeys,
      ...v5("access_keys"),
      before: (call) => need(call, users, "user_id"),
      where: sameFor("user_id", "user_id"),
    }),
    ListMfaDevicesV5: list({
      table: mfaDevices,
      ...v5("mfa_devices"),
      filters: { user_id: "user_id" },
    }),
    /** It is then bound to nobody, and still there. */
    DisableMfaDeviceV5: action({
      params: ["user_id", "serial_number"],
      handle: (call) => {
        const row = deviceOf(call);
        call.table(mfaDevices).patch(String(row["serial_number"]), { enabled: false });
        return undefined;
      },
    }),
    /** One that is enabled cannot go; the code is unverified. */
    DeleteVirtualMfaDeviceV5: action({
      params: ["user_id", "serial_number"],
      handle: (call) => {
        const row = deviceOf(call);
        if (row["enabled"] === true) throw refusal(409, "PAP5.0021", "The device is enabled.");
        call.table(mfaDevices).remove(String(row["serial_number"]));
        return undefined;
      },
    }),
    ListResourceTagsV5: action({
      handle: (call) => {
        const tables = { user: users, agency: agencies } as const;
        const type = call.need("resource_type");
        const table = type === "user" || type === "agency" ? tables[type] : undefined;
        const row =
          table === undefined ? undefined : call.table(table).get(call.need("resource_id"));
        if (row === undefined) throw missing(call.need("resource_id"));
        const tags = row["_tags"];
        return {
          tags: Object.entries(typeof tags === "object" && tags !== null ? tags : {}).map(
            ([tag_key, tag_value]) => ({ tag_key, tag_value }),
          ),
        };
      },
    }),
    DeleteAccessKeyV5: action({
      handle: (call) => {
        need(call, users, "user_id");
        const id = call.need("access_key_id");
        const row = call.table(accessKeys).get(id);
        if (row === undefined || row["user_id"] !== call.need("user_id")) throw missing(id);
        call.table(accessKeys).remove(id);
        return undefined;
      },
    }),
    AddUserToGroupV5: action({
      params: ["user_id"],
      handle: (call) => {
        need(call, groups, "group_id");
        need(call, users, "user_id");
        call.table(members).put({ group_id: call.need("group_id"), user_id: call.need("user_id") });
        return undefined;
      },
    }),
    RemoveUserFromGroupV5: action({
      params: ["user_id"],
      handle: (call) => {
        need(call, groups, "group_id");
        const gone = call.table(members).remove(`${call.need("group_id")}/${call.need("user_id")}`);
        if (gone === undefined) throw missing(call.need("user_id"));
        return undefined;
      },
    }),
    DeleteUserV5: action({ handle: removeUser(mfaDevices) }),
    DeleteGroupV5: action({ handle: removeGroup }),
    DeleteAgencyV5: action({ handle: removeAgency }),
    KeystoneListIdentityProviders: list({
      table: providers,
      set: "identity_providers",
    }),
    KeystoneDeleteIdentityProvider: action({
      handle: (call) => {
        const id = call.need("id");
        if (call.table(providers).get(id) === undefined) throw missing(id);
        const used = call.table(protocols).some((row) => row["_provider"] === id);
        // The code is unverified.
        if (used) throw refusal(409, "IAM.0409", "The identity provider has protocols.");
        call.table(providers).remove(id);
        return undefined;
      },
    }),
    KeystoneListProtocols: list({
      table: protocols,
      set: "protocols",
      before: (call) => need(call, providers, "idp_id"),
      where: sameFor("idp_id", "_provider"),
      shape: (_call, row) => withoutLinks(row),
    }),
    KeystoneDeleteProtocol: action({
      handle: (call) => {
        const id = `${call.need("idp_id")}/${call.need("protocol_id")}`;
        if (call.table(protocols).remove(id) === undefined) throw missing(id);
        return undefined;
      },
    }),
  },
});

/** Who makes the call, and temporary keys of an agency. */
export { sts } from "./iam/sts.ts";
