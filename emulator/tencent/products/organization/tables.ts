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

/** Departments but the root: `NodeId`, `Name`, `ParentNodeId`. */
export const nodes = defineTable("organization.node", { id: "NodeId", scope: "account" });
/**
 * Service control policies bound to a member or a department: `TargetId`, `PolicyId`, `PolicyName`, hidden
 * `_document`. They limit nobody here: what a caller under one sees is its own policies' doing.
 */
export const controlPolicies = defineTable("organization.control-policy", {
  id: (row: Row) => `${row["TargetId"]}/${row["PolicyId"]}`,
  scope: "account",
  own: ["TargetId", "PolicyId", "PolicyName", "PolicyDocument"],
});

/** The tables of the product. */
export const organizationTables = [
  orgMembers,
  shareUnits,
  unitMembers,
  unitResources,
  serviceAssigns,
  memberPolicies,
  nodes,
  controlPolicies,
];
