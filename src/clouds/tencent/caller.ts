import type { Caller } from "../../core/cloud.ts";
import type { KeyWords } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text } from "../shared/wire/reply.ts";

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

/** What an authentication error means. https://cloud.tencent.com/document/api/213/30435 */
export const KEY_WORDS: KeyWords = {
  means: {
    "AuthFailure.SecretIdNotFound": [
      "The secret id does not exist, or its key is disabled",
      "Check TENCENTCLOUD_SECRET_ID, or create a new key.",
    ],
    "AuthFailure.InvalidSecretId": [
      "The secret id is not one of an API key",
      "Check TENCENTCLOUD_SECRET_ID.",
    ],
    "AuthFailure.SignatureFailure": [
      "The secret key does not belong to the secret id",
      "Check TENCENTCLOUD_SECRET_KEY.",
    ],
    "AuthFailure.TokenFailure": [
      "The temporary key has expired, or its token is wrong",
      "Get a new one and set all three variables again.",
    ],
    "AuthFailure.SignatureExpire": [
      "This machine's clock is more than five minutes off",
      "Set the clock, then run again.",
    ],
  },
  // Codes of COS for the same. https://cloud.tencent.com/document/product/436/7730
  same: {
    InvalidAccessKeyId: "AuthFailure.SecretIdNotFound",
    RequestTimeTooSkewed: "AuthFailure.SignatureExpire",
    SignatureDoesNotMatch: "AuthFailure.SignatureFailure",
  },
  ofOneCall: [
    "AuthFailure.InvalidAuthorization",
    "AuthFailure.SignatureFailure",
    "SignatureDoesNotMatch",
  ],
};
