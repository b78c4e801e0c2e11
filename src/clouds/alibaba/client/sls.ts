import { createHash, createHmac } from "node:crypto";
import type { SignedRequest } from "../../shared/wire/exchange.ts";
import { jsonBody } from "../../shared/wire/json-body.ts";
import { asText } from "../../shared/wire/paths.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { placeArguments } from "./arguments.ts";
import { parseReply } from "./json.ts";
import { actionModel } from "./models.ts";
import { isErrorBody, type Keys, queryString, type Wire } from "./wire.ts";

/**
 * Simple Log Service, which signs its own way: `LOG <id>:<signature>`, the project in the host.
 * https://www.alibabacloud.com/help/en/sls/developer-reference/request-signatures, as in
 * @alicloud/gateway-sls 0.3.2 (client.js, getSignature).
 */
export const sls: Wire = {
  async sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest> {
    const model = await actionModel(request.product, request.action);
    const parts = placeArguments(request, model);
    const query: Record<string, string> = {};
    for (const [name, value] of Object.entries(parts.query)) {
      query[name] = asText(value) ?? JSON.stringify(value);
    }
    const body = parts.body === undefined ? undefined : JSON.stringify(parts.body);
    const project = parts.host["project"];
    const headers: Record<string, string> = {
      host: project === undefined || project === "" ? host : `${project}.${host}`,
      accept: "application/json",
      "user-agent": "closeout",
      date: new Date().toUTCString(),
      "x-log-apiversion": "0.6.0",
      "x-log-signaturemethod": "hmac-sha256",
      "x-log-bodyrawsize": String(body === undefined ? 0 : Buffer.byteLength(body)),
    };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      headers["content-md5"] = createHash("md5").update(body).digest("hex").toUpperCase();
    }
    if (keys.securityToken !== undefined) headers["x-acs-security-token"] = keys.securityToken;
    const text = stringToSign(parts.method, parts.path, query, headers);
    const signature = createHmac("sha256", keys.accessKeySecret).update(text).digest("base64");
    headers["authorization"] = `LOG ${keys.accessKeyId}:${signature}`;
    return { method: parts.method, path: `${parts.path}${queryString(query)}`, headers, body };
  },

  async read(_request, reply) {
    const body = jsonBody(reply.body, parseReply);
    if (reply.status >= 400) return isErrorBody(body) ? body : undefined;
    // Each answer names its request; that of a change has no body.
    if (reply.status !== 200 || (reply.headers["x-log-requestid"] ?? "") === "") return undefined;
    if (reply.body.length === 0) return {};
    return typeof body === "object" && body !== null ? body : undefined;
  },
};

function stringToSign(
  method: string,
  path: string,
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-log-") || name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${headers[name]}\n`);
  const resource = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`)
    .join("&");
  return [
    method,
    headers["content-md5"] ?? "",
    headers["content-type"] ?? "",
    headers["date"] ?? "",
    `${own.join("")}${path}${resource === "" ? "" : `?${resource}`}`,
  ].join("\n");
}
