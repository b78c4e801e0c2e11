import { placeParams, queryPairs } from "../../shared/wire/arguments.ts";
import { encoded } from "../../shared/wire/encoding.ts";
import { isGateway, statusError } from "../../shared/wire/error-reply.ts";
import type { SignedRequest, WireAnswer } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { jsonBody } from "../../shared/wire/json-body.ts";
import { isRecord, readText } from "../../shared/wire/paths.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { bodyError } from "./errors.ts";
import { actionModel } from "./models.ts";
import { authorization, queryText, sdkDate } from "./signature.ts";
import type { Destination, Keys, Wire } from "./wire.ts";

/**
 * Replies that are no error and still carry failures, by product and action, with the list that holds them.
 */
const FAILURES: Readonly<Record<string, string>> = {
  // https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00019.html
  "bss CancelResourcesSubscription": "fail_resource_infos",
};

/**
 * Calls that read, by the vendor's words for them. They are answered with 200: 202 says that something is yet to
 * be done, 206 that it is a part. By the meaning of the statuses; unverified for each action.
 */
const READS = /^(?:Keystone|Neutron)?(?:Get|List|Search|Show)/u;

/**
 * The vendor's REST APIs, signed (SDK-HMAC-SHA256) by a function of our own: the core of its npm packages
 * does not load (docs/decisions/0006).
 */
export const rest: Wire = {
  async sign(
    request: TransportRequest,
    to: Destination,
    keys: Keys,
    now: number,
  ): Promise<SignedRequest> {
    const model = await actionModel(request.product, request.action);
    const { method } = model;
    // The project and the account in a path are those of the call.
    const given = { project_id: to.projectId, domain_id: to.domainId };
    const placed = placeParams(request, model.path, model, { given, encode: encoded });
    const { path, header, body } = placed;
    const query = queryPairs(placed.query);
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers: Record<string, string> = {
      ...Object.fromEntries(
        Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      host: to.host,
      "x-sdk-date": sdkDate(now),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(to.projectId === undefined ? {} : { "x-project-id": to.projectId }),
      ...(to.projectId === undefined && to.domainId !== undefined
        ? { "x-domain-id": to.domainId }
        : {}),
      ...(keys.token === undefined ? {} : { "x-security-token": keys.token }),
    };
    const signed = authorization({ method, path, query, headers, body: text }, keys);
    const search = query.length === 0 ? "" : `?${queryText(query)}`;
    return {
      method,
      path: `${path}${search}`,
      headers: { ...headers, "user-agent": "closeout", authorization: signed },
      body: body === undefined ? undefined : text,
    };
  },

  read(request: TransportRequest, reply: HttpReply): WireAnswer {
    const { status } = reply;
    const body = jsonBody(reply.body);
    if (status >= 400) return refused(reply, body);
    if (status < 200 || status >= 300) return { is: "unreadable" };
    if (status !== 200 && READS.test(request.action)) return { is: "unreadable" };
    if (reply.body.length === 0) return { is: "reply", reply: {} };
    // Some products answer with a bare list.
    if (Array.isArray(body)) return { is: "reply", reply: { value: body } };
    if (!isRecord(body)) return { is: "unreadable" };
    return failureIn(request, body, reply) ?? { is: "reply", reply: body };
  },
};

/** An error in one of the vendor's shapes; a gateway's own answer by its status, above 500 alone. */
function refused(reply: HttpReply, body: unknown): WireAnswer {
  const { status, headers } = reply;
  const said = bodyError(body);
  if (said === undefined && !isGateway(status)) return { is: "unreadable" };
  const wait = Number(headers["retry-after"]);
  return {
    is: "error",
    error: {
      ...statusError(status),
      ...said,
      requestId: said?.requestId ?? headers["x-request-id"],
      ...(Number.isFinite(wait) && wait > 0 ? { retryAfterMs: wait * 1000 } : {}),
    },
  };
}

/** The first failure that a reply of success names. */
function failureIn(
  { product, action }: TransportRequest,
  body: Readonly<Record<string, unknown>>,
  { status, headers }: HttpReply,
): WireAnswer | undefined {
  const at = FAILURES[`${product} ${action}`];
  const list = at === undefined ? undefined : body[at];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  if (first === undefined) return undefined;
  const { code, message } = bodyError(first) ?? { code: "PartialFailure", message: "it failed" };
  const resource = readText(first, "resource_id");
  return {
    is: "error",
    error: {
      status,
      code,
      message: resource === undefined ? message : `${resource}: ${message}`,
      requestId: headers["x-request-id"],
    },
  };
}
