import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { notFound, refusal } from "../../errors.ts";
import { accessKeys, users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";

/** Whose keys a call is about; a sub-user may not touch those of root. */
function ownerOf(call: Call): string {
  const target = call.text("TargetUin") ?? call.principal.id;
  if (target === call.account.id && call.principal.kind !== "root") {
    throw refusal("OperationDenied.SubUin", "A sub-user cannot operate the owner's keys.");
  }
  if (target !== call.account.id && !call.table(users).has(target)) {
    throw refusal("InvalidParameter.UserNotExist", `The user ${target} does not exist.`);
  }
  return target;
}

function keyOf(call: Call): Row {
  const owner = ownerOf(call);
  const id = call.need("AccessKeyId");
  const row = call.table(accessKeys).get(id);
  if (row === undefined) throw notFound("ResourceNotFound.SecretNotExist", id);
  if (String(row["Uin"]) !== owner) {
    throw refusal("OperationDenied.UinNotMatch", `The key ${id} is not of ${owner}.`);
  }
  return row;
}

function listAccessKeys(call: Call): JsonObject {
  const owner = ownerOf(call);
  return {
    AccessKeys: call
      .rows(accessKeys, (row) => String(row["Uin"]) === owner)
      .map((row) => call.show(row, ({ Uin: _uin, ...shown }) => shown)),
  };
}

function updateAccessKey(call: Call): JsonObject {
  const Status = call.need("Status");
  if (Status !== "Active" && Status !== "Inactive") {
    throw refusal("InvalidParameter.ParamError", "Status is Active or Inactive.");
  }
  const table = call.table(accessKeys);
  table.patch(table.idOf(keyOf(call)), { Status });
  return {};
}

/** The console disables before it deletes; that the API insists on it is unverified, and assumed. */
function deleteAccessKey(call: Call): JsonObject {
  const row = keyOf(call);
  if (row["Status"] !== "Inactive") {
    throw refusal("FailedOperation.Accesskey", "The key must be disabled first.");
  }
  const table = call.table(accessKeys);
  table.remove(table.idOf(row));
  return {};
}

/** Actions on API keys. */
export const keyActions: Readonly<Record<string, Action>> = {
  ListAccessKeys: action({ params: { TargetUin: "int" }, handle: listAccessKeys }),
  UpdateAccessKey: action({
    params: { AccessKeyId: "string!", Status: "string!", TargetUin: "int" },
    handle: updateAccessKey,
  }),
  DeleteAccessKey: action({
    params: { AccessKeyId: "string!", TargetUin: "int" },
    handle: deleteAccessKey,
  }),
};
