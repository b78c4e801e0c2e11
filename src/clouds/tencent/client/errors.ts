import { type ErrorReply, kindBy, refusedCall } from "../../shared/wire/error-reply.ts";
import { readText } from "../../shared/wire/paths.ts";
import type { CallError, CallErrorKind, TransportRequest } from "../../shared/wire/transport.ts";
import { permissionOf } from "../cam-codes.ts";
import { isIsolated } from "./products.ts";

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

function familyOf(code: string): CallErrorKind | undefined {
  return FAMILIES.find(([name]) => code === name || code.startsWith(`${name}.`))?.[1];
}

/**
 * Classifies an error reply to a call. A region apart from all others that does not take the key says nothing
 * of the key elsewhere.
 */
export function callError(
  reply: ErrorReply,
  { product, action, region }: TransportRequest,
): CallError {
  const isOfRegion = isIsolated(region) && UNKNOWN_KEY.includes(reply.code);
  const kind = isOfRegion ? "refused" : kindBy(reply, KINDS, {}, familyOf);
  const message = `${reply.message}${kind === "denied" ? hintOf(reply) : ""}`;
  return refusedCall({ ...reply, message }, kind, {
    action,
    needs: permissionOf(product, action),
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
