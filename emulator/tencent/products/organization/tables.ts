import { defineTable, type Row } from "../../../core/table.ts";
import { orgMembers } from "../../members.ts";

/** Share units of the management account: the fields of ManagerShareUnit. */
export const shareUnits = defineTable("organization.share-unit", {
  id: "UnitId",
  scope: "account",
});
/** Members of share units: `UnitId`, `ShareMemberUin`. */
export const unitMembers = defineTable("organization.share-unit-member", {
  id: (row: Row) => `${row["UnitId"]}/${row["ShareMemberUin"]}`,
  scope: "account",
});
/** Resources of share units: `UnitId`, `ResourceId`, `Type`, `ProductResourceId`, `ShareManagerUin`. */
export const unitResources = defineTable("organization.share-unit-resource", {
  id: (row: Row) => `${row["UnitId"]}/${row["ProductResourceId"]}`,
  scope: "account",
});
/** Delegated administrators of trusted services: `ServiceId`, `ProductName`, `MemberUin`. */
export const serviceAssigns = defineTable("organization.service-assign", {
  id: (row: Row) => `${row["ServiceId"]}/${row["MemberUin"]}`,
  scope: "account",
});
/** Access policies of members: one row is enough to keep the organization from being dissolved. */
export const memberPolicies = defineTable("organization.member-policy", {
  id: "PolicyId",
  scope: "account",
});

/** The tables of the product. */
export const organizationTables = [
  orgMembers,
  shareUnits,
  unitMembers,
  unitResources,
  serviceAssigns,
  memberPolicies,
];
