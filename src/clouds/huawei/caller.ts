import type { Caller } from "../../core/cloud.ts";
import type { KeyWords } from "../shared/wire/credentials-verdict.ts";
import { type Answer, text } from "../shared/wire/reply.ts";

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

/** What an authentication error means; its text tells which of several it is (official Terraform provider). */
export const KEY_WORDS: KeyWords = {
  means: {
    "APIGW.0301": [
      "The access key, its secret or its token was refused",
      "Check HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and HUAWEICLOUD_SDK_SECURITY_TOKEN, and this machine's clock.",
    ],
    InvalidAccessKeyId: [
      "The access key does not exist, or is disabled",
      "Check HUAWEICLOUD_SDK_AK, or create a new key.",
    ],
    SignatureDoesNotMatch: [
      "The secret does not belong to the access key",
      "Check HUAWEICLOUD_SDK_SK.",
    ],
    RequestTimeTooSkewed: [
      "This machine's clock is more than fifteen minutes off",
      "Set the clock, then run again.",
    ],
  },
  ofOneCall: ["APIGW.0301", "SignatureDoesNotMatch"],
};
