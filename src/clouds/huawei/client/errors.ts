import { readText } from "../../shared/wire/paths.ts";
import { CallError, type CallErrorKind, handsOutKeys } from "../../shared/wire/transport.ts";

/** An error reply, whatever its shape was. */
export interface ErrorReply {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
  /** How long the reply asks to wait. */
  readonly retryAfterMs?: number;
}

/**
 * Kinds by exact code: the gateway's (https://support.huaweicloud.com/intl/en-us/usermanual-apig/apig_03_0020.html
 * unverified as a whole; those here are seen in the vendor's Terraform provider), billing's, those of
 * Organizations, and of OBS (https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html).
 */
const KINDS: Readonly<Record<string, CallErrorKind>> = {
  // The key itself.
  "APIGW.0301": "credentials",
  InvalidAccessKeyId: "credentials",
  RequestTimeTooSkewed: "credentials",
  SignatureDoesNotMatch: "credentials",
  // Permissions.
  "APIGW.0302": "denied",
  "APIGW.0303": "denied",
  AccessDenied: "denied",
  "VPC.0005": "denied",
  // Surely not carried out: asked again.
  "APIG.0308": "throttled",
  "APIGW.0308": "throttled",
  "CBC.0250": "throttled",
  "Organizations.1003": "transient",
  SlowDown: "throttled",
  // The product or its action is not there.
  "APIGW.0101": "unsupported",
};

function kindOf({ code, status }: ErrorReply): CallErrorKind {
  const exact = KINDS[code];
  if (exact !== undefined) return exact;
  // 401 stands for what the caller may not do as well: Organizations answers it to other members.
  if (status === 403 || status === 401) return "denied";
  if (status === 429) return "throttled";
  // May have been carried out.
  return status >= 500 ? "unknown" : "refused";
}

/** Classifies an error reply to a call; `needs` is the permission of the call, for denials. */
export function callError(
  reply: ErrorReply,
  call: { readonly action: string; readonly needs: string },
): CallError {
  const kind = kindOf(reply);
  const { code, message, requestId, retryAfterMs } = reply;
  // A gateway's 404 speaks of the call, a product's of what it was made for.
  const status = code.startsWith("APIG") ? {} : { status: reply.status };
  return new CallError({
    kind,
    code,
    message,
    ...status,
    mayHoldKeys: handsOutKeys(call.action),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(kind === "denied" ? { permission: call.needs } : {}),
  });
}

/** Where each shape of error body has its code and its text; products differ. */
const SHAPES: readonly (readonly [code: string, message: string])[] = [
  ["error_code", "error_msg"],
  ["error.error_code", "error.error_msg"],
  ["error.code", "error.message"],
  ["errorCode", "errorMessage"],
  ["code", "message"],
  // The products that are OpenStack's name the error after its status.
  ...["badRequest", "itemNotFound", "conflictingRequest", "forbidden", "overLimit"].map(
    (name) => [`${name}.code`, `${name}.message`] as const,
  ),
];

/** Reads the body of an error; undefined where it names no code in any of the vendor's shapes. */
export function bodyError(
  body: unknown,
): Pick<ErrorReply, "code" | "message" | "requestId"> | undefined {
  for (const [at, text] of SHAPES) {
    const code = readText(body, at);
    if (code === undefined) continue;
    return { code, message: readText(body, text) ?? code, requestId: readText(body, "request_id") };
  }
  return undefined;
}
