import { type ErrorReply, kindBy, refusedCall } from "../../shared/wire/error-reply.ts";
import { readText } from "../../shared/wire/paths.ts";
import type { CallError, CallErrorKind, TransportRequest } from "../../shared/wire/transport.ts";
import { permissionOf } from "../permissions.ts";

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

/** 401 stands for what the caller may not do as well: Organizations answers it to other members. */
const STATUSES: Readonly<Record<number, CallErrorKind>> = { 401: "denied", 403: "denied" };

/** Classifies an error reply to a call. */
export function callError(reply: ErrorReply, { product, action }: TransportRequest): CallError {
  return refusedCall(reply, kindBy(reply, KINDS, STATUSES), {
    action,
    needs: permissionOf(product, action),
    // A gateway's 404 speaks of the call, a product's of what it was made for.
    status: reply.code.startsWith("APIG") ? undefined : reply.status,
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
