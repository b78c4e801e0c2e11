import { type ErrorReply, kindBy, refusedCall } from "../../shared/wire/error-reply.ts";
import { asText, isRecord, readText } from "../../shared/wire/paths.ts";
import type { CallError, CallErrorKind } from "../../shared/wire/transport.ts";

/**
 * Kinds by exact code. Sources: https://help.aliyun.com/document_detail/434846.html (gateway codes),
 * `NeedRetry` and error lists of aliyun/terraform-provider-alicloud 81c43b6 (product-level codes),
 * https://www.alibabacloud.com/help/en/oss/support/http-status-code-403 (OSS).
 */
const KINDS: Readonly<Record<string, CallErrorKind>> = {
  // Limits.
  TooManyRequests: "throttled",
  ONS_SYSTEM_FLOW_CONTROL: "throttled",
  QpsLimitExceeded: "throttled",
  // Surely not carried out: asked again.
  ServiceUnavailable: "transient",
  SystemBusy: "transient",
  OperationConflict: "transient",
  LastTokenProcessing: "transient",
  ConcurrentCallNotSupported: "transient",
  "SYSTEM.CONCURRENT_OPERATE": "transient",
  SignatureNonceUsed: "transient",
  // May have been carried out.
  InternalError: "unknown",
  InternalServerError: "unknown",
  // The product or action is not there.
  "InvalidProduct.NotFound": "gone-host",
  "InvalidApi.NotFound": "unsupported",
  "InvalidAction.NotFound": "unsupported",
  // Permissions.
  Forbidden: "denied",
  AccessDenied: "denied",
  Unauthorized: "denied",
  UnauthorizedOperation: "denied",
  NotAuthorized: "denied",
  NoPermission: "denied",
  // The key itself.
  MissingAccessKeyId: "credentials",
  MissingSecurityToken: "credentials",
  // https://www.alibabacloud.com/help/en/oss/user-guide/http-403-error-code
  AccessKeyIdAndSecurityTokenNotMatch: "credentials",
  // A table of the vendor's older products has it; that the gateway still answers it is unverified.
  "Forbidden.AccessKeyDisabled": "credentials",
  SignatureDoesNotMatch: "credentials",
  IncompleteSignature: "credentials",
  SecurityTokenExpired: "credentials",
  RequestTimeTooSkewed: "credentials",
  // https://www.alibabacloud.com/help/en/sls/developer-reference/error-codes
  RequestTimeExpired: "credentials",
  SignatureNotMatch: "credentials",
  "InvalidTimeStamp.Expired": "credentials",
};

/** Kinds by the beginning of the code, where the vendor adds a suffix. */
const PREFIXES: readonly (readonly [string, CallErrorKind])[] = [
  ["Throttling", "throttled"],
  ["Rejected.Throttling", "throttled"],
  ["InvalidAccessKeyId", "credentials"],
  ["InvalidSecurityToken", "credentials"],
  ["NoPermission.", "denied"],
  ["Forbidden.RAM", "denied"],
  ["Forbidden.SubUser", "denied"],
  ["AccessDenied.", "denied"],
  ["Unauthorized.", "denied"],
];

function kindOf(reply: ErrorReply): CallErrorKind {
  // Log Service has one code for a key that it does not take and for a right that is missing.
  // https://www.alibabacloud.com/help/en/sls/developer-reference/error-codes
  if (reply.status === 401 && /access ?key|security ?token/iu.test(reply.message)) {
    return "credentials";
  }
  return kindBy(reply, KINDS, { 503: "transient" }, (code) => {
    const prefixed = PREFIXES.find(([prefix]) => code.startsWith(prefix));
    return prefixed?.[1] ?? (isRecord(reply.denied) ? "denied" : undefined);
  });
}

/**
 * Classifies an error reply to a call; `needs` is the permission that the call usually needs, for
 * denials that do not name one.
 */
export function callError(
  reply: ErrorReply,
  call: { readonly action: string; readonly needs?: string | undefined },
): CallError {
  const kind = kindOf(reply);
  const hint = kind === "denied" ? denialHint(reply) : "";
  return refusedCall({ ...reply, message: `${reply.message}${hint}` }, kind, {
    action: call.action,
    needs: readText(reply.denied, "AuthAction") ?? call.needs,
  });
}

/**
 * Who can lift a denial, from the details that the vendor gives.
 * https://www.alibabacloud.com/help/en/ram/support/what-do-i-do-if-an-error-is-returned-due-to-permission-issues
 */
function denialHint(reply: ErrorReply): string {
  const action = readText(reply.denied, "AuthAction");
  const type = readText(reply.denied, "NoPermissionType");
  const policy = readText(reply.denied, "PolicyType");
  const parts = [
    action === undefined ? "" : `missing permission ${action}`,
    type === undefined
      ? ""
      : `denied${type === "ExplicitDeny" ? " explicitly" : ": no policy grants it"}`,
    policy === undefined ? "" : `by ${policy}`,
    whoLifts(reply.message, type, policy),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

/** A condition such as `acs:MFAPresent` shows as an explicit denial by a policy of the account. */
function whoLifts(message: string, type: string | undefined, policy: string | undefined): string {
  if (policy === "ControlPolicy") {
    return "a control policy of the resource directory forbids it, which only the management account can change";
  }
  const lift = "or ask a RAM administrator of the account that the caller belongs to";
  if (/\bMFA\b/u.test(message)) {
    return `a session with multi-factor authentication is asked for: sign in with it, ${lift} to lift the condition`;
  }
  if (type === "ExplicitDeny") {
    return `it may hang on a condition such as multi-factor authentication: sign in with it, ${lift} to change the policy`;
  }
  return "";
}

/** Reads the fields of a JSON error body; products differ in the case of the names. */
export function errorReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): ErrorReply {
  const field = (...names: readonly string[]): string | undefined =>
    isRecord(body)
      ? names.map((name) => asText(body[name])).find((text) => text !== undefined)
      : undefined;
  return {
    status,
    code: field("Code", "code", "errorCode", "ErrorCode") ?? `HTTP${status}`,
    message: field("Message", "message", "errorMessage", "ErrorMessage") ?? `HTTP status ${status}`,
    requestId:
      field("RequestId", "requestId", "request_id") ??
      headers["x-acs-request-id"] ??
      headers["x-oss-request-id"] ??
      headers["x-log-requestid"],
    retryAfterMs: retryAfter(headers),
    denied: isRecord(body) ? (body["AccessDeniedDetail"] ?? body["accessDeniedDetail"]) : undefined,
  };
}

/**
 * `x-acs-retry-after` is in milliseconds, as the official aliyun-cli reads it. The standard header, in
 * seconds, is taken as well; that OSS sends it is unverified.
 */
function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const own = headers["x-acs-retry-after"];
  const standard = headers["retry-after"];
  const ms = own === undefined ? Number(standard ?? "none") * 1000 : Number(own);
  return Number.isFinite(ms) ? ms : undefined;
}
