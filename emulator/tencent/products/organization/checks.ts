import type { Call } from "../../../core/call.ts";
import { arrayOf, isObject, type JsonObject, objectOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { Row } from "../../../core/table.ts";
import { countedRows } from "../../counted.ts";
import { refusal } from "../../errors.ts";
import { orgMembers } from "../../members.ts";
import { serviceAssigns, unitResources } from "./tables.ts";

/** Tables whose rows are no resources to the check. */
const notCounted = /^(cam|sts|billing|organization)\.|\.(task|batch)$|^cos\.(version|upload)$/;

/** The organization that the caller manages, or `ResourceNotFound.OrganizationNotExist`. */
export function ownOrganization(call: Call): JsonObject {
  const organization = call.account.attributes["organization"];
  if (isObject(organization)) return organization;
  throw refusal("ResourceNotFound.OrganizationNotExist", "企业组织不存在");
}

/** A member of the caller's organization. */
export function memberOf(call: Call, uin: string): Row {
  const row = call.table(orgMembers).get(uin);
  if (row === undefined) throw refusal("ResourceNotFound.MemberNotExist", "成员不存在");
  return row;
}

/** What is in an account, by product; how the vendor writes these strings is unverified. */
export function remaining(account: Account | undefined): readonly string[] {
  const found = new Set<string>();
  for (const table of account?.tables.values() ?? []) {
    const { name } = table.ref;
    if (!notCounted.test(name) && countedRows(table).length > 0)
      found.add(name.split(".")[0] ?? name);
  }
  return [...found].sort();
}

/** CheckAccountDelete's NotAllowReason, which is filled whether or not deletion is allowed. */
export function reasonsOf(call: Call, row: Row): JsonObject {
  const uin = String(row["MemberUin"]);
  const organization = ownOrganization(call);
  const assigned = call.table(serviceAssigns).some((one) => String(one["MemberUin"]) === uin);
  const shares = call.table(unitResources).some((one) => String(one["ShareManagerUin"]) === uin);
  return {
    IsCreateMember: row["MemberType"] === "Create",
    DeletionPermission: (row["_deletionPermission"] ?? organization["deletionPermission"]) === true,
    IsAssignManager: assigned || row["_assignManager"] === true,
    IsAuthManager: row["_authManager"] === true,
    IsShareManager: shares || row["_shareManager"] === true,
    OperateProcess: row["_operateProcess"] === true,
    BillingPermission: row["_billingPermission"] !== false,
    ExistResources: remaining(call.store.account(uin)),
    DetectFailedResources: arrayOf(row["_detectFailed"]),
    CICRoleConfig: row["_cicRole"] === true,
    CICUserConfig: row["_cicUser"] === true,
  };
}

/** Three of the reasons must be true, the rest false or empty. */
export function allows(reasons: JsonObject): boolean {
  const must = ["IsCreateMember", "DeletionPermission", "BillingPermission"];
  return Object.entries(reasons).every(([name, value]) =>
    must.includes(name)
      ? value === true
      : value === false || (arrayOf(value).length === 0 && value !== true),
  );
}

/** The error that DeleteAccount gives for the first reason; where none is listed, FailedOperation (unverified). */
export function refuseDeletion(reasons: JsonObject): void {
  const no = (code: string, words: string) => {
    throw refusal(code, words);
  };
  if (reasons["IsCreateMember"] !== true) {
    no("UnsupportedOperation.InviteAccountNotAllowDelete", "邀请的成员不允许删除");
  }
  if (reasons["DeletionPermission"] !== true) {
    no("UnsupportedOperation.DeleteAccountDisabled", "成员删除许可未开启");
  }
  if (reasons["IsAssignManager"] === true) {
    no(
      "UnsupportedOperation.MemberExistServiceNotAllowDelete",
      "成员是集团服务委派管理员，不允许退出组织",
    );
  }
  if (reasons["IsAuthManager"] === true) {
    no(
      "FailedOperation.OrganizationAuthManageNotAllowDelete",
      "成员是主体管理账号，不允许退出组织",
    );
  }
  if (reasons["IsShareManager"] === true) {
    no("FailedOperation.MemberShareResource", "成员正在共享资源，不允许退出组织");
  }
  if (
    arrayOf(reasons["ExistResources"]).length > 0 ||
    arrayOf(reasons["DetectFailedResources"]).length > 0
  ) {
    no("UnsupportedOperation.MemberAccountExistResource", "成员账号存在资源，不允许删除");
  }
  if (!allows(reasons)) no("FailedOperation", "操作失败");
}

/** The attributes of a member's account, as the list shows who pays. */
export function paysFor(row: Row): boolean {
  return String(row["PayUin"] ?? "") !== "";
}

/** The organization of an account, its own or the one that it is in. */
export function organizationFor(call: Call): { manager: Account; organization: JsonObject } {
  const { account, store } = call;
  const host = account.attributes["managedBy"];
  const manager = isObject(account.attributes["organization"])
    ? account
    : store.account(typeof host === "string" ? host : "");
  const organization = manager?.attributes["organization"];
  if (manager === undefined || !isObject(organization)) {
    throw refusal("ResourceNotFound.OrganizationNotExist", "企业组织不存在");
  }
  return { manager, organization: objectOf(organization) };
}
