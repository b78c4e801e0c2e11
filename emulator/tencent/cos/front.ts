import { randomUUID } from "node:crypto";
import { Call, HttpReply, type Principal } from "../../core/call.ts";
import { viewOf } from "../../core/doubt/enforce.ts";
import { VendorError, vendorError } from "../../core/errors.ts";
import type { FaultKind } from "../../core/faults.ts";
import { textOf } from "../../core/json.ts";
import { Params } from "../../core/params.ts";
import { type Answer, perform } from "../../core/perform.ts";
import { storedTimes } from "../../core/time-forms.ts";
import type { RawReply, RawRequest, World } from "../../core/world.ts";
import { xml } from "../../core/xml.ts";
import { noteUse, settleAccounts } from "../closing.ts";
import { keyOf, loggedCaller } from "../identity.ts";
import { permissionFor, seen } from "../permissions.ts";
import { type CosRequest, cosRequest } from "./request.ts";
import { type CosRoute, cosRoutes } from "./routes.ts";
import { authenticateCos, claimedKey } from "./signature.ts";
import { findBucket } from "./tables.ts";

/** Answers one request to COS. */
export async function handleCos(world: World, raw: RawRequest): Promise<RawReply> {
  const request = cosRequest(raw);
  const requestId = Buffer.from(randomUUID()).toString("base64");
  settleAccounts(world.store);
  const principal = authenticateCos(request, world.store);
  const caller = principal instanceof VendorError ? undefined : principal;
  const route = routeOf(request);
  const { bucket, key, region } = request;
  const entry = world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...loggedCaller(caller, claimedKey(request), world.store),
    product: "cos",
    action: route?.name ?? `${request.method} ?${[...request.query.keys()].join("&")}`,
    region,
    params: { bucket, key, ...Object.fromEntries(request.query) },
    requestId,
    status: 0,
    code: "",
  });
  const fail = (error: VendorError): Answer => {
    entry.status = error.status;
    entry.code = error.code;
    return failure(error, requestId, request);
  };
  if (principal instanceof VendorError) return fail(principal);
  if (route === undefined)
    return fail(vendorError(501, "NotImplemented", "The emulator does not know this operation."));
  noteUse(principal.account, principal.accessKeyId, world.clock.now());
  return perform(world, {
    cloud: "tencent",
    target: { product: "cos", action: route.name, region, account: principal.account.id },
    entry,
    key: () => keyOf(world.store, principal.accessKeyId),
    fail,
    throttled: () => vendorError(503, "SlowDown", "Please reduce your request rate."),
    run: (effects) => {
      try {
        const answer = run(world, request, route, principal, requestId, effects);
        entry.status = answer.status;
        return answer;
      } catch (error) {
        if (error instanceof VendorError) return fail(error);
        process.stderr.write(`${JSON.stringify({ level: "error", error: String(error) })}\n`);
        return fail(vendorError(500, "InternalError", String(error)));
      }
    },
  });
}

/** The operation whose method, level and sub-resource fit; those with a sub-resource come first. */
function routeOf({ method, bucket, key, query, rapid }: CosRequest): CosRoute | undefined {
  if (rapid && (method !== "GET" || key !== "")) return undefined;
  const level = bucket === "" ? "service" : key === "" ? "bucket" : "object";
  return cosRoutes.find(
    (route) =>
      route.method === method &&
      route.level === level &&
      (route.sub === undefined || query.has(route.sub)) &&
      [...query.keys()].every(
        (name) =>
          name === route.sub ||
          route.params.includes(name) ||
          name.startsWith("q-") ||
          name === "x-cos-security-token",
      ),
  );
}

function run(
  world: World,
  request: CosRequest,
  route: CosRoute,
  principal: Principal,
  requestId: string,
  effects: ReadonlySet<FaultKind>,
): Answer {
  const sees = seen(principal, permissionFor("cos", route.name));
  if (sees === undefined) throw vendorError(403, "AccessDenied", "Access Denied.");
  if (route.level !== "service" && route.name !== "PutBucket")
    checkBucket(world, request, principal);
  const params = new Params(request.query);
  const declared = Object.fromEntries(
    [...route.params, "encoding-type"].map((name) => [name, "value" as const]),
  );
  const doubted = { cloud: "tencent", product: "cos", action: route.name, params, declared };
  const call = new Call({
    product: "cos",
    version: "",
    action: route.name,
    region: request.region,
    principal,
    params,
    declared,
    store: world.store,
    host: request.headers["host"] ?? "",
    hostVars: {
      bucket: request.bucket,
      key: request.key,
      ...(request.rapid ? { rapid: request.region } : {}),
    },
    headers: request.headers,
    rawBody: request.body,
    requestId,
    errors: { missing: invalidArgument, invalid: invalidArgument },
    effects,
    view: viewOf(world, doubted, sees),
  });
  const result = route.handle(call);
  const headers = { "x-cos-request-id": requestId, server: "tencent-cos" };
  if (result instanceof HttpReply) {
    const body = Buffer.isBuffer(result.body) ? result.body : (textOf(result.body) ?? "");
    return {
      kind: "answer",
      status: result.status,
      headers: { ...headers, ...result.headers },
      body,
    };
  }
  return {
    kind: "answer",
    status: 200,
    headers: { ...headers, "content-type": "application/xml" },
    body: xml(route.root, storedTimes(result, route.level === "service" ? "ts" : "tx")),
  };
}

/** The bucket of a call, which must be the caller's and in the region that is asked. */
function checkBucket(world: World, request: CosRequest, principal: Principal): void {
  const found = findBucket(world.store, request.bucket);
  const here = request.region === "" || found?.row["Location"] === request.region;
  if (found === undefined || !here) {
    throw vendorError(404, "NoSuchBucket", "The specified bucket does not exist.");
  }
  if (found.account !== principal.account) throw vendorError(403, "AccessDenied", "Access Denied.");
}

function invalidArgument(name: string): VendorError {
  return vendorError(400, "InvalidArgument", `The parameter ${name} is invalid.`);
}

function failure(error: VendorError, requestId: string, request: CosRequest): Answer {
  const body = xml("Error", {
    Code: error.code,
    Message: error.message,
    Resource: `${request.headers["host"] ?? ""}${request.path}`,
    RequestId: requestId,
    TraceId: requestId,
    ...error.extra,
  });
  return {
    kind: "answer",
    status: error.status,
    headers: { "content-type": "application/xml", "x-cos-request-id": requestId },
    body,
  };
}
