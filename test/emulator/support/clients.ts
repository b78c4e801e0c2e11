import { createRequire } from "node:module";
import * as dara from "@darabonba/typescript";

// Plain require: the loaders of tsx and vitest disagree on what a CommonJS default import is.
const OpenApi: typeof import("@alicloud/openapi-core") = createRequire(import.meta.url)(
  "@alicloud/openapi-core",
);

/** Keys to call with. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

/** How to send one RPC call. */
export interface RpcCall {
  readonly port: number;
  readonly keys: Keys;
  readonly action: string;
  readonly version: string;
  readonly query?: Readonly<Record<string, string>>;
  /** `v2` is the vendor's name for the old V1 signature; default ACS3. */
  readonly signature?: "v2";
  readonly method?: "POST" | "GET";
}

/** Sends an RPC call through the vendor's own generic client and returns the reply's body. */
export async function rpc(call: RpcCall): Promise<Record<string, unknown>> {
  const client = clientOf(call.port, call.keys, call.signature);
  const params = new OpenApi.$OpenApiUtil.Params({
    action: call.action,
    version: call.version,
    protocol: "HTTPS",
    pathname: "/",
    method: call.method ?? "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  const request = new OpenApi.$OpenApiUtil.OpenApiRequest({ query: call.query ?? {} });
  const reply = await client.callApi(params, request, new dara.RuntimeOptions({}));
  return reply["body"];
}

/** How to send one ROA call. */
export interface RoaCall {
  readonly port: number;
  readonly keys: Keys;
  readonly action: string;
  readonly version: string;
  readonly method: string;
  readonly pathname: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly signature?: "v2";
  /** `none` for actions that answer with an empty body. */
  readonly bodyType?: "json" | "none";
}

/** Sends a ROA call through the vendor's own generic client and returns status and body. */
export async function roa(call: RoaCall): Promise<{ status: number; body: unknown }> {
  const client = clientOf(call.port, call.keys, call.signature);
  const params = new OpenApi.$OpenApiUtil.Params({
    action: call.action,
    version: call.version,
    protocol: "HTTPS",
    pathname: call.pathname,
    method: call.method,
    authType: "AK",
    style: "ROA",
    reqBodyType: "json",
    bodyType: call.bodyType ?? "json",
  });
  const request = new OpenApi.$OpenApiUtil.OpenApiRequest({
    query: call.query ?? {},
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.region === undefined ? {} : { headers: { "x-acs-region-id": call.region } }),
  });
  const reply = await client.callApi(params, request, new dara.RuntimeOptions({}));
  return { status: reply["statusCode"], body: reply["body"] };
}

function clientOf(port: number, keys: Keys, signature: "v2" | undefined) {
  const config = new OpenApi.$OpenApiUtil.Config({
    accessKeyId: keys.id,
    accessKeySecret: keys.secret,
    ...(keys.token === undefined ? {} : { securityToken: keys.token }),
    endpoint: `127.0.0.1:${port}`,
    protocol: "http",
    ...(signature === undefined ? {} : { signatureAlgorithm: signature }),
  });
  return new OpenApi.default(config);
}

/** The code of the vendor's error that a call ends with; fails when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("the call succeeded");
}
