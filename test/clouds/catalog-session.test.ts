import { expect, test } from "vitest";
import {
  type CatalogSession,
  createCatalogSession,
} from "../../src/clouds/shared/rows/catalog-session.ts";
import type { Hook } from "../../src/clouds/shared/rows/hook.ts";
import {
  CallError,
  type CallErrorParts,
  type Reply,
  type TransportRequest,
} from "../../src/clouds/shared/wire/transport.ts";
import type { Item } from "../../src/core/item.ts";
import { defineService } from "../../src/core/service.ts";
import { jumpingClock } from "./support/clock.ts";
import { journal } from "./support/journal.ts";

const signal = new AbortController().signal;
const docs = "https://example.com/";

const service = defineService({
  product: "Shop",
  types: {
    "shop.box": {
      title: "Box",
      docs,
      wave: "workloads",
      scope: "region",
      list: [
        {
          action: "ListBoxes",
          params: { RegionId: "$region" },
          items: "Boxes.Box",
          paging: { by: "number", page: "Page", size: ["Size", 10], total: "Total" },
          inactive: ["Shop.NotOpen"],
        },
        {
          action: "ListBin",
          items: "Boxes.Box",
          paging: { by: "none" },
          state: "recycled",
          none: ["Bin.NotOpen"],
        },
      ],
      detail: [
        { name: "lock", action: "GetLock", must: "On", params: { Id: "$id" }, none: ["NoLock"] },
      ],
      read: {
        id: "Id",
        name: "Name",
        created: "Created",
        expires: "Ends",
        charge: { at: "Pay", prepaid: ["Pre"] },
        autoRenew: { at: "Renew", is: ["Auto"] },
        protections: [{ name: "lock", when: { at: "detail.lock.On", is: true } }],
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { size: "Size", locked: "detail.lock.On", keys: "Keys[]" },
        states: [{ is: "leaving", when: { at: "Status", is: "Leaving" } }],
        skip: [{ when: { at: "Owner", is: "vendor" }, because: "the vendor's own" }],
      },
      dataBearing: true,
      uses: [
        { type: "shop.rack", at: "RackId" },
        { type: "shop.label", at: "Label", by: "name" },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "unlock",
            deletes: true,
            action: "Unlock",
            params: { Id: "$id" },
            when: { at: "facts.locked", is: true },
            done: ["NotLocked"],
          },
          {
            does: "drop a key",
            deletes: true,
            action: "DropKey",
            params: { Id: "$id", Key: "$each" },
            forEach: "facts.keys",
          },
          {
            does: "delete",
            deletes: true,
            action: "DeleteBox",
            params: { Id: "$id" },
            again: "Token",
            when: { at: "charge", not: "prepaid" },
            gone: ["Box.NotFound"],
            busy: ["Box.Moving"],
          },
          {
            does: "empty",
            deletes: true,
            hook: "shop.empty",
            calls: [{ action: "Empty", params: { Id: "$id" } }],
            when: { at: "facts.size", is: 99 },
          },
        ],
      },
    },
    "shop.rack": {
      title: "Rack",
      docs,
      wave: "network",
      scope: "account",
      list: {
        action: "ListRacks",
        items: "Racks",
        paging: { by: "token", token: "Next", size: ["Max", 2], next: "Next" },
      },
      read: { id: "RackId", tags: { none: "racks have none" } },
      dataBearing: false,
      remove: { by: "manual", because: "no API deletes it", console: ["Open the console"] },
    },
    "shop.key": {
      title: "Key",
      docs,
      wave: "identity",
      scope: { per: "shop.rack" },
      list: {
        action: "ListKeys",
        params: { Rack: "$parent.id" },
        items: "Keys",
        paging: { by: "none" },
      },
      read: { id: "KeyId", tags: { none: "keys have none" } },
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete",
            deletes: true,
            action: "DeleteKey",
            params: { Id: "$id", Rack: "$parent.id", Missing: "$facts.none" },
          },
        ],
      },
    },
  },
});

