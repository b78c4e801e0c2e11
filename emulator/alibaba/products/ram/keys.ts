import { randomBytes } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { accessKeys, users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";
import { type Dialect, notExist, recycled, recycledKeys, today, userOf } from "./shared.ts";

/**
 * Whose keys: the named user's; without a name, the caller's own (root's for root).
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listaccesskeys
 */
function ownerOf(call: Call, dialect: Dialect): (row: Row) => boolean {
  const named = call.text(dialect.userParam);
  if (named !== undefined && named !== "") {
    const user = userOf(call, dialect);
    return (row) => row["UserName"] === user.UserName;
  }
  if (call.principal.kind === "root") return (row) => row["_root"] === true;
  if (call.principal.kind === "user") return (row) => row["UserName"] === call.principal.name;
  // A role has no keys of its own; that the product asks for a name then is unverified.
  throw call.errors.missing(dialect.userParam);
}

function listAccessKeys(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const rows = call.rows(accessKeys, ownerOf(call, dialect));
    return {
      AccessKeys: {
        AccessKey: rows.map((row) =>
          call.show(row, ({ UserName: _owner, ...fields }) =>
            dialect.product === "Ims" ? { UpdateDate: fields["CreateDate"], ...fields } : fields,
          ),
        ),
      },
    };
  };
}

function keyOf(call: Call, dialect: Dialect): Row {
  const id = call.need("UserAccessKeyId");
  const theirs = ownerOf(call, dialect);
  const row = call.table(accessKeys).get(id);
  if (row === undefined || !theirs(row)) {
    throw notExist("User.AccessKey", "The user access key does not exist.");
  }
  return row;
}

function createAccessKey(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = userOf(call, dialect);
    const count = call.rows(accessKeys, (row) => row["UserName"] === user.UserName).length;
    if (count >= 2) {
      throw vendorError(
        409,
        "LimitExceeded.User.AccessKey",
        "The access key count of the user access keys beyond the current limits.",
      );
    }
    const secret = randomBytes(15).toString("hex");
    const row = call.table(accessKeys).put({
      AccessKeyId: `LTAI5t${randomBytes(9).toString("hex")}`,
      Status: "Active",
      CreateDate: today(call),
      UserName: user.UserName,
      _secret: secret,
    });
    const { UserName: _owner, ...shown } = call.show(row);
    return { AccessKey: { ...shown, AccessKeySecret: secret } };
  };
}

function updateAccessKey(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const row = keyOf(call, dialect);
    const status = call.need("Status");
    if (status !== "Active" && status !== "Inactive") throw call.errors.invalid("Status");
    call.table(accessKeys).patch(textOf(row["AccessKeyId"]) ?? "", { Status: status });
    return {};
  };
}

function deleteAccessKey(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const row = keyOf(call, dialect);
    const id = textOf(row["AccessKeyId"]) ?? "";
    call.table(accessKeys).remove(id);
    const user = call.table(users).get(textOf(row["UserName"]) ?? "");
    if (user !== undefined) {
      call.table(recycledKeys).put({
        AccessKeyId: id,
        CreateDate: row["CreateDate"],
        _userId: user["UserId"],
        _userName: user["UserName"],
        _secret: row["_secret"],
        ...recycled(call),
      });
    }
    return {};
  };
}

function getAccessKeyLastUsed(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const row = keyOf(call, dialect);
    // Of a key that was never used, that the date is empty is unverified.
    const used = { LastUsedDate: row["_lastUsedDate"] ?? "" };
    return {
      AccessKeyLastUsed:
        dialect.product === "Ims" ? { ...used, ServiceName: row["_lastService"] ?? "" } : used,
    };
  };
}

/** The key actions of Ram or Ims. */
export function keyActions(dialect: Dialect): Readonly<Record<string, Action>> {
  const user = { [dialect.userParam]: "key" } as const;
  const key = { ...user, UserAccessKeyId: "key" } as const;
  return {
    ListAccessKeys: action({ params: user, handle: listAccessKeys(dialect) }),
    CreateAccessKey: action({ params: user, handle: createAccessKey(dialect) }),
    UpdateAccessKey: action({
      params: { ...key, Status: "value" },
      handle: updateAccessKey(dialect),
    }),
    DeleteAccessKey: action({ params: key, handle: deleteAccessKey(dialect) }),
    GetAccessKeyLastUsed: action({ params: key, handle: getAccessKeyLastUsed(dialect) }),
  };
}
