import { randomUUID } from "node:crypto";
import { AllValues } from "../core/all-values.ts";
import { Call, type Principal } from "../core/call.ts";
import { toldRegions } from "../core/doubt/enforce.ts";
import { VendorError, vendorError } from "../core/errors.ts";
import type { FaultKind } from "../core/faults.ts";
import { isObject, type Json, type JsonObject, parseJson, textOf } from "../core/json.ts";
import { onceFor } from "../core/once-for.ts";
import { Params, type ParamUse } from "../core/params.ts";
import { type Answer, perform } from "../core/perform.ts";
import { RowModels } from "../core/row-models.ts";
import type { TableRef } from "../core/table.ts";
import type { Cloud, RawReply, RawRequest, World } from "../core/world.ts";
import { noteUse, settleAccounts } from "./closing.ts";
import { handleCos } from "./cos/front.ts";
import { isCos } from "./cos/request.ts";
import { cosTables } from "./cos/tables.ts";
import { checkHost, enter } from "./doubt.ts";
import { invalidValue, missingParameter, refusal } from "./errors.ts";
import { identityTables, keyOf, loggedCaller } from "./identity.ts";
import { sentNames } from "./params.ts";
import { permissionFor, seen } from "./permissions.ts";
import { dropRenewal } from "./products/billing/ledger.ts";
import { answersAt } from "./regions.ts";
import { replies, wholeReply } from "./replies.ts";
import { seedAccount } from "./seed-account.ts";
import { offeredIn, type Service } from "./service.ts";
import { authenticate } from "./wire/authenticate.ts";
import { Dispatch, type Route } from "./wire/dispatch.ts";
import { isTc3, tc3Claim } from "./wire/tc3.ts";

const allValues = new AllValues(new URL("all-values.json", import.meta.url));

/** Calls a second of one action that an account may make, as most API pages say; a seed's `actionQuota` sets another. */
const usualQuota = 20;

const rowModels = new RowModels(replies, (table) => [table.split(".")[0] ?? ""]);

/** What every world of the same products has in common. */
const commonTo = onceFor((services: readonly Service[]) => {
  const all = [
    ...identityTables,
    ...cosTables,
    ...services.flatMap((service) => service.tables ?? []),
  ];
  const tables = new Map<string, TableRef>(all.map((table) => [table.name, table]));
  return { dispatch: new Dispatch(services), tables };
});

/** Tencent Cloud over the given products. */
export function tencentCloud(world: World, services: readonly Service[]): Cloud {
  const { dispatch, tables } = commonTo(services);
  return {
    name: "tencent",
    speaks: (request) => isTc3(request) || isCos(request),
    tablesOf: () => tables,
    fitted: (_account, table, row) => rowModels.fitted(table, row),
    removed: dropRenewal,
    handle: (request) =>
      isCos(request) ? handleCos(world, request) : handleTc3(world, dispatch, request),
    seedAccount: (id, seed) => seedAccount(world, id, seed),
    console: (name, body) => consoleAction(world, services, name, body),
  };
}

async function handleTc3(world: World, dispatch: Dispatch, request: RawRequest): Promise<RawReply> {
  const requestId = randomUUID();
  const claim = tc3Claim(request);
  const route = dispatch.route(request, claim?.service ?? "");
  settleAccounts(world.store);
  const principal = authenticate(claim, world.store);
  const body = request.body.length === 0 ? {} : parseJson(request.body.toString("utf8"));
  const known = "error" in route ? {} : allValues.of(`${route.service.product} ${route.name}`);
  const params = new Params(new Map(), withoutNulls(body), known);
  const caller = principal instanceof VendorError ? undefined : principal;
  const lost = "error" in route;
  const product = lost ? route.product : route.service.product;
  const region = request.headers["x-tc-region"] ?? "";
  const entry = world.log.add({
    time: world.clock.wall(),
    worldTime: world.clock.now(),
    ...loggedCaller(caller, claim?.secretId, world.store),
    product,
    action: route.name,
    region,
    params: params.toJson(),
    requestId,
    status: 200,
    code: "",
  });
  const fail = (error: VendorError): Answer => {
    const answer = failure(error, requestId);
    entry.status = answer.status;
    entry.code = error.code;
    return answer;
  };
  if (principal instanceof VendorError) return fail(principal);
  if (lost) return fail(route.error);
  if (!isObject(body)) return fail(refusal("InvalidRequest", "The body is not a JSON object."));
  const standardQuota = Number(world.store.attributes["actionQuota"] ?? usualQuota);
  noteUse(principal.account, principal.accessKeyId, world.clock.now());
  return perform(world, {
    cloud: "tencent",
    target: { product, action: route.name, region, account: principal.account.id },
    entry,
    key: () => keyOf(world.store, principal.accessKeyId),
    fail,
    standardQuota,
    failed: () => entry.code !== "",
    throttled: () =>
      refusal(
        "RequestLimitExceeded",
        `Your current request times equals to \`${standardQuota + 1}\` in a second, which exceeds the frequency limit \`${standardQuota}\` for a second. Please reduce the frequency of calls.`,
      ),
    run: (effects) => {
      try {
        return run(world, route, principal, params, request, requestId, effects);
      } catch (error) {
        return fail(error instanceof VendorError ? error : handlerBug(error));
      }
    },
  });
}

