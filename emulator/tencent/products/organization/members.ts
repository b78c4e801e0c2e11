import type { Call } from "../../../core/call.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Account, Store } from "../../../core/store.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { list } from "../../listing.ts";
import { orgMembers } from "../../members.ts";
import { type Action, action, type ConsoleAction } from "../../service.ts";
import {
  allows,
  memberOf,
  organizationFor,
  ownOrganization,
  paysFor,
  reasonsOf,
  refuseDeletion,
} from "./checks.ts";
import { memberPolicies, shareUnits } from "./tables.ts";

const DAY = 86_400_000;
/** How long the review of a deletion takes here; the vendor does not say. */
const reviewDays = 3;

function checkAccountDelete(call: Call): JsonObject {
  ownOrganization(call);
  const reasons = reasonsOf(call, memberOf(call, call.need("MemberUin")));
  return { AllowDelete: allows(reasons), NotAllowReason: reasons };
}

/**
 * Submits the deletion of a created member; it is reviewed, and gone when the review is over. Only a
 * sub-user may (https://cloud.tencent.com/document/product/850/93408); root's code is unverified.
 */
function deleteAccount(call: Call): JsonObject {
  const organization = ownOrganization(call);
  if (call.principal.kind === "root") {
    throw refusal(
      "AuthFailure.UnauthorizedOperation",
      "Only an administrator sub-user may delete members.",
    );
  }
  const row = memberOf(call, call.need("MemberUin"));
  if (row["_deleteAt"] !== undefined) {
    throw refusal("FailedOperation.MemberAccountDeregisterPending", "成员账号删除审核中");
  }
  refuseDeletion(reasonsOf(call, row));
  const days = Number(organization["reviewDays"] ?? reviewDays);
  const table = call.table(orgMembers);
  table.patch(table.idOf(row), { _deleteAt: call.now() + days * DAY });
  return {};
}

function refuseRemoval(call: Call, row: Row): void {
  const reasons = reasonsOf(call, row);
  if (row["MemberType"] === "Create" && row["_securityBound"] !== true) {
    throw refusal("UnsupportedOperation.CreateMemberNotAllowDelete", "创建的成员不允许移除组织");
  }
  if (reasons["IsAuthManager"] === true) {
    throw refusal(
      "FailedOperation.OrganizationAuthManageNotAllowDelete",
      "成员是主体管理账号，不允许退出组织",
    );
  }
  if (reasons["IsShareManager"] === true) {
    throw refusal("FailedOperation.MemberShareResource", "成员正在共享资源，不允许退出组织");
  }
  if (reasons["IsAssignManager"] === true) {
    throw refusal(
      "UnsupportedOperation.MemberExistServiceNotAllowDelete",
      "成员是集团服务委派管理员，不允许退出组织",
    );
  }
  if (reasons["OperateProcess"] === true) {
    throw refusal(
      "UnsupportedOperation.MemberExistOperateProcessNotAllowDelete",
      "成员设置了操作审批,不允许删除",
    );
  }
  if (paysFor(row)) {
    throw refusal(
      "FailedOperation.MemberExistDelegatePayerNotAllowDelete",
      "成员存在代付者,不允许删除",
    );
  }
}

function release(store: Store, manager: Account, uin: string): void {
  manager.table(orgMembers, "").remove(uin);
  store.account(uin)?.describe({ managedBy: undefined, kind: "standalone" });
}

function deleteMembers(call: Call): JsonObject {
  ownOrganization(call);
  const uins = call.list("MemberUin");
  // The page lists no code for one that is not a member; the call is refused as a whole here.
  const table = call.table(orgMembers);
  const rows = table.rows().filter((row) => uins.includes(String(row["MemberUin"])));
  if (rows.length < uins.length) throw refusal("InvalidParameter", "参数错误");
  for (const row of rows) refuseRemoval(call, row);
  for (const uin of uins) release(call.store, call.account, uin);
  return {};
}

function quitOrganization(call: Call): JsonObject {
  const { manager } = organizationFor(call);
  if (manager === call.account) {
    throw refusal(
      "FailedOperation.DisableQuitSelfCreatedOrganization",
      "不能退出自己创建的企业组织",
    );
  }
  const row = manager.table(orgMembers, "").get(call.account.id);
  if (row === undefined)
    throw refusal("ResourceNotFound.OrganizationMemberNotExist", "组织成员不存在");
  if (row["MemberType"] === "Create") {
    throw refusal("UnsupportedOperation.CreateMemberNotAllowQuit", "创建的成员不允许退出");
  }
  if (row["IsAllowQuit"] === "Denied") {
    throw refusal("UnsupportedOperation.MemberNotAllowQuit", "成员不允许退出");
  }
  release(call.store, manager, call.account.id);
  return {};
}

