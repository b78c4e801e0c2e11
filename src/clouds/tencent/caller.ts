import type { Account } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { credentialsVerdict } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";

/** A caller of this cloud; sub-users are known by their account id (Uin), which names their item. */
export interface TencentCaller extends Caller {
  /** Uin of the user, or `<roleId>:<session>` of a role. */
  readonly userId: string;
}

/** What every answer of GetCallerIdentity (sts 2018-08-13) holds. */
export const CALLER_MUST = ["AccountId", "UserId", "Arn", "Type"] as const;

/**
 * Reads an answer of GetCallerIdentity: `Type` is CAMUser or CAMRole; a root user is told
 * by its user id, which is the account's own (from the samples of the vendor's tccli).
 */
export function readCaller(reply: Answer, secretId: string): TencentCaller {
  const accountId = text(reply, "AccountId");
  const userId = text(reply, "UserId");
  const principal = text(reply, "Arn");
  const base = { accountId, userId, principal, accessKeyId: secretId };
  const role = /^qcs::sts:[^:]*:assumed-role\/(.+)$/u.exec(principal)?.[1];
  if (role !== undefined || text(reply, "Type") === "CAMRole") {
    return { ...base, kind: "role", roleName: role ?? userId.split(":")[0] ?? userId };
  }
  if (userId === accountId) return { ...base, kind: "root" };
  return { ...base, kind: "user", userName: userId };
}

/**
 * True when renewed keys are the same role's. Those of a user are never other ones of the same caller: its
 * new key would not be the one that is kept for the end.
 */
export function isSameRole(before: Caller | undefined, now: Caller): boolean {
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

/** What an authentication error means. https://cloud.tencent.com/document/api/213/30435 */
const KEY_WORDS: ReadonlyMap<string, readonly [summary: string, next: string]> = new Map([
  [
    "AuthFailure.SecretIdNotFound",
    [
      "The secret id does not exist, or its key is disabled",
      "Check TENCENTCLOUD_SECRET_ID, or create a new key.",
    ],
  ],
  [
    "AuthFailure.InvalidSecretId",
    ["The secret id is not one of an API key", "Check TENCENTCLOUD_SECRET_ID."],
  ],
  [
    "AuthFailure.SignatureFailure",
    ["The secret key does not belong to the secret id", "Check TENCENTCLOUD_SECRET_KEY."],
  ],
  [
    "AuthFailure.TokenFailure",
    [
      "The temporary key has expired, or its token is wrong",
      "Get a new one and set all three variables again.",
    ],
  ],
  [
    "AuthFailure.SignatureExpire",
    ["This machine's clock is more than five minutes off", "Set the clock, then run again."],
  ],
]);

/** Codes of COS for the same. https://cloud.tencent.com/document/product/436/7730 */
const SAME: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: "AuthFailure.SecretIdNotFound",
  RequestTimeTooSkewed: "AuthFailure.SignatureExpire",
  SignatureDoesNotMatch: "AuthFailure.SignatureFailure",
};

/** Codes that may also be the fault of one call: whether the key still works must be asked. */
const OF_ONE_CALL: ReadonlySet<string> = new Set([
  "AuthFailure.InvalidAuthorization",
  "AuthFailure.SignatureFailure",
  "SignatureDoesNotMatch",
]);

/** What the cloud says of the keys that a run works with, in the words of its start. */
export const verdictOf = credentialsVerdict({
  cloud: "Tencent Cloud",
  ofOneCall: (code) => OF_ONE_CALL.has(code),
  words: (code) => KEY_WORDS.get(SAME[code] ?? code),
});

/** A Problem for an error that GetCallerIdentity answered. */
export function identityProblem(error: unknown): unknown {
  if (!(error instanceof CallError)) return error;
  const known = KEY_WORDS.get(SAME[error.code] ?? error.code);
  if (known === undefined && error.kind !== "credentials") {
    return new Problem({
      code: "cloud-refused",
      summary: `Tencent Cloud did not say whose credentials these are: ${error.code}`,
      where: `sts GetCallerIdentity: ${error.message}`,
      next: "Check the network and the proxy, then run again.",
      cause: error,
    });
  }
  const [summary, next] = known ?? [
    `Tencent Cloud refused the credentials: ${error.code}`,
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
