import type { Call } from "../../../core/call.ts";
import type { TableRef } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { accessKeys, agencies, attachments, groups, members, users } from "../../identity.ts";
import { need } from "./common.ts";

/** What a principal still holds keeps it; the code is unverified. */
function conflict(what: string): Error {
  return refusal(409, "PAP5.0019", `It must first be freed of its ${what}.`);
}

function attached(call: Call, kind: string, id: string): boolean {
  return call.table(attachments).some((row) => row["_kind"] === kind && row["_target"] === id);
}

/** Removes a user that holds no keys, policies, groups and devices; the account's own stays. */
export function removeUser(mfaDevices: TableRef): (call: Call) => undefined {
  return (call) => {
    const row = need(call, users, "user_id");
    const id = call.need("user_id");
    // version 3 calls it 1107; the code of version 5 is unverified
    if (row["is_root_user"] === true) throw refusal(403, "PAP5.0028", "The administrator stays.");
    if (call.table(accessKeys).some((key) => key["user_id"] === id)) throw conflict("access keys");
    if (attached(call, "user", id)) throw conflict("policies");
    if (call.table(members).some((member) => member["user_id"] === id)) throw conflict("groups");
    if (call.table(mfaDevices).some((device) => device["user_id"] === id))
      throw conflict("devices");
    call.table(users).remove(id);
    return undefined;
  };
}

/** Removes a group without members and policies. */
export function removeGroup(call: Call): undefined {
  need(call, groups, "group_id");
  const id = call.need("group_id");
  if (call.table(members).some((member) => member["group_id"] === id)) throw conflict("members");
  if (attached(call, "group", id)) throw conflict("policies");
  call.table(groups).remove(id);
  return undefined;
}

/** Removes an agency without policies; one that is linked to a service goes with the service only. */
export function removeAgency(call: Call): undefined {
  const row = need(call, agencies, "agency_id");
  const id = call.need("agency_id");
  if (String(row["path"] ?? "").startsWith("service-linked-agency/")) {
    throw refusal(403, "PAP5.0013", "A service-linked agency cannot be deleted.");
  }
  if (attached(call, "agency", id)) throw conflict("policies");
  call.table(agencies).remove(id);
  return undefined;
}
