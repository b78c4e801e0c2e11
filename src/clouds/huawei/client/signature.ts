import { createHash, createHmac } from "node:crypto";
import { byName, encoded } from "../../shared/wire/encoding.ts";
import type { Keys } from "./wire.ts";

const ALGORITHM = "SDK-HMAC-SHA256";

/** What is signed of a request. */
export interface Signable {
  readonly method: string;
  /** Encoded, without query. */
  readonly path: string;
  /** Names with their values, in any order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Lower case names; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `20060102T150405Z`. */
export function sdkDate(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
}

/** The query as it is signed and sent. */
export function queryText(query: Signable["query"]): string {
  return query
    .toSorted(byName)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join("&");
}

/**
 * The Authorization header of a request whose header `x-sdk-date` is set.
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-005.html
 */
export function authorization(request: Signable, { accessKey, secretKey }: Keys): string {
  const names = Object.keys(request.headers).sort();
  const path = request.path.endsWith("/") ? request.path : `${request.path}/`;
  const canonical = [
    request.method,
    path,
    queryText(request.query),
    ...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ""}`),
    "",
    names.join(";"),
    sha256(request.body),
  ].join("\n");
  const text = [ALGORITHM, request.headers["x-sdk-date"] ?? "", sha256(canonical)].join("\n");
  const signature = createHmac("sha256", secretKey).update(text).digest("hex");
  return `${ALGORITHM} Access=${accessKey}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
