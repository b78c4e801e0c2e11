import type { Call } from "../../../core/call.ts";
import { isoOffset } from "../../../core/clock.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, isArray, type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { emptyAccount } from "../../closing.ts";
import { member } from "../../members.ts";
import { usedPostpaidSince } from "../../postpaid.ts";
import { type Finding, findingsOf } from "./checks.ts";
import { accountIdOf, managedDirectory, memberOf, mismatch, noAccount } from "./directory.ts";

/** Pre-deletion checks: `AccountId`, `_polls` left, and what was found when the check was asked for. */
export const checks = defineTable("resourcemanager.deletion-check", {
  id: "AccountId",
  scope: "account",
});
/** Deletions: the fields of GetAccountDeletionStatus; `_polls` left, `_created` in world time. */
export const deletions = defineTable("resourcemanager.deletion", {
  id: "AccountId",
  scope: "account",
});

const day = 86_400_000;
/** The silence period. npm @alicloud/resourcemanager20200331 and PyPI alibabacloud-resourcedirectorymaster20220419, GetAccountDeletionStatus */
const silence = 45 * day;
const checkPolls = 2;
const deletePolls = 2;

const conflict = (code: string, message: string) => vendorError(409, code, message);

function checkAccountDelete(call: Call): JsonObject {
  const row = memberOf(call);
  refuseType(row);
  const { forbid, abandon } = findingsOf(call, row);
  call.table(checks).put({
    AccountId: row["AccountId"],
    _polls: checkPolls,
    _forbid: forbid.map((one) => ({ ...one })),
    _abandon: abandon.map((one) => ({ ...one })),
  });
  return {};
}

/**
 * Result of the last check; what changed since, only the next one finds. The vendor's booleans are strings
 * here, and both lists may be there at once.
 */
function getCheckResult(call: Call): JsonObject {
  const row = memberOf(call);
  const id = textOf(row["AccountId"]) ?? "";
  const check = call.table(checks).get(id);
  // What is answered before any check was asked for is unverified.
  if (check === undefined) throw mismatch();
  const left = Number(check["_polls"] ?? 0);
  if (left > 0) {
    call.table(checks).patch(id, { _polls: left - 1 });
    return { AccountDeletionCheckResultInfo: { Status: "PreChecking" } };
  }
  const forbid = arrayOf(check["_forbid"]);
  const abandon = arrayOf(check["_abandon"]);
  return {
    AccountDeletionCheckResultInfo: {
      Status: "PreCheckComplete",
      AllowDelete: String(forbid.length === 0),
      ...(forbid.length === 0 ? {} : { NotAllowReason: forbid }),
      ...(abandon.length === 0 ? {} : { AbandonableChecks: abandon }),
    },
  };
}

function refuseType(row: Row): void {
  if (row["Type"] === "ResourceAccount") return;
  throw conflict(
    "MemberTypeError.DeleteAccount",
    "Cloud account type members do not support deletion.",
  );
}

/** https://www.alibabacloud.com/help/en/resource-management/latest/delete-resource-account */
function deleteAccount(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const id = accountIdOf(call);
  const running = settleDeletion(call, id);
  if (running?.["Status"] === "Success") {
    throw conflict(
      "AccountNotExist.DeleteAccount",
      "The deletion failed. The account does not exist. Please confirm whether it has been deleted.",
    );
  }
  const row = memberOf(call);
  refuseCaller(call);
  refuseType(row);
  if (directory.deletion !== "Enabled") {
    throw conflict(
      "NoLicense.ResourceDirectory",
      "The resource directory has not enabled the delete operation.",
    );
  }
  if (running?.["Status"] === "Checking" || running?.["Status"] === "Deleting") {
    throw conflict(
      "ExistProcessingDeleteFlow.DeleteAccount",
      "The request is invalid. The account is already in the process of deletion. Please do not repeat the operation.",
    );
  }
  if (Number(call.table(checks).get(id)?.["_polls"] ?? 0) > 0) {
    // The code is TF's retry list; its status is unverified.
    throw conflict("NotSupportedOperation.PreCheckingAccount", "The account is being checked.");
  }
  refuseFindings(call, row);
  const account = call.store.account(id);
  const type =
    account !== undefined && usedPostpaidSince(account, call.now() - 30 * day) ? "1" : "0";
  call.table(deletions).put({
    AccountId: id,
    Status: "Checking",
    DeletionType: type,
    CreateTime: isoOffset(call.now(), 8),
    _created: call.now(),
    _polls: checkPolls,
  });
  return { DeletionType: type };
}

