import { createHmac } from "node:crypto";
import type { Principal } from "../../core/call.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
import { resolveKey } from "../identity.ts";
import { equal } from "../wire/sdk-signature.ts";
import type { ObsRequest } from "./request.ts";

const window = 15 * 60_000;

/** Names of the query that are signed. https://support.huaweicloud.com/api-obs/obs_04_0010.html */
const signed = new Set([
  "acl",
  "append",
  "apiversion",
  "backtosource",
  "cors",
  "customdomain",
  "delete",
  "deletebucket",
  "encryption",
  "inventory",
  "length",
  "lifecycle",
  "location",
  "logging",
  "metadata",
  "modify",
  "name",
  "notification",
  "object-lock",
  "partNumber",
  "policy",
  "position",
  "quota",
  "rename",
  "replication",
  "requestPayment",
  "restore",
  "retention",
  "storageClass",
  "storagePolicy",
  "storageinfo",
  "tagging",
  "torrent",
  "truncate",
  "uploadId",
  "uploads",
  "versionId",
  "versioning",
  "versions",
  "website",
  "x-image-process",
  "x-obs-security-token",
]);

const form = /^(OBS|AWS) ([^:\s]+):(\S+)$/u;

/** The key that a request names; empty when it is not signed. */
export function claimedKey({ headers }: ObsRequest): string {
  return form.exec(headers["authorization"] ?? "")?.[2] ?? "";
}

/** Who signed a request, or why nobody is believed. */
export function authenticateObs(request: ObsRequest, store: Store): Principal | VendorError {
  const { headers } = request;
  const [, scheme, id, signature] = form.exec(headers["authorization"] ?? "") ?? [];
  if (scheme === undefined || id === undefined || signature === undefined) {
    return vendorError(403, "AccessDenied", "Access Denied");
  }
  const prefix = scheme === "OBS" ? "x-obs-" : "x-amz-";
  const time = Date.parse(headers[`${prefix}date`] ?? headers["date"] ?? "");
  const now = store.clock.wall();
  if (!(Math.abs(now - time) <= window)) {
    return vendorError(
      403,
      "RequestTimeTooSkewed",
      "The difference between the request time and the server's time is too large.",
    );
  }
  const key = resolveKey(store, id);
  if (key === undefined || !key.active) {
    return vendorError(
      403,
      "InvalidAccessKeyId",
      "The OBS Access Key Id you provided does not exist.",
    );
  }
  const token = headers[`${prefix}security-token`];
  if (key.token !== token || (key.expires !== undefined && now > key.expires)) {
    return vendorError(403, "InvalidAccessKeyId", "The security token is not valid.");
  }
  const fits = request.resources.some((resource) => {
    const text = textToSign(request, prefix, resource);
    return equal(createHmac("sha1", key.secret).update(text).digest("base64"), signature);
  });
  if (fits) return key.principal;
  return vendorError(
    403,
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided.",
  );
}

function textToSign(
  { method, headers, query }: ObsRequest,
  prefix: string,
  resource: string,
): string {
  const own = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .sort();
  const dated = headers[`${prefix}date`] !== undefined;
  const subs = [...query]
    .filter(([name]) => signed.has(name) || name.startsWith("response-"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  return [
    method,
    headers["content-md5"] ?? "",
    headers["content-type"] ?? "",
    dated ? "" : (headers["date"] ?? ""),
    ...own.map(([name, value]) => `${name}:${value.trim()}`),
    resource + (subs.length === 0 ? "" : `?${subs.join("&")}`),
  ].join("\n");
}
