import { readPolicy } from "../shared/reach/reading.ts";
import type { ReadPolicy } from "../shared/reach/rights.ts";
import type { ControlPolicies } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { count, text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { RIGHTS } from "../zh/tencent/rights.ts";
import { findMember, organization, organizationOf } from "./member.ts";

/** Departments above a member; more is taken for a circle. */
const MOST_LEVELS = 20;

/**
 * Service control policies: those of the member itself and of each department up to the root, each of which is
 * bound to FullQcloudAccess by default. That every level must let a request through, and that they bind root
 * users too, is unverified; it is taken for true, since it proves less.
 * https://www.tencentcloud.com/document/product/1031/51870
 */
export const controlPolicies: ControlPolicies = {
  called: { en: "service control policies", zh: RIGHTS.called },
  whether: { en: "whether service control policies bind the account", zh: RIGHTS.whether },
  manager: { en: "the sub-user of the management account", zh: RIGHTS.manager },
  lacks: (manager) => ({
    en: `service control policies of the organization that account ${manager} manages may bind this account`,
    zh: RIGHTS.lacks(manager),
  }),
  bindManager: true,
  managerOf,
  targetsOf,
  policiesOf,
};

/** Who manages the organization in which they are switched on; `none` where nothing can bind the account. */
async function managerOf(calls: Calls, signal: AbortSignal): Promise<string> {
  const seen = await organizationOf(calls, signal);
  if (seen === undefined) return "none";
  const { id, manager } = seen;
  if (!/^\d{1,15}$/u.test(id)) throw unreadable("the reply has no number at OrgId");
  // 0: service control policies, 1: those about tags.
  const params = { OrganizationId: Number(id), Type: 0 };
  const config = await calls.read(
    { ...organization("DescribePolicyConfig", params), must: "Status" },
    signal,
  );
  return count(config, "Status") === 0 ? "none" : manager;
}

/** The member and the departments above it. */
async function targetsOf(
  calls: Calls,
  member: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const [found, nodes] = await Promise.all([
    findMember({ account: { id: member }, management: calls }, signal),
    calls.readAll(
      {
        ...organization("DescribeOrganizationNodes", {}),
        items: "Items",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 50], total: "Total" },
        must: ["NodeId", "ParentNodeId"],
      },
      signal,
    ),
  ]);
  if (found === undefined) throw unreadable(`the organization does not name member ${member}`);
  const parents = new Map(nodes.map((one) => [text(one, "NodeId"), text(one, "ParentNodeId")]));
  const above: string[] = [];
  // The root's parent is 0.
  for (let node = text(found, "NodeId"); node !== "0"; node = parents.get(node) ?? "") {
    if (!parents.has(node) || above.length > MOST_LEVELS) {
      throw unreadable(`the departments above member ${member} do not lead to the root`);
    }
    above.push(node);
  }
  return [member, ...above];
}

async function policiesOf(
  calls: Calls,
  target: string,
  signal: AbortSignal,
): Promise<readonly ReadPolicy[]> {
  const attached = await calls.readAll(
    {
      ...organization("ListPoliciesForTarget", {
        TargetId: Number(target),
        PolicyType: "SERVICE_CONTROL_POLICY",
      }),
      items: "List",
      paging: { by: "number", page: "Page", size: ["Rp", 200], total: "TotalNum" },
      must: "StrategyId",
    },
    signal,
  );
  return Promise.all(attached.map((one) => documentOf(calls, text(one, "StrategyId"), signal)));
}

async function documentOf(calls: Calls, id: string, signal: AbortSignal): Promise<ReadPolicy> {
  const reply = await calls.read(
    {
      ...organization("DescribePolicy", {
        PolicyId: Number(id),
        PolicyType: "SERVICE_CONTROL_POLICY",
      }),
      must: ["PolicyName", "PolicyDocument"],
    },
    signal,
  );
  return readPolicy(text(reply, "PolicyName"), text(reply, "PolicyDocument"));
}