type Handler = (request: TransportRequest, signal: AbortSignal) => Reply | Promise<Reply>;

/** A session whose calls are answered by these handlers; an action without one is refused. */
function sessionOn(
  handlers: Readonly<Record<string, Handler>>,
  hooks: Readonly<Record<string, Hook>> = {},
): CatalogSession & { readonly sent: TransportRequest[] } {
  const sent: TransportRequest[] = [];
  const session = createCatalogSession({
    cloud: "alibaba",
    accountId: "1",
    services: [service],
    clock: jumpingClock(),
    hooks,
    transport: {
      async send(request, linked) {
        linked.throwIfAborted();
        sent.push(request);
        const handler = handlers[request.action];
        if (handler === undefined) return error({ code: "NoSuchAction" });
        return handler(request, linked);
      },
      close: async () => undefined,
    },
  });
  return { ...session, sent };
}

function error(parts: Partial<CallErrorParts>): never {
  throw new CallError({ kind: "refused", code: "Refused", message: "no", ...parts });
}

const box = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  Id: id,
  Pay: "Post",
  ...more,
});

const boxes = (...all: readonly unknown[]): Readonly<Record<string, Handler>> => ({
  ListBoxes: () => ({ Total: all.length, Boxes: { Box: all } }),
  ListBin: () => error({ code: "Bin.NotOpen" }),
  GetLock: () => error({ code: "NoLock" }),
});

const listBoxes = (session: CatalogSession) =>
  session.list({ type: "shop.box", region: "cn-hangzhou", parents: [] }, signal);

async function oneBox(session: CatalogSession): Promise<Item> {
  const [item] = (await listBoxes(session)).items;
  if (item === undefined) throw new Error("no box was listed");
  return item;
}

test("a record becomes an item with its details, tags, edges and times", async () => {
  const session = sessionOn({
    ...boxes(
      box("b-1", {
        Name: "first",
        Created: "2023-01-01T00:00Z",
        Ends: "2023-02-01T08:00:00+08:00",
        Pay: "Pre",
        Renew: "Auto",
        Size: 7,
        RackId: "r-1",
        Label: "red",
        Tags: { Tag: [{ Key: "team", Value: "a" }] },
      }),
    ),
    GetLock: () => ({ On: true }),
  });
  const { items, coverage } = await listBoxes(session);
  expect(coverage).toEqual({
    type: "shop.box",
    region: "cn-hangzhou",
    outcome: "listed",
    count: 1,
  });
  expect(items[0]).toMatchObject({
    id: "alibaba:shop.box:cn-hangzhou:b-1",
    name: "first",
    created: "2023-01-01T00:00:00Z",
    expires: "2023-02-01T00:00:00Z",
    charge: "prepaid",
    autoRenew: true,
    protections: ["lock"],
    tags: { team: "a" },
    facts: { size: 7, locked: true },
    proposed: "manual",
    uses: ["alibaba:shop.rack:global:r-1", "alibaba:shop.label:cn-hangzhou:name=red"],
  });
});

test("a record that does not say how it is paid is no record of a thing that is free to delete", async () => {
  const { items, coverage } = await listBoxes(sessionOn(boxes(box("b-1", { Pay: undefined }))));
  expect(items).toEqual([]);
  expect(coverage).toMatchObject({ outcome: "failed" });
});

test("the vendor's own records are left out, and a detail that is not there is absent", async () => {
  const session = sessionOn(boxes(box("b-1"), box("b-2", { Owner: "vendor" })));
  const { items } = await listBoxes(session);
  expect(items.map((item) => item.nativeId)).toEqual(["b-1"]);
  expect(items[0]?.facts).toEqual({});
});

test("the recycle bin is listed beside the rest", async () => {
  const session = sessionOn({
    ...boxes(box("b-1")),
    ListBin: () => ({ Boxes: { Box: [box("b-2")] } }),
  });
  const { items } = await listBoxes(session);
  expect(items.map((item) => [item.nativeId, item.state])).toEqual([
    ["b-1", "present"],
    ["b-2", "recycled"],
  ]);
});

