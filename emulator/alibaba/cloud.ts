import { randomUUID } from "node:crypto";
import { Call, HttpReply, type Principal } from "../core/call.ts";
import { emptied, toldRegions } from "../core/doubt/enforce.ts";
import type { View } from "../core/doubt/view.ts";
import { VendorError, vendorError } from "../core/errors.ts";
import type { FaultKind } from "../core/faults.ts";
import { type Json, type JsonObject, textOf } from "../core/json.ts";
import type { LoggedCaller } from "../core/keyring.ts";
import { onceFor } from "../core/once-for.ts";
import { type Answer, perform } from "../core/perform.ts";
import type { TableRef } from "../core/table.ts";
import type { Cloud, RawReply, World } from "../core/world.ts";
import { handlerBug, observeCall } from "./conduct.ts";
import { enter } from "./doubt.ts";
import { identityTables, keyOf, loggedCaller } from "./identity.ts";
import { locationService } from "./location.ts";
import { handleOss, isOss } from "./oss/front.ts";
import { ossTables } from "./oss/tables.ts";
import { controlPolicies } from "./permissions.ts";
import { noteRemoval } from "./postpaid.ts";
import { regionsOf } from "./regions.ts";
import { wholeReply } from "./replies.ts";
import { rowModelsOf } from "./row-models.ts";
import { seedAccount } from "./seed-account.ts";
import { invalidParameter, missingParameter, offeredIn, type Service } from "./service.ts";
import { isWrongSite, refuseStranger, strangerOf } from "./sites.ts";
import { authenticate, Nonces, popRefusals, slsRefusals } from "./wire/authenticate.ts";
import { Dispatch, type Route } from "./wire/dispatch.ts";
import { popErrorBody } from "./wire/errors.ts";
import { Hosts } from "./wire/hosts.ts";
import { popClaim } from "./wire/pop-signature.ts";
import { type WireRequest, wireRequest } from "./wire/request.ts";
import { slsClaim } from "./wire/sls-signature.ts";

/** What every world of the same products has in common. */
const commonTo = onceFor((products: readonly Service[]) => {
  const services = [...products, locationService(products)];
  const builtIn = [...identityTables, controlPolicies, ...ossTables];
  const tables = new Map<string, TableRef>(builtIn.map((table) => [table.name, table]));
  for (const service of services) {
    for (const table of service.tables ?? []) tables.set(table.name, table);
  }
  const dispatch = new Dispatch(services, new Hosts(services));
  return { services, dispatch, tables, rowModels: rowModelsOf(services) };
});

/** Alibaba Cloud over the given products. */
export function alibabaCloud(world: World, products: readonly Service[]): Cloud {
  const { services, dispatch, tables, rowModels } = commonTo(products);
  const nonces = new Nonces();
  return {
    name: "alibaba",
    speaks: () => true,
    tablesOf: () => tables,
    fitted: (_account, table, row) => rowModels.fitted(table, row),
    removed: (account, table, row) => {
      noteRemoval(account, table.ref.name, row, world.clock.now());
    },
    handle: (raw) => {
      const request = wireRequest(raw.method, raw.url, raw.headers, raw.body);
      return isOss(request)
        ? handleOss(world, request)
        : handlePop(world, dispatch, nonces, request);
    },
    seedAccount: (id, seed) => seedAccount(world, id, seed),
    console: (name, body) => consoleAction(world, services, name, body),
  };
}

async function handlePop(
  world: World,
  dispatch: Dispatch,
  nonces: Nonces,
  request: WireRequest,
): Promise<RawReply> {
  const requestId = randomUUID().toUpperCase();
  const route = dispatch.route(request);
  if ("error" in route) {
    const asked = loggedCaller(undefined, popClaim(request)?.accessKeyId, world.store);
    const product = route.service?.product ?? "";
    note(world, requestId, asked, product, route.action, "", {}, route.error);
    return failure(route.service, route.error, requestId, request.host);
  }
  const { service } = route;
  const sls = service.auth === "sls";
  const claim = sls ? slsClaim(request) : popClaim(request);
  const principal = authenticate(claim, world.store, nonces, sls ? slsRefusals : popRefusals);
  const caller = principal instanceof VendorError ? undefined : principal;
  const region = route.region;
  const params = route.params.toJson();
  const entry = note(
    world,
    requestId,
    loggedCaller(caller, claim?.accessKeyId, world.store),
    service.product,
    route.name,
    region,
    params,
  );
  const fail = (error: VendorError): Answer => {
    entry.status = error.status;
    entry.code = error.code;
    return failure(service, error, requestId, request.host);
  };
  if (principal instanceof VendorError) return fail(principal);
  return perform(world, {
    cloud: "alibaba",
    target: {
      product: service.product,
      action: route.name,
      region,
      account: principal.account.id,
    },
    entry,
    key: () => keyOf(world.store, principal.accessKeyId),
    fail,
    throttled: (wait) =>
      new VendorError(
        400,
        "Throttling.User",
        "Request was denied due to user flow control.",
        {},
        { "x-acs-retry-after": String(wait) },
      ),
    run: (effects) => {
      try {
        const answer = run(world, route, principal, request, requestId, effects);
        entry.status = answer.status;
        return answer;
      } catch (error) {
        return fail(error instanceof VendorError ? error : handlerBug(error));
      }
    },
  });
}

