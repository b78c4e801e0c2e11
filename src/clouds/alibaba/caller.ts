import type { Account } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { credentialsVerdict } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text, word } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";

/** What every answer of GetCallerIdentity (Sts 2015-04-01) holds. */
export const CALLER_MUST = ["AccountId", "Arn", "IdentityType"] as const;

/**
 * Reads an answer of GetCallerIdentity: the ARN ends in `root`, `user/<name>` or
 * `assumed-role/<role>/<session>`.
 */
export function readCaller(reply: Answer, accessKeyId: string): Caller {
  const type = word(reply, "IdentityType", ["Account", "RAMUser", "AssumedRoleUser"]);
  const principal = text(reply, "Arn");
  const base = { accountId: text(reply, "AccountId"), principal, accessKeyId };
  const [, kind, name] = /^acs:ram::[^:]*:(user|assumed-role)\/([^/]+)/u.exec(principal) ?? [];
  if (type === "Account") return { ...base, kind: "root" };
  if (type === "AssumedRoleUser" || kind === "assumed-role") {
    return { ...base, kind: "role", ...(name === undefined ? {} : { roleName: name }) };
  }
  return { ...base, kind: "user", ...(name === undefined ? {} : { userName: name }) };
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

/**
 * What an authentication error means; the codes are those of the common error page.
 * https://help.aliyun.com/document_detail/434846.html
 */
const KEY_WORDS: ReadonlyMap<string, readonly [summary: string, next: string]> = new Map([
  [
    "InvalidAccessKeyId.NotFound",
    ["The access key does not exist", "Check ALIBABA_CLOUD_ACCESS_KEY_ID, or create a new key."],
  ],
  [
    "InvalidAccessKeyId.Inactive",
    ["The access key is disabled", "Enable it in the RAM console, or use another key."],
  ],
  [
    "SignatureDoesNotMatch",
    ["The secret does not belong to the access key", "Check ALIBABA_CLOUD_ACCESS_KEY_SECRET."],
  ],
  [
    "InvalidSecurityToken.Expired",
    ["The temporary key has expired", "Get a new one and set all three variables again."],
  ],
  [
    "InvalidSecurityToken.Malformed",
    ["The security token is damaged", "Set ALIBABA_CLOUD_SECURITY_TOKEN again, complete."],
  ],
  [
    "InvalidSecurityToken.MismatchWithAccessKey",
    [
      "The security token belongs to another key",
      "Set all three variables from the same answer of STS.",
    ],
  ],
  [
    "Forbidden.AccessKeyDisabled",
    ["The access key is disabled", "Enable it in the RAM console, or use another key."],
  ],
  [
    "InvalidAccessKeyId",
    ["The access key does not exist, or is disabled", "Look for it in the RAM console."],
  ],
  [
    "MissingSecurityToken",
    ["The key is a temporary one, and its token is missing", "Set ALIBABA_CLOUD_SECURITY_TOKEN."],
  ],
  [
    "InvalidTimeStamp.Expired",
    ["This machine's clock is more than 15 minutes off", "Set the clock, then run again."],
  ],
]);

/** Other products' codes for the same. */
const SAME: Readonly<Record<string, string>> = {
  AccessKeyIdAndSecurityTokenNotMatch: "InvalidSecurityToken.MismatchWithAccessKey",
  InvalidSecurityToken: "InvalidSecurityToken.Malformed",
  RequestTimeExpired: "InvalidTimeStamp.Expired",
  RequestTimeTooSkewed: "InvalidTimeStamp.Expired",
  SecurityTokenExpired: "InvalidSecurityToken.Expired",
  SignatureNotMatch: "SignatureDoesNotMatch",
};

/** Codes that may also be the fault of one call: whether the key still works must be asked. */
const OF_ONE_CALL: ReadonlySet<string> = new Set([
  "IncompleteSignature",
  "MissingAccessKeyId",
  "SignatureDoesNotMatch",
  "SignatureNotMatch",
  "Unauthorized",
]);

/** What the cloud says of the keys that a run works with, in the words of its start. */
export const verdictOf = credentialsVerdict({
  cloud: "Alibaba Cloud",
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
      summary: `Alibaba Cloud did not say whose credentials these are: ${error.code}`,
      where: `Sts GetCallerIdentity: ${error.message}`,
      next: "Check the network and the proxy, then run again.",
      cause: error,
    });
  }
  const [summary, next] = known ?? [
    `Alibaba Cloud refused the credentials: ${error.code}`,
    "Check the key, its secret and its token.",
  ];
  return new Problem({
    code: "credentials",
    summary,
    where: `Sts GetCallerIdentity: ${error.code}`,
    next,
    cause: error,
  });
}
