import { XMLParser } from "fast-xml-parser";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { SignedRequest } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { jsonBody } from "../../shared/wire/json-body.ts";
import { namesIn } from "../../shared/wire/models.ts";
import { missingOf } from "../../shared/wire/must.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { placeArguments } from "./arguments.ts";
import { productEndpoint } from "./endpoints.ts";
import { parseReply } from "./json.ts";
import { type ActionModel, actionModel } from "./models.ts";
import { isErrorBody, type Keys, queryString, type Wire } from "./wire.ts";

const ALGORITHM = "ACS3-HMAC-SHA256";

let util: Promise<typeof import("./openapi-util.ts")> | undefined;

/** The vendor's signer, loaded with the first call and once. */
function openApiUtil(): Promise<typeof import("./openapi-util.ts")> {
  util ??= import("./openapi-util.ts");
  return util;
}

/**
 * RPC and ROA calls with the V3 signature, written and signed by the vendor's own
 * `@alicloud/openapi-core` 1.0.8. Its generic call is not used to send them: it cannot be stopped, it
 * has no limit for reading a body, and its connect timeout ends slow replies as well (httpx hands it
 * to the socket as idle timeout).
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export const pop: Wire = {
  async sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest> {
    const { OpenApiUtil } = await openApiUtil();
    const endpoint = productEndpoint(request.product);
    const model = await actionModel(request.product, request.action);
    const rpc = endpoint.style === "RPC";
    const parts = placeArguments(request, model);
    const query = OpenApiUtil.query({ ...placed(request, model), ...parts.query });
    const body = requestText(parts.body, rpc, (form) => OpenApiUtil.toForm(form));
    const hash = OpenApiUtil.hash(Buffer.from(body ?? "", "utf8"), ALGORITHM).toString("hex");
    const headers: Record<string, string> = {
      host,
      accept: "application/json",
      "user-agent": "closeout",
      "x-acs-action": request.action,
      "x-acs-version": endpoint.version,
      "x-acs-date": OpenApiUtil.getTimestamp(),
      "x-acs-signature-nonce": OpenApiUtil.getNonce(),
      "x-acs-content-sha256": hash,
    };
    if (body !== undefined) {
      headers["content-type"] = rpc
        ? "application/x-www-form-urlencoded"
        : "application/json; charset=utf-8";
    }
    if (keys.securityToken !== undefined) {
      headers["x-acs-accesskey-id"] = keys.accessKeyId;
      headers["x-acs-security-token"] = keys.securityToken;
    }
    const pathname = rpc ? "/" : parts.path;
    const method = rpc ? "POST" : parts.method;
    // The signature is made of these four parts only; the rest of the vendor's class is about sending.
    const signed = { method, pathname, query, headers } as Parameters<
      typeof OpenApiUtil.getAuthorization
    >[0];
    headers["authorization"] = OpenApiUtil.getAuthorization(
      signed,
      ALGORITHM,
      hash,
      keys.accessKeyId,
      keys.accessKeySecret,
    );
    return { method, path: `${pathname}${queryString(query)}`, headers, body };
  },

  async read(request, reply) {
    const body = parsedBody(reply);
    if (reply.status >= 400) return isErrorBody(body) ? body : undefined;
    if (productEndpoint(request.product).style === "RPC") {
      // Every RPC operation that is called here answers 200 with its request id, by the vendor's models.
      return reply.status === 200 && missingOf(body, "RequestId") === undefined ? body : undefined;
    }
    const model = await actionModel(request.product, request.action);
    const method = request.method ?? model?.method ?? "POST";
    if (method === "GET" ? reply.status !== 200 : !CHANGED.includes(reply.status)) return undefined;
    if (method !== "GET" && reply.body.length === 0) return {};
    return typeof body === "object" && body !== null ? body : undefined;
  },
};

/**
 * The region of a call wherever the action has a parameter for it, as official clients send it: a host that
 * several regions share answers for its own without it.
 */
function placed(
  { region, params }: TransportRequest,
  model: ActionModel | undefined,
): { readonly RegionId?: string } {
  const takes = namesIn(model?.query).has("RegionId");
  return takes && region !== GLOBAL_REGION && params["RegionId"] === undefined
    ? { RegionId: region }
    : {};
}

/** How ROA products answer a call that changes something: FC deletes with 204, CS starts tasks with 202. */
const CHANGED: readonly number[] = [200, 201, 202, 204];

/** The gateway writes some of its errors in XML. */
function parsedBody({ status, body }: HttpReply): unknown {
  return jsonBody(body, (text) =>
    text.startsWith("<") && status >= 400 ? xml.parse(text)["Error"] : parseReply(text),
  );
}

const xml = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

function requestText(
  body: Readonly<Record<string, unknown>> | undefined,
  rpc: boolean,
  form: (fields: Record<string, unknown>) => string,
): string | undefined {
  if (body === undefined) return undefined;
  return rpc ? form({ ...body }) : JSON.stringify(body);
}
