import type { Caller } from "../../core/cloud.ts";
import type { KeyWords } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text, word } from "../shared/wire/reply.ts";

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
 * What an authentication error means; the codes are those of the common error page.
 * https://help.aliyun.com/document_detail/434846.html
 */
export const KEY_WORDS: KeyWords = {
  means: {
    "InvalidAccessKeyId.NotFound": [
      "The access key does not exist",
      "Check ALIBABA_CLOUD_ACCESS_KEY_ID, or create a new key.",
    ],
    "InvalidAccessKeyId.Inactive": [
      "The access key is disabled",
      "Enable it in the RAM console, or use another key.",
    ],
    SignatureDoesNotMatch: [
      "The secret does not belong to the access key",
      "Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.",
    ],
    "InvalidSecurityToken.Expired": [
      "The temporary key has expired",
      "Get a new one and set all three variables again.",
    ],
    "InvalidSecurityToken.Malformed": [
      "The security token is damaged",
      "Set ALIBABA_CLOUD_SECURITY_TOKEN again, complete.",
    ],
    "InvalidSecurityToken.MismatchWithAccessKey": [
      "The security token belongs to another key",
      "Set all three variables from the same answer of STS.",
    ],
    "Forbidden.AccessKeyDisabled": [
      "The access key is disabled",
      "Enable it in the RAM console, or use another key.",
    ],
    InvalidAccessKeyId: [
      "The access key does not exist, or is disabled",
      "Look for it in the RAM console.",
    ],
    MissingSecurityToken: [
      "The key is a temporary one, and its token is missing",
      "Set ALIBABA_CLOUD_SECURITY_TOKEN.",
    ],
    "InvalidTimeStamp.Expired": [
      "This machine's clock is more than 15 minutes off",
      "Set the clock, then run again.",
    ],
  },
  same: {
    AccessKeyIdAndSecurityTokenNotMatch: "InvalidSecurityToken.MismatchWithAccessKey",
    InvalidSecurityToken: "InvalidSecurityToken.Malformed",
    RequestTimeExpired: "InvalidTimeStamp.Expired",
    RequestTimeTooSkewed: "InvalidTimeStamp.Expired",
    SecurityTokenExpired: "InvalidSecurityToken.Expired",
    SignatureNotMatch: "SignatureDoesNotMatch",
  },
  ofOneCall: [
    "IncompleteSignature",
    "MissingAccessKeyId",
    "SignatureDoesNotMatch",
    "SignatureNotMatch",
    "Unauthorized",
  ],
};
