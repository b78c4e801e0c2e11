import { createHash, createHmac } from "node:crypto";
import type { Principal } from "../../core/call.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
import { resolveKey } from "../identity.ts";
import { equal } from "../wire/tc3.ts";
import type { CosRequest } from "./request.ts";

/** The key that a request names; empty when it is not signed. */
export function claimedKey(request: CosRequest): string {
  return fieldsOf(request).get("q-ak") ?? "";
}

function fieldsOf(request: CosRequest): ReadonlyMap<string, string> {
  const header = request.headers["authorization"] ?? "";
  const pairs = header.split("&").map((part): [string, string] => {
    const at = part.indexOf("=");
    return [part.slice(0, at), part.slice(at + 1)];
  });
  return header.includes("q-signature=") ? new Map(pairs) : request.query;
}

/**
 * Who signed a request, or why nobody is believed.
 * https://cloud.tencent.com/document/product/436/7778 ; codes of .../436/7730
 */
export function authenticateCos(request: CosRequest, store: Store): Principal | VendorError {
  const fields = fieldsOf(request);
  const signature = fields.get("q-signature");
  if (signature === undefined) return denied("AccessDenied", "Access Denied.");
  const key = resolveKey(store, fields.get("q-ak") ?? "");
  if (key === undefined || !key.active) {
    return denied(
      "InvalidAccessKeyId",
      "The Access Key Id you provided does not exist in our records.",
    );
  }
  const token =
    request.headers["x-cos-security-token"] ?? request.query.get("x-cos-security-token");
  const now = store.clock.wall();
  if (key.token !== token || (key.expires !== undefined && now > key.expires)) {
    return denied("InvalidAccessKeyId", "The security token is not valid.");
  }
  const [from = "", to = ""] = (fields.get("q-sign-time") ?? "").split(";");
  // A client's clock that is fifteen minutes ahead is refused; the width is unverified.
  if (!(Number(from) * 1000 <= now + 900_000)) {
    return denied(
      "RequestTimeTooSkewed",
      "The difference between the request time and the server's time is too large.",
    );
  }
  if (!(now <= Number(to) * 1000)) return denied("AccessDenied", "Request has expired");
  const { host = "" } = request.headers;
  // the vendor's clients sign the host without the port that they send
  const signed = [host, host.replace(/:\d+$/u, "")].some((one) =>
    equal(
      cosSignature(key.secret, { ...request, headers: { ...request.headers, host: one } }, fields),
      signature,
    ),
  );
  if (!signed) {
    return denied("SignatureDoesNotMatch", "The Signature you specified is invalid.");
  }
  return key.principal;
}

function denied(code: string, message: string): VendorError {
  return vendorError(403, code, message);
}

const hmac = (key: string, text: string): string =>
  createHmac("sha1", key).update(text).digest("hex");

function cosSignature(
  secret: string,
  request: CosRequest,
  fields: ReadonlyMap<string, string>,
): string {
  const signKey = hmac(secret, fields.get("q-key-time") ?? "");
  const query = new Map([...request.query].map(([name, value]) => [lower(name), value]));
  const headers = new Map(
    Object.entries(request.headers).map(([name, value]) => [lower(name), value]),
  );
  const http = [
    request.method.toLowerCase(),
    request.path,
    listed(fields.get("q-url-param-list"), query),
    listed(fields.get("q-header-list"), headers),
    "",
  ].join("\n");
  const hashed = createHash("sha1").update(http).digest("hex");
  return hmac(signKey, `sha1\n${fields.get("q-sign-time")}\n${hashed}\n`);
}

/** `name=value` of the named ones, in the order of the list. */
function listed(names: string | undefined, values: ReadonlyMap<string, string>): string {
  return (names ?? "")
    .split(";")
    .filter((name) => name !== "")
    .map((name) => `${name}=${encode(values.get(name) ?? "")}`)
    .join("&");
}

const lower = (name: string): string => encode(name).toLowerCase();

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
