import { readText } from "../../shared/wire/paths.ts";
import { CallError, type CallErrorKind, handsOutKeys } from "../../shared/wire/transport.ts";
import { isIsolated } from "./products.ts";

/** An error reply, whatever its wire format was. */
export interface ErrorReply {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

/**
 * Kinds by exact code: the common codes of API 3.0
 * (https://cloud.tencent.com/document/api/213/30435), those of STS and billing (Go SDK), and of COS
 * (https://cloud.tencent.com/document/product/436/7730). What is not listed was refused.
 */
const KINDS: Readonly<Record<string, CallErrorKind>> = {
  // The key itself.
  "AuthFailure.AccessKeyIllegal": "credentials",
  "AuthFailure.InvalidAuthorization": "credentials",
  "AuthFailure.InvalidSecretId": "credentials",
  "AuthFailure.SecretIdNotFound": "credentials",
  "AuthFailure.SignatureExpire": "credentials",
  "AuthFailure.SignatureFailure": "credentials",
  "AuthFailure.TokenFailure": "credentials",
  InvalidAccessKeyId: "credentials",
  RequestTimeTooSkewed: "credentials",
  SignatureDoesNotMatch: "credentials",
  // Permissions.
  AccessDenied: "denied",
  "OperationDenied.SubUin": "denied",
  // Surely not carried out: asked again.
  "FailedOperation.SummaryDataNotReady": "transient",
  SlowDown: "throttled",
  // The product or action is not there.
  ActionOffline: "unsupported",
  InvalidAction: "unsupported",
  NoSuchProduct: "unsupported",
  NoSuchVersion: "unsupported",
  // Of the action, not of what the account has there: no proof of anything by itself.
  UnsupportedRegion: "unsupported",
  // Codes of single products for a region in which they are not offered.
  "AuthFailure.InvalidRegion": "unsupported",
  "UnauthorizedOperation.Region": "unsupported",
};

/** What a cloud that does not know a key answers. */
export const UNKNOWN_KEY: readonly string[] = [
  "AuthFailure.InvalidSecretId",
  "AuthFailure.SecretIdNotFound",
];

/** Kinds by family; a family is the code itself or the code with a dot behind. */
const FAMILIES: readonly (readonly [string, CallErrorKind])[] = [
  ["RequestLimitExceeded", "throttled"],
  ["UnauthorizedOperation", "denied"],
  ["AuthFailure", "denied"],
  // May have been carried out.
  ["InternalError", "unknown"],
  ["ServiceUnavailable", "unknown"],
];

function kindOf({ code, status }: ErrorReply): CallErrorKind {
  const exact = KINDS[code];
  if (exact !== undefined) return exact;
  const family = FAMILIES.find(([name]) => code === name || code.startsWith(`${name}.`));
  if (family !== undefined) return family[1];
  if (status === 429) return "throttled";
  return status >= 500 ? "unknown" : "refused";
}

/**
 * Classifies an error reply to a call; `needs` is the permission of the call, for denials. A region apart
 * from all others that does not take the key says nothing of the key elsewhere.
 */
export function callError(
  reply: ErrorReply,
  call: {
    readonly action: string;
    readonly needs: string;
    readonly region: string;
  },
): CallError {
  const own = kindOf(reply);
  const isOfRegion = isIsolated(call.region) && UNKNOWN_KEY.includes(reply.code);
  const kind = isOfRegion ? "refused" : own;
  const { code, requestId } = reply;
  return new CallError({
    kind,
    code,
    message: `${reply.message}${kind === "denied" ? hintOf(reply) : ""}`,
    mayHoldKeys: handsOutKeys(call.action),
    ...(requestId === undefined ? {} : { requestId }),
    ...(kind === "denied" ? { permission: call.needs } : {}),
  });
}

/** Who can lift a denial that more than a policy may lift. */
function hintOf({ code }: ErrorReply): string {
  if (/MFA/u.test(code)) {
    return " (multi-factor authentication is asked for: sign in with it, or ask a CAM administrator to lift the condition)";
  }
  return "";
}

/** Reads `Response.Error` of a reply of API 3.0; undefined where there is none. */
export function apiError(status: number, response: unknown): ErrorReply | undefined {
  const code = readText(response, "Error.Code");
  if (code === undefined) return undefined;
  return {
    status,
    code,
    message: readText(response, "Error.Message") ?? code,
    requestId: readText(response, "RequestId"),
  };
}