test("a record without id makes the listing fail by name", async () => {
  const { items, coverage } = await listBoxes(sessionOn(boxes({ Name: "nameless" })));
  expect(items).toEqual([]);
  expect(coverage.outcome).toBe("failed");
  expect(coverage.message).toMatch(/shop\.box has no Id/);
});

test("one detail that is denied makes the whole listing denied", async () => {
  const session = sessionOn({
    ...boxes(box("b-1"), box("b-2")),
    GetLock: (request) =>
      request.params["Id"] === "b-2"
        ? error({ kind: "denied", code: "NoPermission", permission: "shop:GetLock" })
        : { On: false },
  });
  const { items, coverage } = await listBoxes(session);
  expect(items).toEqual([]);
  expect(coverage).toMatchObject({
    outcome: "denied",
    code: "NoPermission",
    permission: "shop:GetLock",
  });
});

test("a service that is not activated is inactive, with the code as proof", async () => {
  const session = sessionOn({
    ListRacks: () => ({ Racks: [] }),
    ...boxes(),
    ListBoxes: () => error({ code: "Shop.NotOpen", message: "open it first" }),
    ListBin: () => error({ code: "Shop.NotOpen" }),
  });
  // The bin has no such code: what it does not say is not proved.
  expect((await listBoxes(session)).coverage).toMatchObject({
    outcome: "failed",
    code: "Shop.NotOpen",
  });
  const rack = createCatalogSession({
    cloud: "alibaba",
    accountId: "1",
    services: [
      {
        ...service,
        types: {
          "shop.shelf": {
            ...service.types["shop.rack"],
            list: { action: "L", items: "S", paging: { by: "none" }, inactive: ["Shop.NotOpen"] },
          },
        },
      },
    ],
    clock: jumpingClock(),
    transport: {
      send: async () => error({ code: "Shop.NotOpen", message: "open it first" }),
      close: async () => undefined,
    },
  });
  const shelf = await rack.list({ type: "shop.shelf", region: "global", parents: [] }, signal);
  expect(shelf.coverage).toMatchObject({ outcome: "inactive", code: "Shop.NotOpen", count: 0 });
  expect(shelf.coverage.proof).toMatch(/answers Shop.NotOpen: open it first/);
});

test("a listing that one of its parts answers is no inactive one", async () => {
  const session = sessionOn({
    ...boxes(),
    ListBoxes: () => error({ code: "Shop.NotOpen", message: "open it first" }),
    ListBin: () => ({ Boxes: { Box: [] } }),
  });
  // The bin answers, so the service is there and the listing is known to be empty.
  expect((await listBoxes(session)).coverage.outcome).toBe("listed");
});

test.each<[string, Partial<CallErrorParts>, string]>([
  ["throttling that does not end", { kind: "throttled" }, "throttled"],
  ["a cut that does not end", { kind: "unknown" }, "failed"],
  ["an action that is not there", { kind: "unsupported" }, "unsupported"],
  ["a host that is not there", { kind: "gone-host" }, "failed"],
  ["a region proved to lack the product", { kind: "gone-host", proof: "so" }, "inactive"],
  ["an expired key", { kind: "credentials" }, "denied"],
  ["an unknown refusal", { kind: "refused" }, "failed"],
])("%s is never an empty listing", async (_, parts, outcome) => {
  const session = sessionOn({ ...boxes(), ListBoxes: () => error(parts) });
  const { coverage } = await listBoxes(session);
  expect(coverage).toMatchObject({ outcome, count: 0, code: "Refused" });
});

test("throttling that ends does not show", async () => {
  let left = 5;
  const session = sessionOn({
    ...boxes(box("b-1")),
    GetLock: () => {
      left -= 1;
      return left >= 0 ? error({ kind: "throttled", retryAfterMs: 500 }) : { On: false };
    },
  });
  expect((await listBoxes(session)).coverage).toMatchObject({ outcome: "listed", count: 1 });
});