function refuseCaller(call: Call): void {
  if (call.principal.kind !== "root") return;
  throw conflict(
    "CallerIdentityError.DeleteAccount",
    "Please use the RAM user or role of the management account to delete.",
  );
}

function refuseFindings(call: Call, row: Row): void {
  const account = call.store.account(textOf(row["AccountId"]) ?? "");
  if (account?.attributes["forbidDelete"] === true) {
    throw conflict(
      "ForbidDelete.Account",
      "Delete is prohibited. The current account is abnormal. Please contact customer service.",
    );
  }
  const found = findingsOf(call, row);
  if (found.unsettled) {
    throw conflict(
      "CreditControlBlock.DeleteAccount",
      "The deletion failed. There are unsettled bills in the current account. Please settle them first and try again.",
    );
  }
  if (found.prepaid) {
    throw conflict(
      "ExistPrepaidInstance.DeleteAccount",
      "The deletion failed. There are prepaid products under the current account. Please release them and try again.",
    );
  }
  const given = new Set(abandoned(call));
  const kept = found.abandon.filter((one) => !given.has(one.CheckId));
  if (found.forbid.length > 0 || kept.length > 0) {
    throw conflict(
      "SpBlock.DeleteAccount",
      "The deletion failed. There is a specific product under the current account. Please clear it and try again.",
    );
  }
}

/** One parameter that holds a JSON array of ids. */
function abandoned(call: Call): readonly string[] {
  const text = call.text("AbandonableCheckId");
  if (text === undefined || text === "") return [];
  const list = call.json("AbandonableCheckId");
  if (!isArray(list)) throw call.errors.invalid("AbandonableCheckId");
  return arrayOf(list).map((id) => textOf(id) ?? "");
}

function getDeletionStatus(call: Call): JsonObject {
  managedDirectory(call);
  const id = accountIdOf(call);
  const row = poll(call, id);
  if (row === undefined) throw noAccount();
  // `AccountId … FailReasonList` as the vendor gives them; times carry +08:00.
  return { RdAccountDeletionStatus: call.show(row) };
}

/** One look at a deletion: it moves on by being looked at, or by the world's clock. */
function poll(call: Call, id: string): Row | undefined {
  const row = settleDeletion(call, id);
  if (row === undefined) return undefined;
  const left = Number(row["_polls"] ?? 0);
  const table = call.table(deletions);
  if (left > 0) {
    table.patch(id, { _polls: left - 1 });
    return row;
  }
  if (row["Status"] === "Checking") return afterCheck(call, id);
  if (row["Status"] === "Deleting" && row["DeletionType"] === "0")
    return finish(call, id, call.now());
  return row;
}

function afterCheck(call: Call, id: string): Row | undefined {
  const account = call.table(member).get(id);
  const reasons = account === undefined ? [] : failures(call, account);
  if (reasons.length === 0) {
    return call.table(deletions).patch(id, { Status: "Deleting", _polls: deletePolls });
  }
  return call.table(deletions).patch(id, {
    Status: "CheckFailed",
    FailReasonList: reasons.map((one) => ({ Name: one.CheckName, Description: one.Description })),
  });
}

/** What only the asynchronous part notices: the payer, and things that came since. */
function failures(call: Call, row: Row): readonly Finding[] {
  const found = [...findingsOf(call, row).forbid];
  if (row["_payer"] !== undefined) {
    found.push({
      CheckId: "",
      CheckName: "Others",
      Description:
        "This account has a payer account. Please release the financial relationship of this account first.",
    });
  }
  return found;
}

/** Lets a deletion end whose silence period is over by the world's clock; returns its row. */
export function settleDeletion(call: Call, id: string): Row | undefined {
  const row = call.table(deletions).get(id);
  if (row?.["Status"] !== "Deleting" || row["DeletionType"] !== "1") return row;
  const end = Number(row["_created"]) + silence;
  return call.now() >= end ? finish(call, id, end) : row;
}

function finish(call: Call, id: string, time: number): Row | undefined {
  call.table(member).remove(id);
  const account = call.store.account(id);
  if (account !== undefined) emptyAccount(account);
  return call.table(deletions).patch(id, { Status: "Success", DeletionTime: isoOffset(time, 8) });
}

/** The handlers of this file. */
export const deletionHandlers = {
  checkAccountDelete,
  getCheckResult,
  deleteAccount,
  getDeletionStatus,
};
