import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import type { JsonObject } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { accessKeys, attachments, members, users } from "../identity.ts";
import { action, defineService } from "../service.ts";

/** https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listusers */
function listUsers(call: Call): JsonObject {
  const page = paginate(call, call.rows(users), {
    by: "token",
    token: "Marker",
    size: "MaxItems",
    standard: 100,
    max: 1000,
  });
  return { IsTruncated: page.truncated, Marker: page.next, Users: { User: page.items } };
}

function deleteUser(call: Call): JsonObject {
  const name = call.need("UserName");
  if (!call.table(users).has(name)) {
    throw vendorError(404, "EntityNotExist.User", `The user does not exist: ${name}.`);
  }
  if (call.table(accessKeys).some((key) => key["UserName"] === name)) {
    throw vendorError(409, "DeleteConflict.User.AccessKey", "The user has access keys.");
  }
  if (call.table(members).some((row) => row["UserName"] === name)) {
    throw vendorError(409, "DeleteConflict.User.Group", "The user is in a group.");
  }
  if (call.table(attachments).some((row) => row["PrincipalName"] === name)) {
    throw vendorError(409, "DeleteConflict.User.Policy", "The user has policies.");
  }
  call.table(users).remove(name);
  return {};
}

/** RAM 2015-05-01. */
export const ram = defineService({
  product: "Ram",
  version: "2015-05-01",
  style: "rpc",
  hosts: ["ram"],
  locationCode: "ram",
  regions: [],
  permissionPrefix: "ram",
  actions: {
    ListUsers: action({ params: { Marker: "page", MaxItems: "page" }, handle: listUsers }),
    DeleteUser: action({ params: { UserName: "key" }, handle: deleteUser }),
  },
});
