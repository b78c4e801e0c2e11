import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";
import type { Keys } from "./client.ts";

/** A request to COS. */
export interface CosCall {
  readonly port: number;
  readonly keys: Keys;
  readonly method: string;
  /** The bucket's host, or that of the service. */
  readonly host: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");
const hmac = (key: string, text: string): string =>
  createHmac("sha1", key).update(text).digest("hex");
const pairs = (values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(values)
    .map(([name, value]) => [name.toLowerCase(), encodeURIComponent(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Sends a request signed as https://cloud.tencent.com/document/product/436/7778 says. */
export function cos(call: CosCall): Promise<{ readonly status: number; readonly text: string }> {
  const { keys, method, host, query = {}, path = "/", body = "" } = call;
  const now = Math.floor(Date.now() / 1000);
  const time = `${now - 1};${now + 900}`;
  const signed = {
    host,
    ...(body === "" ? {} : { "content-md5": createHash("md5").update(body).digest("base64") }),
  };
  const list = (of: Readonly<Record<string, string>>) =>
    pairs(of)
      .map(([name]) => name)
      .join(";");
  const form = (of: Readonly<Record<string, string>>) =>
    pairs(of)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
  const http = `${method.toLowerCase()}\n${path}\n${form(query)}\n${form(signed)}\n`;
  const signature = hmac(hmac(keys.secret, time), `sha1\n${time}\n${sha1(http)}\n`);
  const authorization = [
    "q-sign-algorithm=sha1",
    `q-ak=${keys.id}`,
    `q-sign-time=${time}`,
    `q-key-time=${time}`,
    `q-header-list=${list(signed)}`,
    `q-url-param-list=${list(query)}`,
    `q-signature=${signature}`,
  ].join("&");
  const search = new URLSearchParams(query).toString();
  const target = search === "" ? encodeURI(path) : `${encodeURI(path)}?${search}`;
  return new Promise((resolve, reject) => {
    const headers = { ...signed, authorization };
    const sent = request(
      { port: call.port, host: "127.0.0.1", method, path: target, headers },
      (reply) => {
        let text = "";
        reply.setEncoding("utf8");
        reply.on("data", (part: string) => {
          text += part;
        });
        reply.on("end", () => resolve({ status: reply.statusCode ?? 0, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