function run(
  world: World,
  route: Route,
  principal: Principal,
  request: WireRequest,
  requestId: string,
  effects: ReadonlySet<FaultKind>,
): Answer {
  const { service, action } = route;
  const { name, params } = route;
  const tried = onlyTried(service, route);
  const view = enter(world, {
    service,
    name,
    action,
    params,
    principal,
    host: request.host,
    tried,
  });
  if (route.region !== "" && !offeredIn(service, route.region, world.store)) {
    throw vendorError(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.");
  }
  const stranger = isWrongSite(service.product, request.host, principal.account);
  if (stranger) refuseStranger(service.product);
  const call = new Call({
    product: service.product,
    version: service.version,
    action: route.name,
    region: route.region,
    home: service.regionInHost === true ? regionsOf(world.store)[0] : undefined,
    principal: stranger
      ? { ...principal, account: strangerOf(principal.account, world.store) }
      : principal,
    params: route.params,
    declared: action.params,
    store: world.store,
    host: request.host,
    hostVars: route.hostVars,
    headers: request.headers,
    rawBody: request.body,
    requestId,
    errors: {
      missing: service.missing ?? missingParameter,
      invalid: service.invalid ?? invalidParameter,
    },
    effects,
    view,
  });
  const result = inDoubt(world, call, view, action.handle(call));
  if (tried) throw dryRunPassed();
  const reply = whole(
    service,
    name,
    result instanceof HttpReply ? result : new HttpReply(200, withId(service, result, requestId)),
  );
  const sent = Buffer.isBuffer(reply.body) ? undefined : reply.body;
  observeCall(world, action, call, reply.status, sent);
  const body = Buffer.isBuffer(reply.body)
    ? reply.body
    : reply.body === undefined
      ? ""
      : JSON.stringify(reply.body);
  return {
    kind: "answer",
    status: reply.status,
    headers: {
      "content-type": "application/json;charset=utf-8",
      "x-acs-request-id": requestId,
      ...(service.auth === "sls" ? { "x-log-requestid": requestId } : {}),
      ...reply.headers,
    },
    body,
  };
}

/** What is told of a reply where the caller sees nothing, or not all regions. */
function inDoubt<R extends JsonObject | HttpReply>(
  world: World,
  { action }: Call,
  view: View | undefined,
  reply: R,
): JsonObject | HttpReply {
  if (view === undefined || reply instanceof HttpReply) return reply;
  return toldRegions(world, "alibaba", action, view, view.blind ? emptied(reply) : reply);
}

/** `DryRun`: everything is checked, nothing changed (an error undoes), and the pass is an error. */
function onlyTried({ dryRun }: Service, { params }: Route): boolean {
  return dryRun === true && params.text("DryRun")?.toLowerCase() === "true";
}

function dryRunPassed(): VendorError {
  return vendorError(
    400,
    "DryRunOperation",
    "Request validation has been passed with DryRun flag set.",
  );
}

/** An answer that holds data has all that the vendor's model has. */
function whole(service: Service, action: string, reply: HttpReply): HttpReply {
  if (reply.body === undefined || Buffer.isBuffer(reply.body)) return reply;
  return new HttpReply(reply.status, wholeReply(service, action, reply.body), reply.headers);
}

function withId(service: Service, body: JsonObject, requestId: string): JsonObject {
  const field = service.requestIdField === undefined ? "RequestId" : service.requestIdField;
  return field === null || body[field] !== undefined ? body : { [field]: requestId, ...body };
}

function failure(
  service: Service | undefined,
  error: VendorError,
  requestId: string,
  host: string,
): Answer {
  const parts = { error, requestId, host, product: service?.product ?? "" };
  return {
    kind: "answer",
    status: error.status,
    headers: {
      "content-type": "application/json;charset=utf-8",
      "x-acs-request-id": requestId,
      ...error.headers,
    },
    body: JSON.stringify((service?.errorBody ?? popErrorBody)(parts)),
  };
}

function note(
  world: World,
  requestId: string,
  caller: LoggedCaller,
  product: string,
  action: string,
  region: string,
  params: JsonObject,
  error?: VendorError,
) {
  return world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...caller,
    product,
    action,
    region,
    params,
    requestId,
    status: error?.status ?? 0,
    code: error?.code ?? "",
  });
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
    const account = world.store.account(textOf(body["account"]) ?? "");
    if (account === undefined) return { error: "account: no such account" };
    return act({ store: world.store, account, region: textOf(body["region"]) ?? "" }, body) ?? {};
  }
  return undefined;
}
