import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { Emulator } from "../../../emulator/server.ts";
import { keys } from "./one-account.ts";

/** One log service request with the product's own signature; the project goes into the host. */
export function slsCall(
  emulator: Emulator,
  method: string,
  path: string,
  options: { readonly project?: string; readonly body?: string } = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const region = "cn-hangzhou.log.aliyuncs.com";
  const body = options.body ?? "";
  const headers: Record<string, string> = {
    host: options.project === undefined ? region : `${options.project}.${region}`,
    date: new Date().toUTCString(),
    "x-log-apiversion": "0.6.0",
    "x-log-signaturemethod": "hmac-sha1",
    ...(body === "" ? {} : { "content-type": "application/json" }),
  };
  const own = "x-log-apiversion:0.6.0\nx-log-signaturemethod:hmac-sha1\n";
  const text = `${method}\n\n${headers["content-type"] ?? ""}\n${headers["date"]}\n${own}${decodeURIComponent(path)}`;
  const signature = createHmac("sha1", keys.secret).update(text).digest("base64");
  headers["authorization"] = `LOG ${keys.id}:${signature}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: emulator.port, method, path, headers },
      (reply) => {
        let received = "";
        reply.on("data", (chunk) => {
          received += String(chunk);
        });
        reply.on("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            body: received === "" ? undefined : JSON.parse(received),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
