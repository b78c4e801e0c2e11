import { randomBytes } from "node:crypto";
import { Call, HttpReply } from "../../core/call.ts";
import { viewOf } from "../../core/doubt/enforce.ts";
import { VendorError, vendorError } from "../../core/errors.ts";
import { type Json, textOf } from "../../core/json.ts";
import { Params } from "../../core/params.ts";
import { type Answer, perform } from "../../core/perform.ts";
import { storedTimes } from "../../core/time-forms.ts";
import type { RawReply, World } from "../../core/world.ts";
import { xml } from "../../core/xml.ts";
import { handlerBug, observeCall, permit, refuseUnknown } from "../conduct.ts";
import { keyOf, loggedCaller } from "../identity.ts";
import { missingParameter } from "../service.ts";
import { authenticate, Nonces, ossRefusals } from "../wire/authenticate.ts";
import type { WireRequest } from "../wire/request.ts";
import { type OssRoute, ossRoutes, vectorRoutes } from "./routes.ts";
import { isSubresource, type OssTarget, ossClaim } from "./signature.ts";
import { findBucket } from "./tables.ts";

const product = {
  product: "Oss",
  version: "2019-05-17",
  permissionPrefix: "oss",
  denied: { status: 403, code: "AccessDenied" },
} as const;

const virtualHost =
  /^(?:(?<bucket>[a-z0-9-]*)\.)?oss-(?<region>(?:cn|ap|us|eu|me|na|rus)-[a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com(?::\d+)?$/;

/** The host of a region's vector buckets: PyPI alibabacloud-oss-v2 1.4.1, vectors/endpoints.py. */
const vectorHost = /^(?<region>[a-z0-9-]+)\.oss-vectors\.aliyuncs\.com(?::\d+)?$/;

/** Whether a request is for OSS: by its Authorization, or by its Host. */
export function isOss(request: WireRequest): boolean {
  const authorization = request.headers["authorization"] ?? "";
  return (
    authorization.startsWith("OSS ") ||
    authorization.startsWith("OSS4-") ||
    virtualHost.test(request.host) ||
    vectorHost.test(request.host)
  );
}

/** The region that the Host or the path prefix names, or the scope of a V4 signature. */
function regionOf(request: WireRequest): string {
  const host = (vectorHost.exec(request.host) ?? virtualHost.exec(request.host))?.groups?.[
    "region"
  ];
  const scope = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(
    request.headers["authorization"] ?? "",
  )?.[1];
  return host ?? request.prefixRegion ?? scope ?? "";
}

/**
 * The bucket and key that a request may mean: the bucket of the Host with the path as key, also
 * with the bucket repeated in the path (ali-oss with `sldEnable`); else the path's first part.
 */
function targetsOf(request: WireRequest): readonly OssTarget[] {
  const vectors = vectorHost.exec(request.host)?.groups?.["region"];
  if (vectors !== undefined)
    return [{ bucket: "", key: "", resource: `/acs:ossvector:${vectors}::/` }];
  const path = decodePath(request.path).slice(1);
  const bucket = virtualHost.exec(request.host)?.groups?.["bucket"] ?? "";
  if (bucket !== "") {
    const plain = { bucket, key: path };
    if (path !== bucket && !path.startsWith(`${bucket}/`)) return [plain];
    return [plain, { bucket, key: path.slice(bucket.length + 1) }];
  }
  const [first = "", ...rest] = path.split("/");
  return [{ bucket: first, key: rest.join("/") }];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Answers one OSS request. */
export async function handleOss(world: World, request: WireRequest): Promise<RawReply> {
  const requestId = randomBytes(12).toString("hex").toUpperCase();
  const targets = targetsOf(request);
  const claim = ossClaim(request, targets);
  const principal = authenticate(claim, world.store, new Nonces(), ossRefusals);
  const target = claim?.signedTarget() ?? targets[0] ?? { bucket: "", key: "" };
  const region = regionOf(request);
  const sent = new Map(request.query);
  const route = vectorHost.test(request.host)
    ? vectorRoutes.find(({ method }) => method === request.method && request.path === "/")
    : routeOf(request, target, sent);
  const caller = principal instanceof VendorError ? undefined : principal;
  const entry = world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...loggedCaller(caller, claim?.accessKeyId, world.store),
    product: product.product,
    action: route?.name ?? `${request.method} ?${[...sent.keys()].join("&")}`,
    region,
    params: {
      ...(target.bucket === "" ? {} : { bucket: target.bucket }),
      ...(target.key === "" ? {} : { key: target.key }),
      ...Object.fromEntries(sent),
    },
    requestId,
    status: 0,
    code: "",
  });
  const fail = (error: VendorError): Answer => {
    entry.status = error.status;
    entry.code = error.code;
    return failure(error, requestId, request.host, target);
  };
  if (principal instanceof VendorError) return fail(principal);
  if (route === undefined) {
    return fail(
      vendorError(
        501,
        "NotImplemented",
        "A header you provided implies functionality that is not implemented.",
      ),
    );
  }
  return perform(world, {
    cloud: "alibaba",
    target: { product: product.product, action: route.name, region, account: principal.account.id },
    entry,
    key: () => keyOf(world.store, principal.accessKeyId),
    fail,
    throttled: (wait) =>
      new VendorError(
        503,
        "QpsLimitExceeded",
        "Qps Limit Exceeded.",
        {},
        {
          "retry-after": String(Math.ceil(wait / 1000)),
        },
      ),
    run: (effects) => {
      try {
        permit(product, route.name, route.action, principal, world.store);
        const params = new Params(sent);
        refuseUnknown(product, route.name, route.action, params);
        const bucket = bucketFor(world, route, target, principal.account.id, region);
        const call = new Call({
          product: product.product,
          version: product.version,
          action: route.name,
          region: textOf(bucket?.["Region"]) ?? region,
          principal,
          params,
          declared: route.action.params,
          store: world.store,
          host: request.host,
          hostVars: { bucket: target.bucket, key: target.key },
          headers: request.headers,
          rawBody: request.body,
          requestId,
          errors: { missing: missingParameter, invalid: invalidArgument },
          effects,
          view: viewOf(world, {
            cloud: "alibaba",
            product: product.product,
            action: route.name,
            params,
            declared: route.action.params,
          }),
        });
        const result = route.action.handle(call);
        const answer = answerOf(route, result, requestId);
        const shown =
          result instanceof HttpReply || typeof result === "string" ? undefined : result;
        observeCall(world, route.action, call, answer.status, shown);
        entry.status = answer.status;
        return answer;
      } catch (error) {
        return fail(error instanceof VendorError ? error : handlerBug(error));
      }
    },
  });
}

function invalidArgument(name: string): VendorError {
  return vendorError(400, "InvalidArgument", `The parameter ${name} is invalid.`, {
    ArgumentName: name,
  });
}

/** The route whose method, level and sub-resource fit; the one with most sub-resources wins. */
function routeOf(
  request: WireRequest,
  target: OssTarget,
  sent: ReadonlyMap<string, string>,
): OssRoute | undefined {
  const level = target.bucket === "" ? "service" : target.key === "" ? "bucket" : "object";
  const subs = [...sent.keys()].filter((name) => isSubresource(name));
  return ossRoutes.find(
    (route) =>
      route.method === request.method &&
      route.level === level &&
      route.subresources.every((name) => sent.has(name)) &&
      subs.every(
        (name) => route.subresources.includes(name) || route.action.params[name] !== undefined,
      ),
  );
}

/** The bucket of a call, which must be the caller's and in the region that is asked. */
function bucketFor(
  world: World,
  route: OssRoute,
  target: OssTarget,
  caller: string,
  region: string,
) {
  if (route.level === "service" || route.name === "PutBucket") return undefined;
  const found = findBucket(world.store, target.bucket);
  if (found === undefined) {
    throw vendorError(404, "NoSuchBucket", "The specified bucket does not exist.");
  }
  if (found.account.id !== caller) {
    throw vendorError(
      403,
      "AccessDenied",
      "You have no right to access this object because of bucket acl.",
      { EC: "0003-00000001" },
    );
  }
  const home = textOf(found.row["Region"]) ?? "";
  if (region !== "" && home !== "" && region !== home) {
    throw vendorError(
      403,
      "AccessDenied",
      "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
      { Endpoint: `oss-${home}.aliyuncs.com`, EC: "0003-00001403" },
    );
  }
  return found.row;
}

function answerOf(route: OssRoute, result: HttpReply | Json, requestId: string): Answer {
  const headers = { "x-oss-request-id": requestId, server: "AliyunOSS" };
  if (result instanceof HttpReply) {
    const body = Buffer.isBuffer(result.body) ? result.body : (textOf(result.body) ?? "");
    return {
      kind: "answer",
      status: result.status,
      headers: { ...headers, ...result.headers },
      body,
    };
  }
  if (route.json === true) {
    return {
      kind: "answer",
      status: 200,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ [route.root]: result }),
    };
  }
  return {
    kind: "answer",
    status: 200,
    headers: { ...headers, "content-type": "application/xml" },
    // with milliseconds, without which the vendor's oss2 2.19.1 (iso8601_to_unixtime) reads no list
    body: xml(route.root, storedTimes(result, "tx")),
  };
}

function failure(error: VendorError, requestId: string, host: string, target: OssTarget): Answer {
  if (vectorHost.test(host)) {
    const { code: Code, message: Message } = error;
    return {
      kind: "answer",
      status: error.status,
      headers: { "content-type": "application/json", "x-oss-request-id": requestId },
      body: JSON.stringify({ Error: { Code, Message, RequestId: requestId, HostId: host } }),
    };
  }
  const body = xml("Error", {
    Code: error.code,
    Message: error.message,
    RequestId: requestId,
    HostId: host,
    ...(target.bucket === "" ? {} : { BucketName: target.bucket }),
    ...error.extra,
  });
  return {
    kind: "answer",
    status: error.status,
    headers: {
      "content-type": "application/xml",
      "x-oss-request-id": requestId,
      "x-oss-err": Buffer.from(body).toString("base64"),
      ...error.headers,
    },
    body,
  };
}
