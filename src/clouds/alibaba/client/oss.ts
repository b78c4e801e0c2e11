import { createHash } from "node:crypto";
import { XMLBuilder } from "fast-xml-parser";
import type { Filled } from "../../../core/row.ts";
import { asText, isRecord } from "../../shared/paths.ts";
import type { TransportRequest } from "../../shared/transport.ts";
import { readXml } from "../../shared/xml.ts";
import { placeArguments } from "./arguments.ts";
import { actionModel, listsIn } from "./models.ts";
import { type Keys, queryString, type SignedRequest, type Wire } from "./wire.ts";

/** Root elements of request bodies. https://www.alibabacloud.com/help/en/oss/developer-reference/list-of-operations-by-function */
const ROOTS: Readonly<Record<string, string>> = {
  DeleteMultipleObjects: "Delete",
  DeleteBucketReplication: "ReplicationRules",
  PutBucketVersioning: "VersioningConfiguration",
};

/** The signing part of an ali-oss client; its own request functions cannot be stopped. */
interface Signer {
  authorizationV4(
    method: string,
    parts: {
      readonly headers: Readonly<Record<string, string>>;
      readonly queries: Readonly<Record<string, string | null>>;
    },
    bucket: string | undefined,
    key: string | undefined,
  ): string;
}

const builder = new XMLBuilder({ format: false });

/**
 * OSS under the action names of @alicloud/oss20190517 1.0.6: the V4 signature is ali-oss's (6.23.0),
 * replies are their XML without the root element, all values as text.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/recommend-to-use-signature-version-4
 */
export const oss: Wire = {
  async sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest> {
    const model = await actionModel(request.product, request.action);
    const parts = placeArguments(request, model);
    const bucket = parts.host["bucket"] === "" ? undefined : parts.host["bucket"];
    const queries: Record<string, string | null> = {};
    for (const flag of parts.flags) {
      const [name = "", value] = flag.split("=");
      queries[name] = value ?? null;
    }
    for (const [name, value] of Object.entries(parts.query)) queries[name] = asText(value) ?? "";
    const body = parts.body === undefined ? undefined : bodyText(request.action, parts.body);
    const headers: Record<string, string> = {
      ...parts.header,
      "x-oss-date": new Date().toISOString().replaceAll(/[-:]|\.\d{3}/gu, ""),
      "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
      "user-agent": "closeout",
    };
    if (body !== undefined) {
      headers["content-type"] = "application/xml";
      headers["content-md5"] = createHash("md5").update(body).digest("base64");
    }
    if (keys.securityToken !== undefined) headers["x-oss-security-token"] = keys.securityToken;
    const key = parts.path === "/" ? undefined : decodeURIComponent(parts.path.slice(1));
    const signer = await signerFor(keys, regionIn(host));
    const authorization = signer.authorizationV4(parts.method, { headers, queries }, bucket, key);
    return {
      method: parts.method,
      path: `${parts.path}${queryString(queries)}`,
      headers: {
        ...headers,
        host: bucket === undefined ? host : `${bucket}.${host}`,
        authorization,
      },
      body,
    };
  },

  async read(request, reply) {
    const text = reply.body.toString("utf8");
    const id = reply.headers["x-oss-request-id"];
    const requestId = id === undefined ? {} : { RequestId: id };
    // A bucket policy is JSON; everything else is XML.
    if (text.startsWith("{")) return { Policy: text, ...requestId };
    const root = readXml(text);
    if (root === undefined && text !== "") return undefined;
    const content = isRecord(root) ? root : {};
    if (reply.status >= 400) return { ...content, ...requestId };
    const model = await actionModel(request.product, request.action);
    return { ...withLists(content, listsIn(model?.response)), ...requestId };
  },
};

/** XML leaves an empty list out and does not tell a list of one from a single value. */
function withLists(
  content: Readonly<Record<string, unknown>>,
  lists: readonly string[],
): Readonly<Record<string, unknown>> {
  const filled: Record<string, unknown> = { ...content };
  for (const name of lists) {
    const value = content[name];
    if (value === undefined || value === "") filled[name] = [];
    else if (!Array.isArray(value)) filled[name] = [value];
  }
  return filled;
}

function bodyText(action: string, body: Readonly<Record<string, Filled>>): string {
  const root = ROOTS[action];
  if (root === undefined) throw new Error(`the body of Oss ${action} has no root element here`);
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ [root]: body })}`;
}

/** `cn-hangzhou` in `oss-cn-hangzhou.aliyuncs.com`. */
function regionIn(host: string): string {
  return /^oss-([a-z0-9-]+)\./u.exec(host)?.[1] ?? "cn-hangzhou";
}

const signers = new Map<string, Signer>();

async function signerFor(keys: Keys, region: string): Promise<Signer> {
  const name = `${keys.accessKeyId} ${keys.securityToken ?? ""} ${region}`;
  const known = signers.get(name);
  if (known !== undefined) return known;
  const { default: OSS } = await import("ali-oss");
  const client = new OSS({
    accessKeyId: keys.accessKeyId,
    accessKeySecret: keys.accessKeySecret,
    // A client is made anew for each key; without an interval the package prints advice about renewal.
    ...(keys.securityToken === undefined
      ? {}
      : { stsToken: keys.securityToken, refreshSTSTokenInterval: Number.MAX_SAFE_INTEGER }),
    region: `oss-${region}`,
    authorizationV4: true,
  });
  // authorizationV4 stands on the client and is not in @types/ali-oss.
  const signer = client as unknown as Signer;
  // Temporary keys come and go; only a few are ever in use at once.
  if (signers.size >= 256) signers.clear();
  signers.set(name, signer);
  return signer;
}
