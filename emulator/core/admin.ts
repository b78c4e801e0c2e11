import { isoSeconds } from "./clock.ts";
import { doubtKinds } from "./doubt/kinds.ts";
import { shownDoubts } from "./doubt/switch.ts";
import { type FaultKind, faultKinds, type Selector } from "./faults.ts";
import { type Garbage, garbageForms } from "./garbage/spoil.ts";
import { isObject, type Json, type JsonObject, objectOf, parseJson, textOf } from "./json.ts";
import { plantSeed, SeedError } from "./seed.ts";
import type { Cloud, RawReply, RawRequest, World } from "./world.ts";

const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 } as const;

/** A complaint to the person at the door: 400 unless said otherwise. */
class AdminError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** Answers `/_admin/…`; JSON in, JSON out, no authentication. */
export function answerAdmin(world: World, cloud: Cloud, request: RawRequest): RawReply {
  try {
    return json(200, route(world, cloud, request));
  } catch (error) {
    if (error instanceof AdminError) return json(error.status, { error: error.message });
    if (error instanceof SeedError) return json(400, { error: error.message });
    throw error;
  }
}

function json(status: number, body: Json): RawReply {
  const headers = { "content-type": "application/json" };
  return { kind: "answer", status, headers, body: JSON.stringify(body ?? {}) };
}

function route(world: World, cloud: Cloud, request: RawRequest): Json {
  const url = new URL(request.url, "http://emulator");
  const path = url.pathname.slice("/_admin/".length);
  const text = request.body.toString("utf8");
  const body = text === "" ? {} : parseJson(text);
  if (!isObject(body)) throw new AdminError("the body is not a JSON object");
  if (path.startsWith("console/")) {
    const asked = request.method === "GET" ? Object.fromEntries(url.searchParams) : body;
    const done = cloud.console(path.slice("console/".length), asked);
    if (done === undefined) throw new AdminError(`no console action ${path}`, 404);
    return done;
  }
  const handler = handlers[`${request.method} ${path}`];
  if (handler === undefined) {
    const known = Object.keys(handlers).join(", ");
    throw new AdminError(`no ${request.method} ${path}; there are: ${known}`, 404);
  }
  return handler({ world, cloud, body, query: url.searchParams });
}

interface Visit {
  readonly world: World;
  readonly cloud: Cloud;
  readonly body: JsonObject;
  readonly query: URLSearchParams;
}

const handlers: Readonly<Record<string, (visit: Visit) => Json>> = {
  "POST seed": ({ world, cloud, body }) => {
    plantSeed(world, cloud, body);
    return { accounts: [...world.store.accounts.keys()] };
  },
  "GET state": ({ world }) => world.store.dump(),
  "GET clock": ({ world }) => clockOf(world),
  "POST clock/advance": ({ world, body }) => {
    let ms = 0;
    for (const [unit, size] of Object.entries(units)) {
      const amount = body[unit];
      if (amount !== undefined && typeof amount !== "number") {
        throw new AdminError(`${unit}: not a number`);
      }
      ms += (amount ?? 0) * size;
    }
    world.clock.advance(ms);
    return clockOf(world);
  },
  "PUT latency": ({ world, body }) => {
    world.traffic.setLatency({ ...selectorOf(body), ms: numberOf(body, "ms") });
    return { latencies: world.traffic.latencies.map((latency) => ({ ...latency })) };
  },
  "PUT quota": ({ world, body }) => {
    world.traffic.setQuota({ ...selectorOf(body), perSecond: numberOf(body, "perSecond") });
    return { quotas: world.traffic.quotas.map((quota) => ({ ...quota })) };
  },
  "PUT standard-quota": ({ world, body }) => {
    world.traffic.standard = numberOf(body, "perSecond");
    return { perSecond: world.traffic.standard };
  },
  "POST faults": ({ world, body }) => {
    const fault = world.faults.add(faultOf(body));
    return { id: fault.id };
  },
  "GET faults": ({ world }) => ({
    faults: world.faults.list.map(({ order: { garbage, ...order }, field, ...fault }) => ({
      ...order,
      ...fault,
      ...(garbage === undefined ? {} : { garbage: { ...garbage } }),
      ...(field === undefined ? {} : { field }),
    })),
  }),
  "DELETE faults": ({ world, query }) => {
    const id = query.get("id");
    world.faults.clear(id === null ? undefined : Number(id));
    return {};
  },
  "GET doubts": ({ world, query }) => ({
    doubts: shownDoubts(world.doubts, query.get("on") === "true"),
  }),
  "PUT doubts": ({ world, body }) => {
    const { on, scale } = body;
    if (typeof on !== "boolean") throw new AdminError("on: true or false");
    if (scale !== undefined && (typeof scale !== "number" || scale < 1)) {
      throw new AdminError("scale: not a number from 1 on");
    }
    const id = textOf(body["id"]);
    const kind = doubtKinds.find((known) => known === body["kind"]);
    if (body["kind"] !== undefined && kind === undefined) {
      throw new AdminError(`kind: one of ${doubtKinds.join(", ")}`);
    }
    const selector = {
      ...(id === undefined ? {} : { id }),
      ...(kind === undefined ? {} : { kind }),
    };
    const switched = world.doubts.set(selector, on, scale);
    if (switched === 0) throw new AdminError(`id: no doubt ${id}; GET doubts tells them`, 404);
    return { switched };
  },
  "GET calls": ({ world, query }) => {
    const calls = world.log.list({
      since: Number(query.get("since") ?? 0),
      sinceTime: timeOf(query.get("sinceTime")),
      account: query.get("account") ?? undefined,
      key: query.get("key") ?? undefined,
    });
    return { calls: calls.map((call) => ({ ...call })) };
  },
  "DELETE calls": ({ world }) => {
    world.log.clear();
    return {};
  },
};

