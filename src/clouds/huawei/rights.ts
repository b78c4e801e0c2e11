import type { Sentence } from "../../core/language.ts";
import type { Paging } from "../../core/row-call.ts";
import type { ReadPolicy } from "../shared/reach/rights.ts";
import { type Asking, asking } from "../shared/session/asking.ts";
import { policiesOf, type RightsParts } from "../shared/session/control-layers.ts";
import { flagIfSent, records, text } from "../shared/wire/reply.ts";
import { RIGHTS } from "../zh/huawei/rights.ts";
import type { HuaweiCaller } from "./caller.ts";
import { readPolicyOf } from "./policy-reading.ts";
import { controlPolicies } from "./rights-above.ts";
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
 * how the two versions decide together is unverified beyond that.
 */
export const rights: RightsParts<HuaweiCaller> = {
  nameOf,
  async ownLayers(calls, caller, reading, signal) {
    if (caller.kind === "root") return [];
    const ask = asking(calls, "iam", signal);
    return policiesOf(nameOf(caller), reading, async () => {
      if (caller.kind === "user" && (await isRoot(ask, caller.principalId))) return "all";
      const [five, three] = await Promise.all([
        identityPolicies(ask, caller),
        permissionsOfThree(ask, caller),
      ]);
      return [...five, ...three];
    });
  },
  controlPolicies: () => controlPolicies,
};

function nameOf({ kind, userName, roleName, accountId }: HuaweiCaller): Sentence {
  if (kind === "role")
    return {
      en: `agency ${roleName ?? "in use"}`,
      zh: RIGHTS.role(roleName ?? RIGHTS.inUse),
    };
  return kind === "user"
    ? { en: `user ${userName ?? "in use"}`, zh: RIGHTS.user(userName ?? RIGHTS.inUse) }
    : { en: `the account ${accountId} itself`, zh: RIGHTS.root(accountId) };
}

/** The account's own user, which no identity policy limits. */
async function isRoot(ask: Asking, user_id: string): Promise<boolean> {
  const reply = await ask.one("ShowUserV5", { user_id }, "user.user_id");
  return flagIfSent(reply, "user.is_root_user", "left out of users that are not it") === true;
}

/** The id of an agency stands before the name of the session. */
function agencyOf({ principalId }: HuaweiCaller): string {
  return principalId.split(":")[0] ?? principalId;
}

const FIVE = { items: "attached_policies", paging: markers(200), must: "policy_id" } as const;
const GROUPS = { items: "groups", paging: markers(200), must: "group_id" } as const;

async function identityPolicies(ask: Asking, caller: HuaweiCaller): Promise<readonly ReadPolicy[]> {
  const ids =
    caller.kind === "role"
      ? [ask.texts("ListAttachedAgencyPoliciesV5", { agency_id: agencyOf(caller) }, FIVE)]
      : await policiesOfUser(ask, caller.principalId);
  const all = new Set((await Promise.all(ids)).flat());
  return Promise.all([...all].map((id) => documentOf(ask, id)));
}

/** Those of a user and of its groups. */
async function policiesOfUser(ask: Asking, user_id: string) {
  const own = await ask.texts("ListAttachedUserPoliciesV5", { user_id }, FIVE);
  const groups = await ask.texts("ListGroupsV5", { user_id }, GROUPS);
  return [
    own,
    ...groups.map((group_id) => ask.texts("ListAttachedGroupPoliciesV5", { group_id }, FIVE)),
  ];
}

async function documentOf(ask: Asking, policy_id: string): Promise<ReadPolicy> {
  const [name, current] = ["policy.policy_name", "policy.default_version_id"] as const;
  const policy = await ask.one("GetPolicyV5", { policy_id }, [name, current]);
  const params = { policy_id, version_id: text(policy, current) };
  const version = await ask.one("GetPolicyVersionV5", params, "policy_version.document");
  return readPolicyOf(text(policy, name), text(version, "policy_version.document"));
}

const THREE = { items: "role_assignments", paging: PAGES, must: "role.id" } as const;

async function permissionsOfThree(
  ask: Asking,
  caller: HuaweiCaller,
): Promise<readonly ReadPolicy[]> {
  const subject: CallParams =
    caller.kind === "role"
      ? { "subject.agency_id": agencyOf(caller) }
      : { "subject.user_id": caller.principalId, include_group: true };
  const given = await Promise.all(
    SCOPES.map(async (scope, at) => {
      const params = { domain_id: caller.accountId, ...subject, ...scope };
      const roles = new Set(await ask.texts("ShowDomainRoleAssignments", params, THREE));
      return [...roles].map((role) => roleOf(ask, role, at > 0));
    }),
  );
  return Promise.all(given.flat());
}

async function roleOf(ask: Asking, role_id: string, forSome: boolean): Promise<ReadPolicy> {
  const [name, statements] = ["role.name", "role.policy.Statement"] as const;
  const reply = await ask.one("KeystoneShowPermission", { role_id }, [name, statements]);
  const document = JSON.stringify({ Statement: records(reply, statements) });
  return readPolicyOf(text(reply, name), document, forSome);
}
