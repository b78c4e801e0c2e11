import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row, Table } from "../../../core/table.ts";
import { accessKeys, users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";
import { alreadyExists, byMarker, notExist, recycledKeys, recycledUsers, today } from "./shared.ts";

/** Drops what has been in the bin for its whole time. */
function fresh(call: Call, table: Table): Table {
  for (const row of table.rows()) {
    if (Date.parse(textOf(row["DeleteDate"]) ?? "") <= call.now()) table.remove(table.idOf(row));
  }
  return table;
}

function listUsers(call: Call): JsonObject {
  fresh(call, call.table(recycledUsers));
  const page = paginate(call, call.rows(recycledUsers), byMarker(100));
  return { IsTruncated: page.truncated, Marker: page.next, Users: { User: page.items } };
}

function userIn(call: Call): Row {
  const row = fresh(call, call.table(recycledUsers)).get(call.need("UserId"));
  if (row === undefined) throw notExist("User", "The user does not exist.");
  return row;
}

/** Keys of a user that is in the bin itself, or of one that is not. */
function listKeys(call: Call): JsonObject {
  const id = call.need("UserId");
  fresh(call, call.table(recycledKeys));
  const rows = call.rows(recycledKeys, (row) => row["_userId"] === id);
  return { AccessKeys: { AccessKey: rows.map((row) => call.show(row)) } };
}

function keyIn(call: Call): Row {
  const row = fresh(call, call.table(recycledKeys)).get(call.need("UserAccessKeyId"));
  if (row === undefined) {
    throw notExist("User.AccessKey", "The user access key does not exist.");
  }
  return row;
}

function deleteUser(call: Call): JsonObject {
  const id = textOf(userIn(call)["UserId"]) ?? "";
  call.table(recycledUsers).remove(id);
  const keys = call.table(recycledKeys);
  for (const row of keys.rows()) if (row["_userId"] === id) keys.remove(keys.idOf(row));
  return {};
}

function deleteKey(call: Call): JsonObject {
  call.need("UserId");
  call.table(recycledKeys).remove(textOf(keyIn(call)["AccessKeyId"]) ?? "");
  return {};
}

function restoreUser(call: Call): JsonObject {
  const row = userIn(call);
  const name = textOf(row["_name"]) ?? "";
  if (call.table(users).has(name)) throw alreadyExists("User", "The user does already EXIST.");
  call.table(recycledUsers).remove(textOf(row["UserId"]) ?? "");
  call.table(users).put({
    UserName: name,
    UserId: row["UserId"],
    DisplayName: row["DisplayName"],
    CreateDate: row["CreateDate"],
    UpdateDate: today(call),
  });
  return {};
}

function restoreKey(call: Call): JsonObject {
  call.need("UserId");
  const row = keyIn(call);
  const id = textOf(row["AccessKeyId"]) ?? "";
  call.table(recycledKeys).remove(id);
  call.table(accessKeys).put({
    AccessKeyId: id,
    Status: "Inactive",
    CreateDate: row["CreateDate"],
    UserName: row["_userName"],
    _secret: row["_secret"],
  });
  return {};
}

const user = { UserId: "key" } as const;
const key = { UserId: "key", UserAccessKeyId: "key" } as const;

/** The recycle bin of Ims. https://www.alibabacloud.com/help/en/ram/user-guide/recycle-bin */
export const recycleBinActions: Readonly<Record<string, Action>> = {
  ListUsersInRecycleBin: action({
    params: { Marker: "page", MaxItems: "page" },
    handle: listUsers,
  }),
  GetUserInRecycleBin: action({
    params: user,
    handle: (call) => ({ User: call.show(userIn(call)) }),
  }),
  ListAccessKeysInRecycleBin: action({ params: user, handle: listKeys }),
  DeleteUserInRecycleBin: action({ params: user, handle: deleteUser }),
  DeleteAccessKeyInRecycleBin: action({ params: key, handle: deleteKey }),
  RestoreUserFromRecycleBin: action({ params: user, handle: restoreUser }),
  RestoreAccessKeyFromRecycleBin: action({ params: key, handle: restoreKey }),
};