test("a listing per parent names the parent", async () => {
  const session = sessionOn({
    ListRacks: (request) =>
      request.params["Next"] === undefined
        ? { Racks: [{ RackId: "r-1" }, { RackId: "r-2" }], Next: "n" }
        : { Racks: [{ RackId: "r-3" }] },
    ListKeys: (request) => ({ Keys: [{ KeyId: `k-${String(request.params["Rack"])}` }] }),
  });
  const racks = await session.list({ type: "shop.rack", region: "global", parents: [] }, signal);
  const keys = await session.list(
    { type: "shop.key", region: "global", parents: racks.items },
    signal,
  );
  expect(keys.items.map((item) => [item.nativeId, item.parent])).toEqual([
    ["k-r-1", "alibaba:shop.rack:global:r-1"],
    ["k-r-2", "alibaba:shop.rack:global:r-2"],
    ["k-r-3", "alibaba:shop.rack:global:r-3"],
  ]);
  expect(racks.items[0]).toMatchObject({ proposed: "manual", because: "no API deletes it" });
});

test("a listing that is stopped throws instead of answering", async () => {
  const stop = new AbortController();
  const session = sessionOn({
    ...boxes(),
    ListBoxes: () => {
      stop.abort(new Error("stopped"));
      return error({ kind: "unknown" });
    },
  });
  const listing = session.list(
    { type: "shop.box", region: "cn-hangzhou", parents: [] },
    stop.signal,
  );
  await expect(listing).rejects.toThrow("stopped");
});

test("the steps that apply are described and made in order, each in the journal", async () => {
  const session = sessionOn({
    ...boxes(box("b-1", { Pay: "Post", Keys: ["x", "y"] })),
    GetLock: () => ({ On: true }),
    Unlock: () => error({ code: "NotLocked" }),
    DropKey: () => ({}),
    DeleteBox: () => ({ RequestId: "q-1" }),
  });
  const item = await oneBox(session);
  expect(session.describe(item, "delete")).toEqual(["unlock", "drop a key (2)", "delete"]);

  const { lines, options } = journal();
  expect(await session.remove(item, options)).toEqual({ outcome: "requested" });
  expect(lines.map(({ call, answer }) => [call.action, answer?.outcome, answer?.code])).toEqual([
    ["Shop.Unlock", "accepted", "NotLocked"],
    ["Shop.DropKey", "accepted", undefined],
    ["Shop.DropKey", "accepted", undefined],
    ["Shop.DeleteBox", "accepted", undefined],
  ]);
  expect(lines[3]?.answer?.requestId).toBe("q-1");
});

test.each<[string, Partial<CallErrorParts>, string]>([
  ["a code of gone", { code: "Box.NotFound" }, "gone"],
  ["a code of not yet", { code: "Box.Moving" }, "busy"],
  ["another code", { code: "Other" }, "refused"],
  ["a denial", { kind: "denied" }, "denied"],
  ["throttling without end", { kind: "throttled" }, "throttled"],
])("%s ends the removal as %s", async (_, parts, outcome) => {
  const session = sessionOn({ ...boxes(box("b-1")), DeleteBox: () => error(parts) });
  const { lines, options } = journal();
  expect(await session.remove(await oneBox(session), options)).toMatchObject({ outcome });
  expect(lines.at(-1)?.answer?.outcome).toBe(outcome);
});

test("a cut is asked again with the same token, and ends unknown", async () => {
  const session = sessionOn({
    ...boxes(box("b-1")),
    DeleteBox: () => error({ kind: "unknown", code: "ECONNRESET" }),
  });
  const { lines, options } = journal();
  const outcome = await session.remove(await oneBox(session), options);
  expect(outcome).toMatchObject({ outcome: "unknown", code: "ECONNRESET" });
  const tokens = session.sent
    .filter((request) => request.action === "DeleteBox")
    .map((request) => request.params["Token"]);
  expect(tokens.length).toBeGreaterThan(1);
  expect(new Set(tokens).size).toBe(1);
  expect(lines).toHaveLength(tokens.length);
});

