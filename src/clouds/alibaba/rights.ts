import type { Caller } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Sentence } from "../../core/language.ts";
import { type Reading, readPolicy } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy } from "../shared/reach/rights.ts";
import { policiesOf, type RightsParts } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";
import { RIGHTS } from "../zh/alibaba/rights.ts";
import { resourceManager } from "./directory.ts";
import { controlPoliciesFor } from "./rights-above.ts";
import { pages } from "./services/parts/pagings.ts";

/** A policy that an identity has, by the two names that RAM knows it by. */
interface Attached {
  readonly name: string;
  readonly type: string;
  /** Set where it holds in one resource group. */
  readonly group?: string;
}

/** An identity to which policies are attached. */
interface Holder {
  readonly list: string;
  readonly params: Readonly<Record<string, string>>;
  /** What Resource Manager calls its kind, and how a name of its own begins there. */
  readonly kind: "IMSUser" | "IMSGroup" | "ServiceRole";
  readonly name: string;
}

/**
 * What gives the identity that lists its rights: a root user is limited by control policies alone, a user
 * has its own policies and those of its groups, a role its own. RAM has no permission boundary (none of its
 * actions knows one). https://www.alibabacloud.com/help/en/ram/policy-overview
 */
export const rights: RightsParts<Caller> = {
  nameOf,
  ownLayers: async (calls, caller, reading, signal) =>
    caller.kind === "root" ? [] : ownLayers(calls, caller, reading, signal),
  controlPolicies: controlPoliciesFor,
};

function nameOf({ kind, userName, roleName, accountId }: Caller): Sentence {
  if (kind === "root") return { en: `the root user of ${accountId}`, zh: RIGHTS.root(accountId) };
  const name = (kind === "user" ? userName : roleName) ?? "?";
  return kind === "user"
    ? { en: `user ${name}`, zh: RIGHTS.user(name) }
    : { en: `role ${name}`, zh: RIGHTS.role(name) };
}

async function ownLayers(
  calls: Calls,
  caller: Caller,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  return policiesOf(nameOf(caller), reading, async () => {
    const held = await holdersOf(calls, caller, signal);
    const attached = await Promise.all(held.map((holder) => attachedTo(calls, holder, signal)));
    return Promise.all(unique(attached.flat()).map((policy) => documentOf(calls, policy, signal)));
  });
}

async function holdersOf(
  calls: Calls,
  { kind, userName, roleName, principal }: Caller,
  signal: AbortSignal,
): Promise<readonly Holder[]> {
  const name = kind === "user" ? userName : roleName;
  if (name === undefined) throw new Error(`${principal} names neither a user nor a role`);
  if (kind === "role") {
    return [{ list: "ListPoliciesForRole", params: { RoleName: name }, kind: "ServiceRole", name }];
  }
  const reply = await calls.read(
    { ...ram("ListGroupsForUser", { UserName: name }), must: "Groups.Group" },
    signal,
  );
  const groups = records(reply, "Groups.Group").map((group) => text(group, "GroupName"));
  return [
    { list: "ListPoliciesForUser", params: { UserName: name }, kind: "IMSUser", name },
    ...groups.map(
      (group): Holder => ({
        list: "ListPoliciesForGroup",
        params: { GroupName: group },
        kind: "IMSGroup",
        name: group,
      }),
    ),
  ];
}

/**
 * The policies of one identity: those that hold in the whole account, and those of single resource groups,
 * which only Resource Manager shows.
 */
async function attachedTo(
  calls: Calls,
  { list, params, kind, name }: Holder,
  signal: AbortSignal,
): Promise<readonly Attached[]> {
  const [whole, everywhere] = await Promise.all([
    calls.read({ ...ram(list, params), must: "Policies.Policy" }, signal),
    calls.readAll(
      {
        ...resourceManager("ListPolicyAttachments", { PrincipalType: kind }),
        items: "PolicyAttachments.PolicyAttachment",
        must: ["PolicyName", "PolicyType", "PrincipalName", "ResourceGroupId"],
        paging: pages(100),
      },
      signal,
    ),
  ]);
  const account = records(whole, "Policies.Policy").map((policy) => ({
    name: text(policy, "PolicyName"),
    type: text(policy, "PolicyType"),
  }));
  const known = new Set(account.map(keyOf));
  const grouped = everywhere
    .filter((one) => begins(text(one, "PrincipalName"), `${name}@`))
    .map((one) => ({
      name: text(one, "PolicyName"),
      type: text(one, "PolicyType"),
      group: text(one, "ResourceGroupId"),
    }))
    .filter((one) => !known.has(keyOf(one)));
  return [...account, ...grouped];
}

async function documentOf(
  calls: Calls,
  { name, type, group }: Attached,
  signal: AbortSignal,
): Promise<ReadPolicy> {
  const reply = await calls.read(
    {
      ...ram("GetPolicy", { PolicyName: name, PolicyType: type }),
      must: "DefaultPolicyVersion.PolicyDocument",
    },
    signal,
  );
  const read = readPolicy(name, text(reply, "DefaultPolicyVersion.PolicyDocument"));
  return group === undefined ? read : { ...read, forSome: true };
}

function ram(action: string, params: Holder["params"]) {
  return { product: "Ram", action, region: GLOBAL_REGION, params };
}

function keyOf({ name, type }: Pick<Attached, "name" | "type">): string {
  return `${type}/${name}`;
}

function unique(all: readonly Attached[]): readonly Attached[] {
  return [...new Map(all.map((one) => [`${keyOf(one)}/${one.group ?? ""}`, one])).values()];
}

/** Names of identities are the same in any case. */
function begins(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}
