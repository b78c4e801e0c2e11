import { randomUUID } from "node:crypto";
import { Call, HttpReply, type Principal } from "../../core/call.ts";
import { VendorError, vendorError } from "../../core/errors.ts";
import type { FaultKind } from "../../core/faults.ts";
import { textOf } from "../../core/json.ts";
import { Params } from "../../core/params.ts";
import { type Answer, perform } from "../../core/perform.ts";
import { storedTimes } from "../../core/time-forms.ts";
import type { RawReply, RawRequest, World } from "../../core/world.ts";
import { xml } from "../../core/xml.ts";
import { settleAccounts } from "../closing.ts";
import { keyOf, loggedCaller } from "../identity.ts";
import { allowed } from "../permissions.ts";
import { type ObsRequest, obsRequest } from "./request.ts";
import { type ObsRoute, obsRoutes } from "./routes.ts";
import { authenticateObs, claimedKey } from "./signature.ts";
import { findBucket } from "./tables.ts";

/** Answers one request to OBS. */
export async function handleObs(world: World, raw: RawRequest): Promise<RawReply> {
  const request = obsRequest(raw);
  const requestId = randomUUID().replaceAll("-", "").toUpperCase();
  settleAccounts(world.store);
  const principal = authenticateObs(request, world.store);
  const caller = principal instanceof VendorError ? undefined : principal;
  const route = routeOf(request);
  const { bucket, key, region, query, method } = request;
  const entry = world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...loggedCaller(caller, claimedKey(request), world.store),
    product: "obs",
    action: route?.name ?? `${method} ?${[...query.keys()].join("&")}`,
    region,
    params: { bucket, key, ...Object.fromEntries(query) },
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
  if (route === undefined) {
    return fail(vendorError(501, "NotImplemented", "The emulator does not know this operation."));
  }
  return perform(world, {
    cloud: "huawei",
    target: { product: "obs", action: route.name, region, account: principal.account.id },
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
function routeOf({ method, bucket, key, query }: ObsRequest): ObsRoute | undefined {
  const level = bucket === "" ? "service" : key === "" ? "bucket" : "object";
  return obsRoutes.find(
    (route) =>
      route.method === method &&
      route.level === level &&
      (route.sub === undefined || query.has(route.sub)) &&
      [...query.keys()].every((name) => name === route.sub || route.params.includes(name)),
  );
}

function run(
  world: World,
  request: ObsRequest,
  route: ObsRoute,
  principal: Principal,
  requestId: string,
  effects: ReadonlySet<FaultKind>,
): Answer {
  // the names are those of the products' pages: obs:bucket:ListBucket and the like, unverified
  const permissions = [`obs:bucket:${route.name}`, `obs:object:${route.name}`];
  if (!allowed(principal, permissions)) throw vendorError(403, "AccessDenied", "Access Denied");
  if (route.level !== "service") checkBucket(world, request, principal);
  const call = new Call({
    product: "obs",
    version: "",
    action: route.name,
    region: request.region,
    principal,
    params: new Params(request.query),
    declared: Object.fromEntries([...route.params, "apiversion"].map((name) => [name, "value"])),
    store: world.store,
    host: request.headers["host"] ?? "",
    hostVars: { bucket: request.bucket, key: request.key },
    headers: request.headers,
    rawBody: request.body,
    requestId,
    errors: { missing: invalidArgument, invalid: invalidArgument },
    effects,
  });
  const result = route.handle(call);
  const headers = { "x-obs-request-id": requestId, server: "OBS" };
  if (result instanceof HttpReply) {
    const body = Buffer.isBuffer(result.body) ? result.body : (textOf(result.body) ?? "");
    const all = { ...headers, ...result.headers };
    return { kind: "answer", status: result.status, headers: all, body };
  }
  const body = xml(route.root, storedTimes(result, "tx"));
  const all = { ...headers, "content-type": "application/xml" };
  return { kind: "answer", status: 200, headers: all, body };
}

/** The bucket of a call, which must be the caller's and in the region that is asked; the code for another region is unverified. */
function checkBucket(world: World, request: ObsRequest, principal: Principal): void {
  const found = findBucket(world.store, request.bucket);
  if (found === undefined) {
    throw vendorError(404, "NoSuchBucket", "The specified bucket does not exist.");
  }
  if (found.account !== principal.account) throw vendorError(403, "AccessDenied", "Access Denied");
  if (request.region !== "" && found.row["Location"] !== request.region) {
    throw vendorError(301, "PermanentRedirect", "The bucket is in another region.");
  }
}

function invalidArgument(name: string): VendorError {
  return vendorError(400, "InvalidArgument", `The parameter ${name} is invalid.`);
}

function failure(error: VendorError, requestId: string, request: ObsRequest): Answer {
  const body = xml("Error", {
    Code: error.code,
    Message: error.message,
    RequestId: requestId,
    HostId: requestId,
    Resource: `/${request.bucket}/${request.key}`,
    ...error.extra,
  });
  const headers = {
    "content-type": "application/xml",
    "x-obs-request-id": requestId,
    ...error.headers,
  };
  return { kind: "answer", status: error.status, headers, body };
}
