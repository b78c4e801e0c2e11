import { createHash, createHmac } from "node:crypto";

/** Keys to call with. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

/** How to send one call. */
export interface Tc3Call {
  readonly url: string;
  readonly keys: Keys;
  /** The product, which is signed as the scope. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly region?: string;
  readonly body?: object;
  /** Seconds since 1970; default now. */
  readonly timestamp?: number;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Sends a call signed by TC3, as https://cloud.tencent.com/document/api/213/30654 says; returns Response. */
export async function tc3(call: Tc3Call): Promise<Record<string, unknown>> {
  const { keys, service, action, version } = call;
  const timestamp = call.timestamp ?? Math.floor(Date.now() / 1000);
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const body = JSON.stringify(call.body ?? {});
  const type = "application/json";
  const { host } = new URL(call.url);
  const signed = "content-type;host";
  const request = `POST\n/\n\ncontent-type:${type}\nhost:${host}\n\n${signed}\n${sha256(body)}`;
  const scope = `${date}/${service}/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(request)}`;
  const key = [date, service, "tc3_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`TC3${keys.secret}`),
  );
  const signature = createHmac("sha256", key).update(text).digest("hex");
  const reply = await fetch(call.url, {
    method: "POST",
    body,
    headers: {
      "content-type": type,
      authorization: `TC3-HMAC-SHA256 Credential=${keys.id}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
      "x-tc-action": action,
      "x-tc-version": version,
      "x-tc-timestamp": String(timestamp),
      ...(call.region === undefined ? {} : { "x-tc-region": call.region }),
      ...(keys.token === undefined ? {} : { "x-tc-token": keys.token }),
    },
  });
  const answer: unknown = await reply.json();
  return objectAt(answer, "Response");
}

/** A function that calls one product: `call(action, body)`. */
export function callerOf(
  emulator: { readonly url: string },
  keys: Keys,
  service: string,
  version: string,
  region = "ap-guangzhou",
): (action: string, body?: object) => Promise<Record<string, unknown>> {
  return (action, body = {}) =>
    tc3({ url: emulator.url, keys, service, version, region, action, body });
}

/** The error code of a reply; empty when it succeeded. */
export async function codeOf(call: Promise<Record<string, unknown>>): Promise<string> {
  const reply = await call;
  return reply["Error"] === undefined ? "" : String(objectAt(reply, "Error")["Code"]);
}

/** The object at a field. */
export function objectAt(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  const found: unknown = Reflect.get(value, field);
  return typeof found === "object" && found !== null ? { ...found } : {};
}

/** The array at a field; empty when it is none. */
export function arrayAt(value: unknown, field: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const found: unknown = Reflect.get(value, field);
  return Array.isArray(found) ? found : [];
}
