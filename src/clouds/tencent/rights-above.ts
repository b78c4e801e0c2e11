import { GLOBAL_REGION } from "../../core/item.ts";
import { type Reading, readPolicy } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy } from "../shared/reach/rights.ts";
import type { Lists } from "../shared/session/cloud-parts.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, count, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import type { TencentCaller } from "./caller.ts";
import { findMember } from "./member.ts";

/** Answer to an account that is in no organization. */
const NO_ORGANIZATION = "ResourceNotFound.OrganizationNotExist";

/** Departments above a member; more is taken for a circle. */
const MOST_LEVELS = 20;

const MANAGER = "the sub-user of the management account";

/**
 * Service control policies above the account: those of the member itself and of each department up to the
 * root, each of which is bound to FullQcloudAccess by default. That every level must let a request through,
 * and that they bind root users too, is unverified; it is taken for true, since it proves less.
 * https://www.tencentcloud.com/document/product/1031/51870
 */
export async function controlLayers(
  { account, own, management }: Lists<TencentCaller>,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  const calls = management ?? own;
  const who = management === undefined ? "the identity in use" : MANAGER;
  const on = await reading.of("whether service control policies bind the account", who, () =>
    areOn(calls, signal),
  );
  if (on === undefined || on === "off") return [];
  if (management === undefined && on.manager !== account.id) {
    reading.lacks(
      `service control policies of the organization that account ${on.manager} manages may bind this account, and only there they can be read`,
      "Set `access.via: management` in account.yaml, so that they are read with the management account's credentials.",
    );
    return [];
  }
  const layers = await reading.of(
    "the service control policies above the account",
    who,
    async () => {
      const targets = await targetsOf(calls, account.id, signal);
      return Promise.all(targets.map((target) => layerAt(calls, target, signal)));
    },
  );
  return layers ?? [];
}

/** Who manages the organization in which they are switched on; `off` where nothing can bind the account. */
async function areOn(
  calls: Calls,
  signal: AbortSignal,
): Promise<{ readonly manager: string } | "off"> {
  let found: Answer;
  try {
    found = await calls.read(
      { ...organization("DescribeOrganization", {}), must: ["OrgId", "HostUin"] },
      signal,
    );
  } catch (error) {
    if (error instanceof CallError && error.code === NO_ORGANIZATION) return "off";
    throw error;
  }
  const config = await calls.read(
    {
      ...organization("DescribePolicyConfig", {
        OrganizationId: count(found, "OrgId"),
        // 0: service control policies, 1: those about tags.
        Type: 0,
      }),
      must: "Status",
    },
    signal,
  );
  return count(config, "Status") === 0 ? "off" : { manager: text(found, "HostUin") };
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

async function layerAt(calls: Calls, target: string, signal: AbortSignal): Promise<Layer> {
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
  const policies = await Promise.all(
    attached.map((one) => documentOf(calls, text(one, "StrategyId"), signal)),
  );
  return { is: `the service control policies of ${target}`, policies };
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

function organization(action: string, params: Readonly<Record<string, string | number>>) {
  return { product: "organization", action, region: GLOBAL_REGION, params };
}
