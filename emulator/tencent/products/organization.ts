import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import type { Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { orgMembers } from "../members.ts";
import { regionNames, regionsOf } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { organizationFor } from "./organization/checks.ts";
import { controlActions } from "./organization/control.ts";
import { memberActions, memberConsole } from "./organization/members.ts";
import {
  nodes,
  organizationTables,
  serviceAssigns,
  shareUnits,
  unitMembers,
  unitResources,
} from "./organization/tables.ts";

function describeOrganization(call: Call): JsonObject {
  const { manager, organization } = organizationFor(call);
  const own = manager === call.account;
  const row = manager.table(orgMembers, "").get(call.account.id);
  return {
    OrgId: Number(organization["id"] ?? 500_001),
    HostUin: Number(manager.id),
    NickName: String(manager.attributes["name"] ?? manager.id),
    OrgType: 1,
    IsManager: own,
    OrgPolicyType: "Financial",
    OrgPolicyName: "财务管理",
    OrgPermission: [],
    RootNodeId: 1,
    CreateTime: String(organization["created"] ?? "2020-01-01 00:00:00"),
    JoinTime: row?.["CreateTime"] ?? "",
    IsAllowQuit: row?.["IsAllowQuit"] ?? "Denied",
    PayUin: row?.["PayUin"] ?? "",
    PayName: "",
    IsAssignManager: false,
    IsAuthManager: row?.["_authManager"] === true,
  };
}

const ofUnit = (call: Call, row: JsonObject): boolean => {
  call.need("Area");
  return row["UnitId"] === call.need("UnitId");
};

function needUnit(call: Call): JsonObject {
  const row = call.table(shareUnits).get(call.need("UnitId"));
  // The code is unverified.
  if (row === undefined) throw refusal("ResourceNotFound.ShareUnitNotExist", "共享单元不存在");
  return row;
}

const paging = { Area: "string!", Offset: "int!", Limit: "int!" } as const;
const page = { by: "offset", offset: "Offset", size: "Limit", standard: 10, max: 50 } as const;

/** The group of accounts: members, share units, delegated administrators. */
export const organization = defineService({
  product: "organization",
  version: "2021-03-31",
  scope: "global",
  tables: organizationTables,
  actions: {
    ...memberActions,
    ...controlActions,
    DescribeOrganization: action({ ignored: ["Lang", "Product"], handle: describeOrganization }),
    DescribeOrganizationNodes: action({
      params: { Limit: "int!", Offset: "int!" },
      handle: (call) => {
        organizationFor(call);
        const root: Row = {
          _seq: 0,
          NodeId: 1,
          Name: "Root",
          ParentNodeId: 0,
          Remark: "",
          CreateTime: "",
          UpdateTime: "",
          Tags: [],
        };
        const rows = [root, ...call.rows(nodes)];
        const found = paginate(call, rows, page);
        return { Total: found.total, Items: found.items };
      },
    }),
    DescribeShareAreas: action({
      ignored: ["Lang"],
      handle: (call) => {
        organizationFor(call);
        const Items = regionsOf(call.store).map((Area, at) => ({
          Name: regionNames[Area] ?? Area,
          Area,
          AreaId: at + 1,
        }));
        return { Items };
      },
    }),
    DescribeShareUnits: list({
      table: shareUnits,
      set: "Items",
      total: "Total",
      page,
      params: paging,
      where: (call, row) => (row["Area"] ?? call.need("Area")) === call.need("Area"),
    }),
    DescribeShareUnitMembers: list({
      table: unitMembers,
      set: "Items",
      total: "Total",
      page,
      params: { ...paging, UnitId: "string!" },
      where: ofUnit,
    }),
    DescribeShareUnitResources: list({
      table: unitResources,
      set: "Items",
      total: "Total",
      page,
      params: { ...paging, UnitId: "string!" },
      ignored: ["Type"],
      where: ofUnit,
    }),
    DeleteShareUnitMembers: action({
      params: { UnitId: "string!", Area: "string!", Members: "objects!" },
      handle: (call) => {
        call.need("Area");
        const { UnitId } = needUnit(call);
        for (const one of arrayOf(call.json("Members")).map(objectOf)) {
          call.table(unitMembers).remove(`${UnitId}/${one["ShareMemberUin"]}`);
        }
        return {};
      },
    }),
    DeleteShareUnitResources: action({
      params: { UnitId: "string!", Area: "string!", Type: "string!", Resources: "objects!" },
      handle: (call) => {
        call.need("Area");
        call.need("Type");
        const { UnitId } = needUnit(call);
        const table = call.table(unitResources);
        for (const one of arrayOf(call.json("Resources")).map(objectOf)) {
          table.remove(`${UnitId}/${one["ProductResourceId"]}`);
        }
        return {};
      },
    }),
    DeleteShareUnit: action({
      params: { UnitId: "string!" },
      handle: (call) => {
        const { UnitId } = needUnit(call);
        const full = [unitMembers, unitResources].some((ref) =>
          call.table(ref).some((row) => row["UnitId"] === UnitId),
        );
        if (full) throw refusal("FailedOperation.ShareUnitNotEmpty", "共享单元不为空");
        call.table(shareUnits).remove(String(UnitId));
        return {};
      },
    }),
    ListOrgServiceAssignMember: list({
      table: serviceAssigns,
      set: "Items",
      total: "Total",
      page,
      params: { Offset: "int!", Limit: "int!", ServiceId: "int", Product: "string" },
      where: (call, row) =>
        (call.text("ServiceId") ?? String(row["ServiceId"])) === String(row["ServiceId"]) &&
        (call.text("Product") ?? row["_product"]) === row["_product"],
    }),
    DeleteOrgServiceAssign: action({
      params: { MemberUin: "int!", ServiceId: "int", Product: "string" },
      handle: (call) => {
        const table = call.table(serviceAssigns);
        const service = call.text("ServiceId");
        const product = call.text("Product");
        const row = table.find(
          (one) =>
            String(one["MemberUin"]) === call.need("MemberUin") &&
            (service === undefined
              ? one["_product"] === product
              : String(one["ServiceId"]) === service),
        );
        if (row === undefined)
          throw refusal(
            "ResourceNotFound.OrganizationServiceAssignNotExist",
            "集团服务委派管理员不存在",
          );
        table.remove(table.idOf(row));
        return {};
      },
    }),
  },
  console: memberConsole,
});
