import { createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";
import type { Emulator } from "../../../emulator/server.ts";
import { keys } from "./one-account.ts";

/**
 * One RPC call with a Host header of the vendor's, which the vendor's own client cannot send to
 * another address; signed in the old way, in the query.
 */
export function hostedCall(
  emulator: Emulator,
  host: string,
  query: Readonly<Record<string, string>>,
): Promise<unknown> {
  const all = {
    Format: "JSON",
    Timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
    SignatureNonce: randomUUID(),
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    AccessKeyId: keys.id,
    ...query,
  };
  const canonical = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  const signature = createHmac("sha1", `${keys.secret}&`)
    .update(`GET&%2F&${encode(canonical)}`)
    .digest("base64");
  const path = `/?${canonical}&Signature=${encode(signature)}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: emulator.port, path, headers: { host } },
      (reply) => {
        let body = "";
        reply.on("data", (chunk) => {
          body += String(chunk);
        });
        reply.on("end", () => resolve(JSON.parse(body)));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
