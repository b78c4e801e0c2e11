import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";

/** A key as a client holds it. */
export interface TestKey {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

/** One call; the Host header names the vendor's host. */
export interface TestCall {
  readonly key: TestKey;
  readonly host: string;
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `X-Sdk-Date`; default now. */
  readonly time?: number;
}

/** An answer with its JSON body; an empty object where there is none. */
export interface TestAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests
  readonly body: any;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Signs and sends a call as the vendor's guide says. */
export async function send(url: string, call: TestCall): Promise<TestAnswer> {
  const { key, host, method = "GET", path, query = {} } = call;
  const body = call.body === undefined ? "" : JSON.stringify(call.body);
  const date = new Date(call.time ?? Date.now()).toISOString().replace(/[-:]|\.\d+/gu, "");
  const headers: Record<string, string> = {
    host,
    "x-sdk-date": date,
    ...(key.token === undefined ? {} : { "x-security-token": key.token }),
    ...(body === "" ? {} : { "content-type": "application/json" }),
    ...call.headers,
  };
  const names = Object.keys(headers).sort();
  const sorted = Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? "")}`)
    .join("&");
  const uri = path.split("/").map(encode).join("/");
  const canonical = [
    method,
    uri.endsWith("/") ? uri : `${uri}/`,
    sorted,
    names.map((name) => `${name}:${headers[name]}\n`).join(""),
    names.join(";"),
    sha256(body),
  ].join("\n");
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", key.secret).update(text).digest("hex");
  headers["authorization"] =
    `SDK-HMAC-SHA256 Access=${key.id}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return exchange(url, method, sorted === "" ? uri : `${uri}?${sorted}`, headers, body);
}

function exchange(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<TestAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, body: text === "" ? {} : JSON.parse(text) });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