function timeOf(text: string | null): number {
  if (text === null) return 0;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new AdminError(`sinceTime: not a time: ${text}`);
  return time;
}

function clockOf(world: World): JsonObject {
  const now = world.clock.now();
  return { now: isoSeconds(now), ms: now, offsetMs: world.clock.offset() };
}

function numberOf(body: JsonObject, field: string): number {
  const value = body[field];
  if (typeof value !== "number" || value < 0) throw new AdminError(`${field}: not a number`);
  return value;
}

function selectorOf(body: JsonObject): Selector {
  const product = textOf(body["product"]);
  const action = textOf(body["action"]);
  const region = textOf(body["region"]);
  const account = textOf(body["account"]);
  return {
    ...(product === undefined ? {} : { product }),
    ...(action === undefined ? {} : { action }),
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
  };
}

/** Reads a fault from JSON; unknown kinds are refused. */
export function faultOf(body: JsonObject) {
  const kind = faultKinds.find((known: FaultKind) => known === body["kind"]);
  if (kind === undefined) throw new AdminError(`kind: one of ${faultKinds.join(", ")}`);
  const code = textOf(body["code"]);
  const message = textOf(body["message"]);
  return {
    ...selectorOf(body),
    kind,
    ...(typeof body["nth"] === "number" ? { nth: body["nth"] } : {}),
    ...(typeof body["times"] === "number" ? { times: body["times"] } : {}),
    ...(typeof body["status"] === "number" ? { status: body["status"] } : {}),
    ...(typeof body["lists"] === "number" ? { lists: body["lists"] } : {}),
    ...(body["when"] === "after" ? { when: "after" as const } : {}),
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(isObject(body["extra"]) ? { extra: body["extra"] } : {}),
    ...(isObject(body["headers"]) ? { headers: headersIn(body["headers"]) } : {}),
    ...(isObject(body["garbage"]) ? { garbage: garbageOf(body["garbage"]) } : {}),
  };
}

function garbageOf(given: JsonObject): Garbage {
  const form = garbageForms.find((known) => known === given["form"]);
  if (given["form"] !== undefined && form === undefined) {
    throw new AdminError(`garbage.form: one of ${garbageForms.join(", ")}`);
  }
  const headers = headersIn(objectOf(given["headers"]));
  const body = textOf(given["body"]);
  return {
    ...(form === undefined ? {} : { form }),
    ...(typeof given["at"] === "number" ? { at: given["at"] } : {}),
    ...(typeof given["status"] === "number" ? { status: given["status"] } : {}),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(given["encoding"] === "base64" ? { encoding: "base64" as const } : {}),
  };
}

function headersIn(given: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), textOf(value) ?? ""]),
  );
}