test("a cut of a call without token is not asked again", async () => {
  const session = sessionOn({
    ...boxes(box("b-1", { Keys: ["x"] })),
    DropKey: () => error({ kind: "unknown" }),
  });
  const { lines, options } = journal();
  expect(await session.remove(await oneBox(session), options)).toMatchObject({
    outcome: "unknown",
  });
  expect(lines).toHaveLength(1);
});

test("an item that no step applies to is refused in words", async () => {
  const session = sessionOn(boxes(box("b-1", { Pay: "Pre" })));
  const { lines, options } = journal();
  expect(await session.remove(await oneBox(session), options)).toMatchObject({
    outcome: "refused",
    code: "NoStep",
  });
  expect(lines).toEqual([]);
});

test("a step whose parameter has no value is not made", async () => {
  const session = sessionOn({
    ListRacks: () => ({ Racks: [{ RackId: "r-1" }] }),
    ListKeys: () => ({ Keys: [{ KeyId: "k-1" }] }),
    DeleteKey: () => ({}),
  });
  const racks = await session.list({ type: "shop.rack", region: "global", parents: [] }, signal);
  const keys = await session.list(
    { type: "shop.key", region: "global", parents: racks.items },
    signal,
  );
  const [key] = keys.items;
  if (key === undefined) throw new Error("no key was listed");
  const { lines, options } = journal();
  expect(await session.remove(key, options)).toMatchObject({
    outcome: "refused",
    code: "MissingFact",
  });
  expect(lines).toEqual([]);
});

test("a hook makes its calls through the journal, and its refusal ends the removal", async () => {
  const session = sessionOn(
    { ...boxes(box("b-1", { Size: 99 })), DeleteBox: () => ({}), Empty: () => ({}) },
    {
      "shop.empty": async ({ call, change }) => {
        await change(call("Empty"), { does: "empty", idempotent: true });
        return { outcome: "refused", code: "Grew", message: "it grew since the review" };
      },
    },
  );
  const { lines, options } = journal();
  expect(await session.remove(await oneBox(session), options)).toMatchObject({ code: "Grew" });
  expect(lines.map(({ call }) => call.action)).toEqual(["Shop.DeleteBox", "Shop.Empty"]);
});

test("50,000 items are listed in little memory", async () => {
  const total = 50_000;
  const payload = "x".repeat(400);
  const handlers: Readonly<Record<string, Handler>> = {
    ...boxes(),
    ListBoxes: (request) => {
      const start = (Number(request.params["Page"]) - 1) * 10;
      const page = Array.from({ length: 10 }, (_, i) =>
        box(`b-${start + i}`, { Name: `box ${start + i}`, Payload: `${payload}${start + i}` }),
      );
      return { Total: total, Boxes: { Box: page } };
    },
    GetLock: () => ({ On: false }),
  };
  const before = process.memoryUsage().heapUsed;
  const { items } = await listBoxes(sessionOn(handlers));
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  expect(items).toHaveLength(total);
  // The records alone would be more than this; what is kept is the items.
  expect(grown).toBeLessThan(250);
}, 60_000);

test("a call that is stopped while it is written down is not made, and the journal says so", async () => {
  const session = sessionOn({
    ...boxes(box("b-1", { Pay: "Post" })),
    GetLock: () => error({ code: "NoLock" }),
    DeleteBox: () => {
      throw new Error("it was made");
    },
  });
  const item = await oneBox(session);
  const stop = new AbortController();
  const { lines, options } = journal({ signal: stop.signal });
  const recorder: typeof options.recorder = {
    async begin(call) {
      const answer = await options.recorder.begin(call);
      stop.abort(new Error("Ctrl-C"));
      return answer;
    },
  };

  expect(await session.remove(item, { ...options, recorder })).toMatchObject({
    outcome: "unknown",
    code: "Aborted",
  });
  expect(lines).toMatchObject([{ answer: { outcome: "refused", code: "NotSent" } }]);
});
