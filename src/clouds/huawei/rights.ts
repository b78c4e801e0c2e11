import { GLOBAL_REGION } from "../../core/item.ts";
import type { Paging } from "../../core/row-call.ts";
import { Reading } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy, Rights } from "../shared/reach/rights.ts";
import type { Lists } from "../shared/session/cloud-parts.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { flagIfSent, records, text } from "../shared/wire/reply.ts";
import type { HuaweiCaller } from "./caller.ts";
import { readPolicyOf } from "./policy-reading.ts";
import { controlLayers } from "./rights-above.ts";
import { markers } from "./services/parts/pagings.ts";

type CallParams = Readonly<Record<string, string | boolean>>;

const PAGES: Paging = { by: "number", page: "page", size: ["per_page", 50], total: "total_num" };

/** Scopes in which permissions of version 3 are given; only the first reaches every project. */
const SCOPES: readonly CallParams[] = [
  { scope: "domain", is_inherited: true },
  { scope: "domain", is_inherited: false },
  { scope: "project" },
  { scope: "enterprise_project" },
];

/**
 * What gives the identity that lists its rights: identity policies (version 5) of a user, of its groups or of
 * an agency, and permissions of version 3, given for all resources or for some; beside them, what the
 * organization forbids. A denial in any of them counts, and so does what any of them allows for everything;
 * how the two versions decide together is unverified beyond that. What a session policy takes away, no call
 * tells.
 */
export async function rightsOf(lists: Lists<HuaweiCaller>, signal: AbortSignal): Promise<Rights> {
  const caller = await lists.caller(signal);
  const reading = new Reading();
  const of = nameOf(caller);
  const [own, above] = await Promise.all([
    ownLayers(lists.own, caller, of, reading, signal),
    controlLayers(lists, reading, signal),
  ]);
  return { of, layers: [...own, ...above], unread: reading.unread };
}

function nameOf({ kind, userName, roleName, accountId }: HuaweiCaller): string {
  if (kind === "role") return `agency ${roleName ?? "in use"}`;
  return kind === "user" ? `user ${userName ?? "in use"}` : `the account ${accountId} itself`;
}

async function ownLayers(
  calls: Calls,
  caller: HuaweiCaller,
  of: string,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  if (caller.kind === "root") return [];
  const policies = await reading.of(`the policies of ${of}`, of, async () => {
    if (caller.kind === "user" && (await isRoot(calls, caller.principalId, signal))) return "all";
    const [five, three] = await Promise.all([
      identityPolicies(calls, caller, signal),
      permissionsOfThree(calls, caller, signal),
    ]);
    return [...five, ...three];
  });
  return policies === undefined || policies === "all"
    ? []
    : [{ is: `the policies of ${of}`, policies }];
}

/** The account's own user, which no identity policy limits. */
async function isRoot(calls: Calls, userId: string, signal: AbortSignal): Promise<boolean> {
  const reply = await calls.read(
    { ...iam("ShowUserV5", { user_id: userId }), must: "user.user_id" },
    signal,
  );
  return flagIfSent(reply, "user.is_root_user", "left out of users that are not it") === true;
}

/** The id of an agency stands before the name of the session. */
function agencyOf({ principalId }: HuaweiCaller): string {
  return principalId.split(":")[0] ?? principalId;
}

async function identityPolicies(
  calls: Calls,
  caller: HuaweiCaller,
  signal: AbortSignal,
): Promise<readonly ReadPolicy[]> {
  const attached = async (action: string, params: CallParams): Promise<readonly string[]> => {
    const found = await calls.readAll(
      {
        ...iam(action, params),
        items: "attached_policies",
        paging: markers(200),
        must: "policy_id",
      },
      signal,
    );
    return found.map((one) => text(one, "policy_id"));
  };
  const ids =
    caller.kind === "role"
      ? await attached("ListAttachedAgencyPoliciesV5", { agency_id: agencyOf(caller) })
      : [
          ...(await attached("ListAttachedUserPoliciesV5", { user_id: caller.principalId })),
          ...(
            await Promise.all(
              (
                await groupsOf(calls, caller.principalId, signal)
              ).map((group_id) => attached("ListAttachedGroupPoliciesV5", { group_id })),
            )
          ).flat(),
        ];
  return Promise.all([...new Set(ids)].map((id) => documentOf(calls, id, signal)));
}

async function groupsOf(
  calls: Calls,
  user_id: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await calls.readAll(
    {
      ...iam("ListGroupsV5", { user_id }),
      items: "groups",
      paging: markers(200),
      must: "group_id",
    },
    signal,
  );
  return found.map((one) => text(one, "group_id"));
}

async function documentOf(
  calls: Calls,
  policy_id: string,
  signal: AbortSignal,
): Promise<ReadPolicy> {
  const must = ["policy.policy_name", "policy.default_version_id"] as const;
  const policy = await calls.read({ ...iam("GetPolicyV5", { policy_id }), must }, signal);
  const version_id = text(policy, "policy.default_version_id");
  const version = await calls.read(
    { ...iam("GetPolicyVersionV5", { policy_id, version_id }), must: "policy_version.document" },
    signal,
  );
  return readPolicyOf(text(policy, "policy.policy_name"), text(version, "policy_version.document"));
}

async function permissionsOfThree(
  calls: Calls,
  caller: HuaweiCaller,
  signal: AbortSignal,
): Promise<readonly ReadPolicy[]> {
  const subject: CallParams =
    caller.kind === "role"
      ? { "subject.agency_id": agencyOf(caller) }
      : { "subject.user_id": caller.principalId, include_group: true };
  const given = await Promise.all(
    SCOPES.map(async (scope, at) => {
      const found = await calls.readAll(
        {
          ...iam("ShowDomainRoleAssignments", {
            domain_id: caller.accountId,
            ...subject,
            ...scope,
          }),
          items: "role_assignments",
          paging: PAGES,
          must: "role.id",
        },
        signal,
      );
      const roles = new Set(found.map((one) => text(one, "role.id")));
      return [...roles].map((role) => roleOf(calls, role, at > 0, signal));
    }),
  );
  return Promise.all(given.flat());
}

async function roleOf(
  calls: Calls,
  role_id: string,
  forSome: boolean,
  signal: AbortSignal,
): Promise<ReadPolicy> {
  const reply = await calls.read(
    { ...iam("KeystoneShowPermission", { role_id }), must: ["role.name", "role.policy.Statement"] },
    signal,
  );
  const document = JSON.stringify({ Statement: records(reply, "role.policy.Statement") });
  return readPolicyOf(text(reply, "role.name"), document, forSome);
}

function iam(action: string, params: CallParams) {
  return { product: "iam", action, region: GLOBAL_REGION, params };
}