function run(
  world: World,
  { service, name, action }: Route,
  principal: Principal,
  params: Params,
  request: RawRequest,
  requestId: string,
  effects: ReadonlySet<FaultKind>,
): Answer {
  const named = request.headers["x-tc-region"] ?? "";
  const region = service.scope === "global" ? "" : named;
  if (service.scope === "region") {
    if (region === "") throw missingParameter("Region");
    // Which code a host answers for a region that is not its own is unverified.
    const isHere = answersAt(request.headers["host"] ?? "", region);
    if (!isHere || !offeredIn(service, region, world.store)) {
      throw refusal("UnsupportedRegion", `The region ${region} is not supported.`);
    }
  }
  const permission = permissionFor(service.product, name);
  const sees = action.open === true ? "all" : seen(principal, permission);
  if (sees === undefined) {
    throw refusal(
      service.denied ?? "AuthFailure.UnauthorizedOperation",
      `you are not authorized to perform operation (${permission}), no permission, strategy is not existed`,
    );
  }
  checkHost(world, request.headers["host"] ?? "", region);
  const view = enter(world, { service, name, action, params, principal, sees });
  const call = new Call({
    product: service.product,
    version: service.version,
    action: name,
    region,
    principal,
    params,
    declared: usesOf(action.params),
    store: world.store,
    host: request.headers["host"] ?? "",
    hostVars: {},
    headers: request.headers,
    rawBody: request.body,
    requestId,
    errors: { missing: missingParameter, invalid: invalidValue },
    effects,
    view,
  });
  const told = toldRegions(world, "tencent", name, view, action.handle(call));
  const reply = wholeReply(call.product, call.action, {
    ...told,
    RequestId: requestId,
  });
  for (const observer of world.observers) {
    observer({
      product: service.product,
      version: service.version,
      action: name,
      declared: Object.keys(action.params),
      ignored: action.ignored,
      sent: sentNames(params.body),
      read: [...params.read],
      status: 200,
      reply,
    });
  }
  return {
    kind: "answer",
    status: 200,
    headers: jsonType,
    body: JSON.stringify({ Response: reply }),
  };
}

const jsonType = { "content-type": "application/json", server: "nginx" };

function usesOf(params: Readonly<Record<string, string>>): Readonly<Record<string, ParamUse>> {
  const uses: Record<string, ParamUse> = {};
  for (const name of Object.keys(params)) uses[name] = "value";
  return uses;
}

/** HTTP 200 with `Response.Error`; a fault of 502 and above is a bad gateway without JSON. */
function failure(error: VendorError, requestId: string): Answer {
  if (error.status > 500) {
    const headers = { "content-type": "text/html", server: "nginx", ...error.headers };
    return { kind: "answer", status: error.status, headers, body: error.message };
  }
  const told = { Code: error.code, Message: error.message };
  const Response = { Error: told, RequestId: requestId, ...error.extra };
  const headers = { ...jsonType, ...error.headers };
  return { kind: "answer", status: 200, headers, body: JSON.stringify({ Response }) };
}

/** A handler that throws anything but the vendor's errors is wrong: InternalError, and a line on stderr. */
function handlerBug(error: unknown): VendorError {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", error: detail })}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return vendorError(200, "InternalError", `The emulator failed: ${message}`);
}

function withoutNulls(body: Json): JsonObject {
  if (!isObject(body)) return {};
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
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
