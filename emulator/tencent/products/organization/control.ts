import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { notFound } from "../../errors.ts";
import { type Action, action } from "../../service.ts";
import { pageRp } from "../cam/roles.ts";
import { organizationFor, ownOrganization } from "./checks.ts";
import { controlPolicies } from "./tables.ts";

/** The preset policy that every department and member has once the feature is on; its number is made up. */
const full = { PolicyId: 1, PolicyName: "FullQcloudAccess" } as const;

/** On where the seed's `organization` says `controlPolicies: true`, or one is bound. */
function isOn(call: Call): boolean {
  const { manager, organization } = organizationFor(call);
  return organization["controlPolicies"] === true || manager.table(controlPolicies, "").size > 0;
}

function policiesForTarget(call: Call): JsonObject {
  ownOrganization(call);
  const target = call.need("TargetId");
  const own = call.rows(controlPolicies, (row) => String(row["TargetId"]) === target);
  const rows: readonly Row[] = [{ ...full, TargetId: target, _seq: 0 }, ...own];
  const page = paginate(call, rows, pageRp, (row: Row) => ({
    StrategyId: Number(row["PolicyId"]),
    StrategyName: textOf(row["PolicyName"]) ?? "",
    Remark: "",
    Uin: Number(target),
    Type: Number(target) < 100_000 ? 1 : 2,
    AddTime: "",
    UpdateTime: "",
    Name: "",
    AttachTime: "",
  }));
  return { List: page.items, TotalNum: page.total };
}

function describePolicy(call: Call): JsonObject {
  ownOrganization(call);
  const id = call.need("PolicyId");
  const row = call.table(controlPolicies).find((one) => String(one["PolicyId"]) === id);
  if (row === undefined && id !== String(full.PolicyId)) {
    throw notFound("ResourceNotFound.PolicyIdNotFound", id);
  }
  const all = { version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*" }] };
  return {
    PolicyId: Number(id),
    PolicyName: textOf(row?.["PolicyName"]) ?? full.PolicyName,
    Type: row === undefined ? 2 : 1,
    Description: "",
    PolicyDocument: JSON.stringify(row?.["_document"] ?? all),
    UpdateTime: "",
    AddTime: "",
  };
}

/** Actions on service control policies. https://www.tencentcloud.com/document/product/1031/51870 */
export const controlActions: Readonly<Record<string, Action>> = {
  DescribePolicyConfig: action({
    params: { OrganizationId: "int!" },
    ignored: ["Type"],
    handle: (call) => ({ Status: isOn(call) ? 1 : 0, Type: "SERVICE_CONTROL_POLICY" }),
  }),
  ListPoliciesForTarget: action({
    params: { TargetId: "int!", Rp: "int", Page: "int" },
    ignored: ["PolicyType"],
    handle: policiesForTarget,
  }),
  DescribePolicy: action({
    params: { PolicyId: "int!" },
    ignored: ["PolicyType"],
    handle: describePolicy,
  }),
};
