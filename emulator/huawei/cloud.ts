import { randomUUID } from "node:crypto";
import { Call, HttpReply, type Principal } from "../core/call.ts";
import { checkOpened, checkPageSize, isFilter, viewOf } from "../core/doubt/enforce.ts";
import { VendorError, vendorError } from "../core/errors.ts";
import type { FaultKind } from "../core/faults.ts";
import { isObject, type Json, type JsonObject, parseJson, textOf } from "../core/json.ts";
import { onceFor } from "../core/once-for.ts";
import { Params, type ParamUse } from "../core/params.ts";
import { type Answer, perform } from "../core/perform.ts";
import { RowModels } from "../core/row-models.ts";
import type { TableRef } from "../core/table.ts";
import type { Cloud, RawReply, RawRequest, World } from "../core/world.ts";
import { settleAccounts } from "./closing.ts";
import { errorBody, invalidValue, missingParameter, noApi, refusal } from "./errors.ts";
import { accountsOf, identityTables, keyOf, loggedCaller } from "./identity.ts";
import { handleObs } from "./obs/front.ts";
import { isObs } from "./obs/request.ts";
import { obsTables } from "./obs/tables.ts";
import { allowed, permissionsFor } from "./permissions.ts";
import { placeOf } from "./place.ts";
import { followRemoval } from "./products/rms.ts";
import { replies, wholeReply } from "./replies.ts";
import { rowProducts } from "./row-products.ts";
import { seedAccount } from "./seed-account.ts";
import { namesIn } from "./sent.ts";
import type { ErrorShape, Service } from "./service.ts";
import { authenticate } from "./wire/authenticate.ts";
import { Dispatch, type Host, hostOf, type Route } from "./wire/dispatch.ts";
import { isSdkSigned, sdkClaim } from "./wire/sdk-signature.ts";

const rowModels = new RowModels(replies, rowProducts);

/** What every world of the same products has in common. */
const commonTo = onceFor((services: readonly Service[]) => {
  const all = [
    ...identityTables,
    ...obsTables,
    ...services.flatMap((service) => service.tables ?? []),
  ];
  const tables = new Map<string, TableRef>(all.map((table) => [table.name, table]));
  return { dispatch: new Dispatch(services), tables };
});

/** Huawei Cloud over the given products. */
export function huaweiCloud(world: World, services: readonly Service[]): Cloud {
  const { dispatch, tables } = commonTo(services);
  return {
    name: "huawei",
    speaks: (request) => isObs(request) || isSdkSigned(request) || hostOf(request) !== undefined,
    tablesOf: () => tables,
    fitted: (_account, table, row) => rowModels.fitted(table, row),
    removed: (account, table, row) => followRemoval(world.store, account, table, row),
    handle: (request) =>
      isObs(request) ? handleObs(world, request) : handle(world, dispatch, request),
    seedAccount: (id, seed) => seedAccount(world, id, seed),
    console: (name, body) => consoleAction(world, services, name, body),
  };
}

async function handle(world: World, dispatch: Dispatch, request: RawRequest): Promise<RawReply> {
  const requestId = randomUUID().replaceAll("-", "");
  const host = hostOf(request);
  const route = dispatch.route(request, host);
  const claim = sdkClaim(request);
  settleAccounts(world.store);
  const principal = authenticate(claim, world.store);
  const text = request.body.toString("utf8");
  const body = text === "" ? {} : parseJson(text);
  const caller = principal instanceof VendorError ? undefined : principal;
  const product = route?.service.product ?? host?.label ?? "";
  const place =
    route === undefined || caller === undefined ? undefined : placeOf(caller, route, request, host);
  const region = place === undefined || place instanceof VendorError ? (host?.region ?? "") : place;
  const params = paramsOf(request, route, body);
  const entry = world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...loggedCaller(caller, claim?.accessKeyId, world.store),
    product,
    action: route?.name ?? `${request.method} ${request.url.split("?")[0]}`,
    region,
    params: params.toJson(),
    requestId,
    status: 200,
    code: "",
  });
  const fail = (error: VendorError): Answer => {
    entry.status = error.status;
    entry.code = error.code;
    return failure(error, route?.service.errors ?? "plain", requestId);
  };
  if (principal instanceof VendorError) return fail(principal);
  if (route === undefined) return fail(noApi());
  if (place instanceof VendorError) return fail(place);
  if (!isObject(body)) {
    return fail(refusal(400, "Emulator.InvalidBody", "The body is not a JSON object."));
  }
  return perform(world, {
    cloud: "huawei",
    target: { product, action: route.name, region, account: principal.account.id },
    entry,
    key: () => keyOf(world.store, principal.accessKeyId),
    fail,
    // https://support.huaweicloud.com/api-apig/ErrorCode.html
    throttled: () =>
      refusal(
        429,
        "APIGW.0308",
        "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 minute",
      ),
    run: (effects) => {
      try {
        const answer = run(world, {
          route,
          principal,
          params,
          request,
          requestId,
          effects,
          host,
          region,
        });
        entry.status = answer.status;
        return answer;
      } catch (error) {
        return fail(error instanceof VendorError ? error : handlerBug(error));
      }
    },
  });
}

