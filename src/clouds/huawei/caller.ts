import type { Account } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { credentialsVerdict } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";

/** A caller of this cloud; users and agencies are known by their id, which names their item. */
export interface HuaweiCaller extends Caller {
  /** Id of the user, or `<agencyId>:<session>` of an agency. */
  readonly principalId: string;
}

/** What every answer of GetCallerIdentity holds. */
export const CALLER_MUST = ["account_id", "principal_urn", "principal_id"] as const;

/**
 * Reads an answer of GetCallerIdentity. The URN of a user is `iam::<account>:user:<name>`, of an agency's
 * session `sts::<account>:assumed-agency:<agency>/<session>` (SDK, sts v1). That the account's root user is
 * named like a user is unverified; its item tells it apart (`is_root_user`).
 */
export function readCaller(reply: Answer, accessKeyId: string): HuaweiCaller {
  const accountId = text(reply, "account_id");
  const principal = text(reply, "principal_urn");
  const principalId = text(reply, "principal_id");
  const base = { accountId, principal, principalId, accessKeyId };
  const agency = /^sts::[^:]*:assumed-agency:([^/]+)/u.exec(principal)?.[1];
  if (agency !== undefined) return { ...base, kind: "role", roleName: agency };
  const user = /^iam::[^:]*:user:(.+)$/u.exec(principal)?.[1];
  if (user === undefined) return { ...base, kind: "root" };
  return { ...base, kind: "user", userName: user };
}

/** True when renewed keys are the same agency's; those of a user are never other ones of the same caller. */
export function isSameAgency(before: Caller | undefined, now: Caller): boolean {
  if (before?.kind !== "role" || now.kind !== "role") return false;
  return now.accountId === before.accountId && now.roleName === before.roleName;
}

/** Refuses credentials of another account than the file names; undefined when they fit. */
export function mismatch(account: Account, caller: Caller): Problem | undefined {
  const { access } = account;
  const wanted = access.via === "own" ? account.id : access.managementId;
  if (caller.accountId === wanted) return undefined;
  const role = access.via === "own" ? "the account to be closed" : "its management account";
  const hint =
    access.via === "management" && caller.accountId === account.id
      ? "These are credentials of the member itself: use those of the management account, or set `access.via: own`."
      : `Use credentials of ${wanted}, or correct account.yaml.`;
  return new Problem({
    code: "account-mismatch",
    summary: `The credentials belong to account ${caller.accountId}, but ${role} is ${wanted}`,
    where: `${account.file}, as ${caller.principal}`,
    next: `${hint} Nothing else was called.`,
  });
}

/** What an authentication error means; its text tells which of several it is (official Terraform provider). */
const KEY_WORDS: ReadonlyMap<string, readonly [summary: string, next: string]> = new Map([
  [
    "APIGW.0301",
    [
      "The access key, its secret or its token was refused",
      "Check HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and HUAWEICLOUD_SDK_SECURITY_TOKEN, and this machine's clock.",
    ],
  ],
  [
    "InvalidAccessKeyId",
    [
      "The access key does not exist, or is disabled",
      "Check HUAWEICLOUD_SDK_AK, or create a new key.",
    ],
  ],
  [
    "SignatureDoesNotMatch",
    ["The secret does not belong to the access key", "Check HUAWEICLOUD_SDK_SK."],
  ],
  [
    "RequestTimeTooSkewed",
    ["This machine's clock is more than fifteen minutes off", "Set the clock, then run again."],
  ],
]);

/** Codes that may also be the fault of one call: whether the key still works must be asked. */
const OF_ONE_CALL: ReadonlySet<string> = new Set(["APIGW.0301", "SignatureDoesNotMatch"]);

/** What the cloud says of the keys that a run works with, in the words of its start. */
export const verdictOf = credentialsVerdict({
  cloud: "Huawei Cloud",
  ofOneCall: (code) => OF_ONE_CALL.has(code),
  words: (code) => KEY_WORDS.get(code),
});

/** A Problem for an error that GetCallerIdentity answered. */
export function identityProblem(error: unknown): unknown {
  if (!(error instanceof CallError)) return error;
  const known = KEY_WORDS.get(error.code);
  if (known === undefined && error.kind !== "credentials") {
    return new Problem({
      code: "cloud-refused",
      summary: `Huawei Cloud did not say whose credentials these are: ${error.code}`,
      where: `sts GetCallerIdentity: ${error.message}`,
      next: "Check the network and the proxy, then run again.",
      cause: error,
    });
  }
  const [summary, next] = known ?? [
    `Huawei Cloud refused the credentials: ${error.code}`,
    "Check the key, its secret and its token.",
  ];
  return new Problem({
    code: "credentials",
    summary,
    where: `sts GetCallerIdentity: ${error.code}`,
    next,
    cause: error,
  });
}
