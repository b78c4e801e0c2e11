import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { notFound, refusal } from "../../errors.ts";
import { attachments, groups, members, policies, roles, users } from "../../identity.ts";
import { list } from "../../listing.ts";
import { presetDocument } from "../../permissions.ts";
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

/** What a sub-user has, and what its groups have (`AttachType` 0: both, 1: its own, 2: its groups'). */
function attachedToUser(call: Call): JsonObject {
  const uin = call.need("TargetUin");
  if (!call.table(users).has(uin)) throw notFound("ResourceNotFound.UserNotExist", uin);
  const type = call.number("AttachType");
  const own = (one: Row) => one["Kind"] === "user" && String(one["Target"]) === uin;
  const joined = call
    .table(members)
    .rows()
    .filter((one) => String(one["Uin"]) === uin)
    .map((one) => String(one["GroupId"]));
  const ofGroup = (one: Row) => one["Kind"] === "group" && joined.includes(String(one["Target"]));
  const rows = call.rows(
    attachments,
    (one) => (type !== 2 && own(one)) || (type !== 1 && ofGroup(one)),
  );
  const page = paginate(call, rows, pageRp, (row: Row) => ({
    PolicyId: numberOf(row),
    PolicyName: nameOf(call, row),
    Description: "",
    AddTime: row["AddTime"] ?? "",
    StrategyType: row["PolicyId"] === undefined ? "2" : "1",
    CreateMode: "2",
    Groups: ofGroup(row)
      ? [{ GroupId: Number(row["Target"]), GroupName: groupName(call, String(row["Target"])) }]
      : [],
    Deactived: 0,
    DeactivedDetail: [],
  }));
  return { PolicyList: page.items, TotalNum: page.total };
}

function groupName(call: Call, id: string): string {
  return String(call.table(groups).get(id)?.["GroupName"] ?? "");
}

function getPolicy(call: Call): JsonObject {
  const id = call.need("PolicyId");
  const preset = Object.entries(presets).find(([, number]) => String(number) === id)?.[0];
  const row = call.table(policies).get(id);
  if (preset === undefined && row === undefined) {
    throw notFound("ResourceNotFound.PolicyIdNotFound", id);
  }
  const document = textOf(row?.["_document"]) ?? JSON.stringify(presetDocument(preset ?? "") ?? {});
  return {
    PolicyName: preset ?? String(row?.["PolicyName"] ?? ""),
    Description: String(row?.["Description"] ?? ""),
    Type: preset === undefined ? 1 : 2,
    AddTime: String(row?.["AddTime"] ?? ""),
    UpdateTime: String(row?.["AddTime"] ?? ""),
    PolicyDocument: document,
    PresetAlias: null,
    IsServiceLinkedRolePolicy: 0,
    Tags: [],
  };
}

/** Every field is null where there is no boundary. */
function boundary(ref: TableRef, key: string): Action {
  return action({
    params: { [key]: ref === users ? "int!" : "string!" },
    handle: (call) => {
      const row = call.table(ref).get(call.need(key));
      if (row === undefined) throw refusal("InvalidParameter.ParamError", `${key} is not known.`);
      const document = row["_boundary"];
      const told = document !== undefined;
      return {
        PolicyId: told ? 9_001 : null,
        PolicyName: told ? "boundary" : null,
        PolicyDocument: told ? JSON.stringify(document) : null,
        PolicyType: told ? 1 : null,
        CreateMode: told ? 2 : null,
      };
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
  ListAttachedUserAllPolicies: action({
    params: { TargetUin: "int!", Rp: "int!", Page: "int!", AttachType: "int!" },
    handle: attachedToUser,
  }),
  GetPolicy: action({ params: { PolicyId: "int!" }, handle: getPolicy }),
  GetUserPermissionBoundary: boundary(users, "TargetUin"),
  GetRolePermissionBoundary: boundary(roles, "RoleId"),
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
