import { type Json, type JsonObject, textOf } from "../../../core/json.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { accessKeys, attachments, members, users } from "../../identity.ts";
import type { ConsoleContext } from "../../service.ts";
import { loginProfiles, mfaDevices, passkeys } from "./shared.ts";

function sweep({ account }: ConsoleContext, ref: TableRef, goes: (row: Row) => boolean): string[] {
  const table = account.table(ref, "");
  const gone = table
    .rows()
    .filter(goes)
    .map((row) => table.idOf(row));
  for (const id of gone) table.remove(id);
  return gone;
}

/** Root's own keys: disabled, deleted, no longer counted. */
function deleteRootKeys(context: ConsoleContext): Json {
  return { deleted: sweep(context, accessKeys, (row) => row["_root"] === true) };
}

/** A RAM user with everything that hangs on it, past the recycle bin: `{user}`. */
function deleteUser(context: ConsoleContext, body: JsonObject): Json {
  const name = textOf(body["user"]) ?? "";
  if (context.account.table(users, "").remove(name) === undefined) {
    return { error: `user: ${name} is not here` };
  }
  const theirs = (row: Row) => row["UserName"] === name;
  for (const ref of [accessKeys, members, loginProfiles, mfaDevices, passkeys]) {
    sweep(context, ref, theirs);
  }
  sweep(
    context,
    attachments,
    (row) => row["PrincipalType"] === "IMSUser" && row["PrincipalName"] === name,
  );
  return { done: true };
}

/** The default domain name is `<account id>.onaliyun.com` again. */
function resetLogonSuffix({ account }: ConsoleContext): Json {
  account.describe({ alias: undefined });
  return { suffix: `${account.id}.onaliyun.com` };
}

/** What the root user does in the RAM console. */
export const ramConsole = {
  "reset-logon-suffix": resetLogonSuffix,
  "delete-root-keys": deleteRootKeys,
  "delete-user": deleteUser,
} as const;
