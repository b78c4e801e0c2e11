import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import { arrayOf, objectOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { attachments, groups, members, policies, roles, users } from "../../identity.ts";
import { list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { pageRp } from "./roles.ts";

const relatedTypes: Readonly<Record<string, number>> = { user: 1, group: 2, role: 3 };

/** The numbers of preset policies; other than the administrator's they are this emulator's. */
const presets: Readonly<Record<string, number>> = {
  AdministratorAccess: 1,
  ReadOnlyAccess: 2,
  QCloudFinanceFullAccess: 3,
};

function numberOf(tie: Row): string {
  return String(tie["PolicyId"] ?? presets[String(tie["PolicyName"])] ?? 0);
}

function nameOf(call: Call, tie: Row): string {
  return String(tie["PolicyName"] ?? call.table(policies).get(numberOf(tie))?.["PolicyName"] ?? "");
}

function detach(kind: string, target: (call: Call) => string) {
  return (call: Call): JsonObject => {
    const id = call.text("PolicyId");
    const name = kind === "role" ? call.text("PolicyName") : undefined;
    const table = call.table(attachments);
    const row = table.find(
      (one) =>
        one["Kind"] === kind &&
        String(one["Target"]) === target(call) &&
        (id === undefined ? nameOf(call, one) === name : numberOf(one) === id),
    );
    if (row === undefined) {
      throw refusal(
        "InvalidParameter.PolicyIdNotExist",
        `The policy ${id ?? name} is not attached.`,
      );
    }
    table.remove(table.idOf(row));
    return {};
  };
}

function roleTarget(call: Call): string {
  const name = call.text("DetachRoleName");
  const row = call.table(roles).find((one) => one["RoleName"] === name);
  const id = call.text("DetachRoleId") ?? row?.["RoleId"];
  if (id === undefined) throw refusal("InvalidParameter.RoleNotExist", "The role does not exist.");
  return String(id);
}

/** What is attached to one principal. */
function attached(kind: string, target: (call: Call) => string, params: Action["params"]): Action {
  return action({
    params: { Page: "int", Rp: "int", ...params },
    handle: (call) => {
      const rows = call.rows(
        attachments,
        (one) => one["Kind"] === kind && String(one["Target"]) === target(call),
      );
      const page = paginate(call, rows, pageRp, (row: Row) => ({
        PolicyId: Number(numberOf(row)),
        PolicyName: nameOf(call, row),
        AddTime: row["AddTime"] ?? "",
        CreateMode: 1,
        PolicyType: row["PolicyId"] === undefined ? "QCS" : "User",
      }));
      return { List: page.items, TotalNum: page.total };
    },
  });
}

function deletePolicy(call: Call): JsonObject {
  const table = call.table(policies);
  const ids = call.list("PolicyId");
  for (const id of ids) {
    if (!table.has(id))
      throw refusal("InvalidParameter.PolicyIdNotExist", `The policy ${id} does not exist.`);
    if (table.get(id)?.["_organization"] === true) {
      throw refusal(
        "FailedOperation.OrganizationPolicyOperateError",
        "A policy of the organization.",
      );
    }
  }
  const ties = call.table(attachments);
  for (const tie of ties.rows())
    if (ids.includes(String(tie["PolicyId"]))) ties.remove(ties.idOf(tie));
  for (const id of ids) table.remove(id);
  return {};
}

function deleteGroup(call: Call): JsonObject {
  const id = call.need("GroupId");
  // The pages list no code for a group that is not there but these two.
  if (!call.table(groups).has(id))
    throw refusal("FailedOperation", `The group ${id} does not exist.`);
  for (const ref of [members, attachments]) {
    const table = call.table(ref);
    for (const row of table.rows()) {
      const its =
        String(row["GroupId"]) === id || (row["Kind"] === "group" && String(row["Target"]) === id);
      if (its) table.remove(table.idOf(row));
    }
  }
  call.table(groups).remove(id);
  return {};
}

/** Actions on policies, what they are attached to, and user groups. */
export const policyActions: Readonly<Record<string, Action>> = {
  /** Custom ones for Scope Local; the preset ones are not listed here. */
  ListPolicies: list({
    table: policies,
    set: "List",
    total: "TotalNum",
    page: pageRp,
    params: { Scope: "string" },
    where: (call, row) => call.text("Scope") !== "QCS" || row["Type"] === 2,
    more: () => ({ ServiceTypeList: [] }),
  }),
  DeletePolicy: action({ params: { PolicyId: "ints!" }, handle: deletePolicy }),
  ListEntitiesForPolicy: action({
    params: { PolicyId: "int!", Page: "int", Rp: "int" },
    ignored: ["EntityFilter"],
    handle: (call) => {
      const id = call.need("PolicyId");
      const rows = call.rows(attachments, (one) => String(one["PolicyId"]) === id);
      const page = paginate(call, rows, pageRp, (row: Row) => ({
        Id: String(row["Target"]),
        Name: call.table(users).get(String(row["Target"]))?.["Name"] ?? String(row["Target"]),
        Uin: row["Kind"] === "user" ? Number(row["Target"]) : 0,
        RelatedType: relatedTypes[String(row["Kind"])] ?? 1,
        AttachmentTime: row["AddTime"] ?? "",
      }));
      return { TotalNum: page.total, List: page.items };
    },
  }),
  DetachUserPolicy: action({
    params: { PolicyId: "int!", DetachUin: "int!" },
    handle: detach("user", (call) => call.need("DetachUin")),
  }),
  DetachGroupPolicy: action({
    params: { PolicyId: "int!", DetachGroupId: "int!" },
    handle: detach("group", (call) => call.need("DetachGroupId")),
  }),
  DetachRolePolicy: action({
    params: {
      PolicyId: "int",
      PolicyName: "string",
      DetachRoleId: "string",
      DetachRoleName: "string",
    },
    handle: detach("role", roleTarget),
  }),
  ListAttachedUserPolicies: attached("user", (call) => call.need("TargetUin"), {
    TargetUin: "int!",
  }),
  ListAttachedGroupPolicies: attached("group", (call) => call.need("TargetGroupId"), {
    TargetGroupId: "int!",
  }),
  ListAttachedRolePolicies: attached("role", (call) => call.need("RoleId"), {
    RoleId: "string",
    Page: "int!",
    Rp: "int!",
  }),
  ListGroups: list({ table: groups, set: "GroupInfo", total: "TotalNum", page: pageRp }),
  ListUsersForGroup: list({
    table: members,
    set: "UserInfo",
    total: "TotalNum",
    page: pageRp,
    params: { GroupId: "int!" },
    where: (call, row) => String(row["GroupId"]) === call.need("GroupId"),
    shape: ({ Uin }, call) => ({ Uin, Name: call.table(users).get(String(Uin))?.["Name"] ?? "" }),
  }),
  RemoveUserFromGroup: action({
    params: { Info: "objects!" },
    handle: (call) => {
      const table = call.table(members);
      for (const one of arrayOf(call.json("Info")).map(objectOf)) {
        table.remove(`${one["GroupId"]}/${one["Uin"]}`);
      }
      return {};
    },
  }),
  DeleteGroup: action({ params: { GroupId: "int!" }, handle: deleteGroup }),
};
