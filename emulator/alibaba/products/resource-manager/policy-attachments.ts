import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { attachments } from "../../identity.ts";
import { contains, every, tagged } from "../data/filters.ts";
import { principalName } from "../ram/shared.ts";
import { byPage } from "./accounts.ts";

/** Resource groups, as ListResourceGroups returns them. The default one has no row. */
export const resourceGroups = defineTable("resourcemanager.resource-group", {
  id: "Id",
  scope: "account",
});

/** A principal in this product's words: `alice@demo.onaliyun.com`, `x@group.…`, `x@role.…`. */
function principalOf(call: Call, row: Row): string {
  const name = textOf(row["PrincipalName"]) ?? "";
  if (row["PrincipalType"] === "IMSGroup") return `${name}@group.${call.account.id}.onaliyun.com`;
  if (row["PrincipalType"] === "ServiceRole") {
    return `${name}@role.${call.account.id}.onaliyunservice.com`;
  }
  return principalName(call.account, name);
}

/** https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcemanager-2020-03-31-listpolicyattachments */
function listPolicyAttachments(call: Call): JsonObject {
  const wanted = {
    PolicyName: call.text("PolicyName"),
    PolicyType: call.text("PolicyType"),
    PrincipalType: call.text("PrincipalType"),
    ResourceGroupId: call.text("ResourceGroupId"),
  };
  const principal = call.text("PrincipalName");
  const rows = call.rows(
    attachments,
    (row) =>
      Object.entries(wanted).every(
        ([field, value]) => value === undefined || row[field] === value,
      ) &&
      (principal === undefined || principalOf(call, row) === principal),
  );
  const page = paginate(call, rows, byPage, (row) => ({
    ...row,
    Description: "",
    PrincipalName: principalOf(call, row),
  }));
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    PolicyAttachments: { PolicyAttachment: page.items },
  };
}

function detachPolicy(call: Call): JsonObject {
  const principal = call.need("PrincipalName");
  const type = call.need("PrincipalType");
  const policy = call.need("PolicyName");
  const policyType = call.need("PolicyType");
  const group = call.need("ResourceGroupId");
  const row = call
    .table(attachments)
    .find(
      (one) =>
        one["PrincipalType"] === type &&
        one["PolicyName"] === policy &&
        one["PolicyType"] === policyType &&
        one["ResourceGroupId"] === group &&
        principalOf(call, one) === principal,
    );
  if (row === undefined) {
    // The code is unverified.
    throw vendorError(404, "EntityNotExists.PolicyAttachment", "The attachment does not exist.");
  }
  call.table(attachments).remove(call.table(attachments).idOf(row));
  return {};
}

function listResourceGroups(call: Call): JsonObject {
  const status = call.text("Status");
  const id = call.text("ResourceGroupId");
  const ids = new Set(call.list("ResourceGroupIds.N"));
  const rows = call.rows(
    resourceGroups,
    every(
      (row) =>
        (status === undefined || row["Status"] === status) &&
        (id === undefined || row["Id"] === id) &&
        (ids.size === 0 || ids.has(textOf(row["Id"]) ?? "")),
      contains(call, "Name", ["Name"]),
      contains(call, "DisplayName", ["DisplayName"]),
      tagged(call),
    ),
  );
  const page = paginate(call, rows, byPage);
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    ResourceGroups: { ResourceGroup: page.items },
  };
}

/** The handlers of this file. */
export const attachmentHandlers = { listPolicyAttachments, detachPolicy, listResourceGroups };