function deleteOrganization(call: Call): JsonObject {
  const organization = ownOrganization(call);
  if (call.table(orgMembers).size > 0) {
    throw refusal("FailedOperation.OrganizationNotEmpty", "企业组织成员不为空");
  }
  if (call.table(shareUnits).size > 0) {
    throw refusal("FailedOperation.ShareUnitNotEmpty", "共享单元不为空");
  }
  if (call.table(memberPolicies).size > 0) {
    throw refusal("FailedOperation.OrgMemberPolicyExist", "存在组织成员访问策略");
  }
  if (organization["policyEnabled"] === true) {
    throw refusal("FailedOperation.OrganizationPolicyIsNotDisabled", "集团策略不是禁用状态");
  }
  call.account.describe({ organization: undefined, kind: "standalone" });
  return {};
}

/** Actions on the members and the organization itself. */
export const memberActions: Readonly<Record<string, Action>> = {
  CheckAccountDelete: action({ params: { MemberUin: "int!" }, handle: checkAccountDelete }),
  DeleteAccount: action({ params: { MemberUin: "int!" }, handle: deleteAccount }),
  DeleteOrganizationMembers: action({ params: { MemberUin: "ints!" }, handle: deleteMembers }),
  QuitOrganization: action({
    params: { OrgId: "int!" },
    handle: (call) => {
      call.need("OrgId");
      return quitOrganization(call);
    },
  }),
  DeleteOrganization: action({ handle: deleteOrganization }),
  /** `Offset` must be a multiple of `Limit`, which is at most 50. */
  DescribeOrganizationMembers: list({
    table: orgMembers,
    set: "Items",
    total: "Total",
    page: { by: "offset", offset: "Offset", size: "Limit", standard: 10, max: 50 },
    params: { Offset: "int!", Limit: "int!", SearchKey: "string" },
    ignored: ["Lang"],
    before: (call) => {
      ownOrganization(call);
      if (Number(call.need("Offset")) % Number(call.need("Limit")) !== 0) {
        throw call.errors.invalid("Offset");
      }
    },
    where: (call, row) => {
      const key = call.text("SearchKey") ?? "";
      return (
        key === "" || String(row["MemberUin"]) === key || (textOf(row["Name"]) ?? "").includes(key)
      );
    },
  }),
};

/** What a person does with members in the console. */
export const memberConsole: Readonly<Record<string, ConsoleAction>> = {
  /** 成员删除许可: no API switches it. */
  "allow-member-deletion": ({ account }, body) => {
    const { organization } = account.attributes;
    if (organization === undefined) return { error: "no organization" };
    const permission = body["allowed"] !== false;
    account.describe({
      organization: { ...objectOf(organization), deletionPermission: permission },
    });
    return { deletionPermission: permission };
  },
  "reject-deletion": ({ account }, body) => {
    const table = account.table(orgMembers, "");
    const row = table.get(textOf(body["member"]) ?? "");
    if (row?.["_deleteAt"] === undefined)
      return { error: "no deletion of that member is in review" };
    table.patch(table.idOf(row), { _deleteAt: undefined });
    return { state: "rejected" };
  },
  /** Clears what only the console can: `what` is authManager, operateProcess, shareManager, billing. */
  "clear-blocker": ({ account }, body) => {
    const table = account.table(orgMembers, "");
    const row = table.get(textOf(body["member"]) ?? "");
    const what = textOf(body["what"]) ?? "";
    if (row === undefined) return { error: "no such member" };
    const changes: Readonly<Record<string, JsonObject>> = {
      authManager: { _authManager: false },
      operateProcess: { _operateProcess: false },
      shareManager: { _shareManager: false },
      billing: { _billingPermission: true, PayUin: "", PayName: "" },
      detection: { _detectFailed: [] },
      identityCenter: { _cicRole: false, _cicUser: false },
    };
    const change = changes[what];
    if (change === undefined) return { error: `what: one of ${Object.keys(changes).join(", ")}` };
    table.patch(table.idOf(row), change);
    return { cleared: what };
  },
};
