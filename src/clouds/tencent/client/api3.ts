import type { Site } from "../../../core/account.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { isGateway, statusError } from "../../shared/wire/error-reply.ts";
import type { SignedRequest, WireAnswer } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { jsonBody } from "../../shared/wire/json-body.ts";
import { missingOf } from "../../shared/wire/must.ts";
import { asCount, isRecord, readPath, readText } from "../../shared/wire/paths.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { apiError } from "./errors.ts";
import { typed } from "./models.ts";
import { HOME_REGION, hostOf, PRODUCTS } from "./products.ts";
import type { Keys, Wire } from "./wire.ts";

/** One content type, signed and sent. */
const CONTENT_TYPE = "application/json; charset=utf-8";

/**
 * Replies that are no error and still carry failures, by product and action, with the list that holds
 * them: a reply with a member there whose code is not 0 was refused.
 */
const FAILURES: Readonly<Record<string, string>> = {
  // https://cloud.tencent.com/document/api/555/97541: InstanceList are the instances that failed.
  "billing SetRenewal": "InstanceList",
};

/**
 * Times that a product takes as `YYYY-MM-DD hh:mm:ss` of Beijing, by product and action; everything
 * else here speaks UTC. https://cloud.tencent.com/document/api/555/19179
 */
const BEIJING_TIMES: Readonly<Record<string, readonly string[]>> = {
  "billing DescribeDealsByCond": ["StartTime", "EndTime"],
};

const BEIJING_MS = 8 * 3_600_000;

function withBeijingTimes(request: TransportRequest): TransportRequest["params"] {
  const names = BEIJING_TIMES[`${request.product} ${request.action}`];
  if (names === undefined) return request.params;
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => {
      const at = names.includes(name) && typeof value === "string" ? Date.parse(value) : Number.NaN;
      if (Number.isNaN(at)) return [name, value];
      return [name, new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace("T", " ")];
    }),
  );
}

let sign: Promise<typeof import("./vendor-sign.ts")> | undefined;

/** The vendor's signer, loaded with the first call and once. */
function vendorSign(): Promise<typeof import("./vendor-sign.ts")> {
  sign ??= import("./vendor-sign.ts");
  return sign;
}

/**
 * Calls of API 3.0, signed (TC3-HMAC-SHA256) by the vendor's own tencentcloud-sdk-nodejs-common 4.1.220.
 * Its generic call is not used to send them: it cannot be stopped and has no limit for reading a body
 * (docs/decisions/0006 says the same of the other cloud's package).
 * https://cloud.tencent.com/document/api/213/30654
 */
export const api3: Wire = {
  async sign(
    request: TransportRequest,
    site: Site | undefined,
    keys: Keys,
    now: number,
  ): Promise<SignedRequest> {
    const { Sign } = await vendorSign();
    const product = PRODUCTS[request.product];
    if (product === undefined) throw new Error(`no product ${request.product} is known here`);
    const host = hostOf(request.product, request.region, site);
    const body = JSON.stringify(
      await typed(request.product, request.action, withBeijingTimes(request)),
    );
    const timestamp = Math.floor(now / 1000);
    const region = request.region === GLOBAL_REGION ? HOME_REGION : request.region;
    const authorization = Sign.sign3({
      method: "POST",
      url: `https://${host}/`,
      payload: Buffer.from(body, "utf8"),
      timestamp,
      service: request.product,
      secretId: keys.secretId,
      secretKey: keys.secretKey,
      multipart: false,
      boundary: "",
      headers: { "Content-Type": CONTENT_TYPE },
    });
    return {
      method: "POST",
      path: "/",
      headers: {
        host,
        authorization,
        "content-type": CONTENT_TYPE,
        "user-agent": "closeout",
        "x-tc-action": request.action,
        "x-tc-version": product.version,
        "x-tc-timestamp": String(timestamp),
        ...(product.regional ? { "x-tc-region": region } : {}),
        ...(keys.token === undefined ? {} : { "x-tc-token": keys.token }),
      },
      body,
    };
  },

  read(request: TransportRequest, reply: HttpReply): WireAnswer {
    const response = readPath(jsonBody(reply.body), "Response");
    const told = reply.status === 200 || reply.status >= 400;
    const error = told ? apiError(reply.status, response) : undefined;
    if (error !== undefined) return { is: "error", error };
    if (isGateway(reply.status)) return { is: "error", error: statusError(reply.status) };
    // Every answer comes with 200 and names its request. https://cloud.tencent.com/document/api/213/30435
    if (reply.status !== 200 || !isRecord(response)) return { is: "unreadable" };
    if (missingOf(response, "RequestId") !== undefined) return { is: "unreadable" };
    const failed = failureIn(request, response, reply.status);
    return failed ?? { is: "reply", reply: response };
  },
};

function failureIn(
  request: TransportRequest,
  response: Readonly<Record<string, unknown>>,
  status: number,
): WireAnswer | undefined {
  const at = FAILURES[`${request.product} ${request.action}`];
  const list = at === undefined ? undefined : response[at];
  if (!Array.isArray(list)) return undefined;
  const failed: unknown = list.find((member) => asCount(readPath(member, "Code")) !== 0);
  if (failed === undefined) return undefined;
  const error = {
    status,
    code: `PartialFailure.${readText(failed, "Code") ?? "unknown"}`,
    message: `${readText(failed, "InstanceId") ?? "an instance"}: ${readText(failed, "Message") ?? "failed"}`,
    requestId: readText(response, "RequestId"),
  };
  return { is: "error", error };
}