interface Running {
  readonly route: Route;
  readonly principal: Principal;
  readonly params: Params;
  readonly request: RawRequest;
  readonly requestId: string;
  readonly effects: ReadonlySet<FaultKind>;
  readonly host: Host | undefined;
  readonly region: string;
}

function run(world: World, running: Running): Answer {
  const { route, principal, params, request, requestId } = running;
  const { service, name, action, vars } = route;
  const permissions = permissionsFor(service.product, name);
  if (action.open !== true && !allowed(principal, permissions)) {
    // the products' own codes are unverified; the words are theirs
    throw refusal(
      403,
      `${service.product.toUpperCase()}.0403`,
      `Policy doesn't allow ${permissions[0] ?? name} to be performed.`,
    );
  }
  const declared = usesOf([...action.params, ...Object.keys(vars)]);
  const asked = {
    cloud: "huawei",
    product: service.product,
    action: name,
    params,
    declared,
    account: principal.account,
    tables: service.tables ?? [],
  };
  checkParams(route, params, isFilter(world, asked));
  checkOpened(world, asked);
  checkPageSize(world, asked, invalidValue);
  const call = new Call({
    product: service.product,
    version: "",
    action: name,
    region: service.scope === "domain" ? "" : running.region,
    principal,
    params,
    declared,
    view: viewOf(world, asked),
    store: world.store,
    host: request.headers["host"] ?? "",
    hostVars: {},
    headers: request.headers,
    rawBody: request.body,
    requestId,
    errors: { missing: missingParameter, invalid: invalidValue },
    effects: running.effects,
  });
  const answer = action.handle(call);
  const own = answer instanceof HttpReply ? answer : undefined;
  const reply = answer instanceof HttpReply ? answer.body : answer;
  const shown =
    reply === undefined || Buffer.isBuffer(reply)
      ? undefined
      : wholeReply(service.product, name, reply);
  const status = own?.status ?? action.status ?? (shown === undefined ? 204 : 200);
  for (const observer of world.observers) {
    observer({
      product: service.product,
      version: "",
      action: name,
      declared: action.params,
      ignored: action.ignored,
      sent: [
        ...[...params.flat.keys()].filter((name) => route.vars[name] === undefined),
        ...namesIn(params.body ?? {}),
      ],
      read: [...params.read],
      status,
      reply: shown,
    });
  }
  const headers = { ...jsonType, "x-request-id": requestId, ...own?.headers };
  return {
    kind: "answer",
    status,
    headers,
    body: shown === undefined ? "" : JSON.stringify(bare(shown)),
  };
}

const jsonType = { "content-type": "application/json", server: "api-gateway" };

/** A reply that is a list itself stands under `value` here. */
function bare(reply: Json): Json {
  if (!isObject(reply)) return reply;
  const names = Object.keys(reply);
  return names.length === 1 && names[0] === "value" ? reply["value"] : reply;
}

/** The query, the variables of the path and the body; a name that is sent several times has its values joined. */
function paramsOf(request: RawRequest, route: Route | undefined, body: Json): Params {
  const flat = new Map<string, string>(Object.entries(route?.vars ?? {}));
  for (const [name, value] of new URL(request.url, "http://emulator").searchParams) {
    const before = flat.get(name);
    flat.set(name, before === undefined ? value : `${before},${value}`);
  }
  return new Params(flat, isObject(body) ? body : undefined);
}

function sentNames({ vars }: Route, params: Params): readonly string[] {
  return params.sent().filter((name) => vars[name] === undefined);
}

/** A documented filter that a handler does not know is looked at beside it. */
function checkParams(route: Route, params: Params, isFilter: (name: string) => boolean): void {
  const { action, name, service } = route;
  for (const sent of sentNames(route, params)) {
    if (action.params.includes(sent) || action.ignored.includes(sent) || isFilter(sent)) continue;
    throw refusal(
      400,
      "Emulator.UnknownParameter",
      `The parameter ${sent} of ${service.product} ${name} is not known, or not supported by the emulator.`,
    );
  }
}

function usesOf(names: readonly string[]): Readonly<Record<string, ParamUse>> {
  const paging = new Set(["limit", "offset", "marker", "page", "per_page"]);
  return Object.fromEntries(names.map((name) => [name, paging.has(name) ? "page" : "value"]));
}

function failure(error: VendorError, shape: ErrorShape, requestId: string): Answer {
  const headers = { ...jsonType, "x-request-id": requestId, ...error.headers };
  return {
    kind: "answer",
    status: error.status,
    headers,
    body: JSON.stringify(errorBody(error, shape, requestId)),
  };
}

/** A handler that throws anything but the vendor's errors is wrong: a line on stderr says so. */
function handlerBug(error: unknown): VendorError {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", error: detail })}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return vendorError(500, "Emulator.InternalError", `The emulator failed: ${message}`);
}

function consoleAction(
  world: World,
  services: readonly Service[],
  name: string,
  body: JsonObject,
): Json {
  for (const service of services) {
    const act = service.console?.[name];
    if (act === undefined) continue;
    const account = accountsOf(world.store).find((one) => one.id === textOf(body["account"]));
    if (account === undefined) return { error: "account: no such account" };
    return act({ store: world.store, account }, body) ?? {};
  }
  return undefined;
}
