import { expect, test } from "vitest";
import {
  type CatalogSession,
  createCatalogSession,
} from "../../src/clouds/shared/rows/catalog-session.ts";
import {
  CallError,
  type Reply,
  type TransportRequest,
} from "../../src/clouds/shared/wire/transport.ts";
import { type Item, parseItemId } from "../../src/core/item.ts";
import { defineService } from "../../src/core/service.ts";
import { jumpingClock } from "./support/clock.ts";
import { journal } from "./support/journal.ts";

const service = defineService({
  product: "Yard",
  defaults: {
    docs: "https://example.com/yard/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: { by: "number", page: "Page", size: ["Size", 10], total: "Total" },
    tags: { none: "the yard knows none" },
    params: { Place: "$region" },
    gone: ["Gone"],
    busy: ["Busy"],
  },
  types: {
    "yard.shed": {
      title: "Shed",
      docs: "DeleteShed",
      list: [
        { action: "ListSheds", params: { Under: "root" }, items: "Sheds", total: "Count", size: 5 },
        { action: "ListSheds", params: { Under: "$parent.id" }, items: "Sheds", per: "self" },
      ],
      read: { id: "Id", name: "Name", facts: { above: "parent.id" } },
      takes: [{ at: "Tools[]", when: { at: "Lends", is: false } }],
      remove: [
        {
          does: "take the rakes out",
          cannotBeUndone: { because: "nobody knows where they stood", next: "Put them back." },
          action: "TakeOut",
          params: { Shed: "$id", Rakes: "$each.Id" },
          again: "Token",
          forEach: {
            action: "ListRakes",
            params: { Shed: "$id" },
            items: "Rakes",
            must: "Id",
            paging: { by: "none" },
            only: { at: "Owner", is: "$account" },
            batch: 2,
          },
          done: ["NotThere"],
        },
        {
          does: "lock it",
          undo: { does: "unlock it", params: { Locked: false } },
          action: "SetLock",
          params: { Shed: "$id", Locked: true },
          busy: ["Locking"],
          when: { at: "name", is: "locked" },
        },
        {
          does: "delete the shed",
          action: "DeleteShed",
          params: { Shed: "$id" },
          until: {
            action: "GetJob",
            params: { Job: "$reply.Job" },
            at: "State",
            running: ["RUNNING"],
            done: ["DONE"],
            failed: { is: ["FAILED"], code: "ShedInUse" },
            because: ["Why.Text", "Why.By[]"],
          },
        },
      ],
    },
  },
});

type Handler = (request: TransportRequest) => Reply;

function sessionOn(
  handlers: Readonly<Record<string, Handler>>,
): CatalogSession & { readonly sent: TransportRequest[] } {
  const sent: TransportRequest[] = [];
  const session = createCatalogSession({
    cloud: "toy",
    accountId: "7",
    services: [service],
    clock: jumpingClock(),
    transport: {
      async send(request) {
        sent.push(request);
        const handler = handlers[request.action];
        if (handler === undefined) return refuse("NoSuchAction");
        return handler(request);
      },
      close: async () => undefined,
    },
  });
  return { ...session, sent };
}

function refuse(code: string): never {
  throw new CallError({ kind: "refused", code, message: "no" });
}

/** Sheds by what they stand under. */
const sheds =
  (under: Readonly<Record<string, readonly object[]>>): Handler =>
  ({ params }) => {
    const here = under[String(params["Under"])] ?? [];
    return { Count: here.length, Total: here.length, Sheds: here };
  };

const signal = new AbortController().signal;
const list = (session: CatalogSession) =>
  session.list({ type: "yard.shed", region: "cn-north-4_dev", parents: [] }, signal);

async function oneShed(session: CatalogSession): Promise<Item> {
  const [item] = (await list(session)).items;
  if (item === undefined) throw new Error("no shed was listed");
  return item;
}

const removing = {
  ListSheds: sheds({ root: [{ Id: "s" }] }),
  ListRakes: () => ({
    Rakes: [
      { Id: "1", Owner: "7" },
      { Id: "2", Owner: "8" },
      { Id: "3", Owner: "7" },
      { Id: "4", Owner: "7" },
    ],
  }),
  TakeOut: () => ({}),
  DeleteShed: () => ({ Job: "j-1" }),
  GetJob: () => ({ State: "DONE" }),
} as const;

test("a row says what its service does not, and is complete for whoever reads it", () => {
  const row = service.types["yard.shed"];
  expect(row).toMatchObject({
    docs: "https://example.com/yard/DeleteShed",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    list: [
      {
        params: { Place: "$region", Under: "root" },
        paging: { by: "number", size: ["Size", 5], total: "Count" },
      },
      { paging: { size: ["Size", 10], total: "Total" } },
    ],
    read: { tags: { none: "the yard knows none" } },
    remove: {
      by: "call",
      steps: [
        { gone: ["Gone"], busy: ["Busy"], forEach: { params: { Place: "$region" } } },
        {
          busy: ["Busy", "Locking"],
          undo: {
            action: "SetLock",
            params: { Place: "$region", Shed: "$id", Locked: false },
            busy: ["Busy"],
          },
        },
        { deletes: true, gone: ["Gone"], until: { params: { Place: "$region" } } },
      ],
    },
  });
  expect(row).not.toHaveProperty("gone");
});

test("a service whose rows lack what every row needs is refused", () => {
  const bare = {
    title: "Bare",
    docs: "https://example.com/",
    list: { action: "L", items: "I" },
    read: { id: "Id" },
    remove: { does: "delete it", action: "D" },
  };
  // @ts-expect-error The compiler asks for what is missing before anything runs.
  expect(() => defineService({ product: "P", types: { "p.bare": bare } })).toThrow(
    /p\.bare says no/,
  );
});

test("a tree is listed level by level, and each item names the one above", async () => {
  const session = sessionOn({
    ListSheds: sheds({ root: [{ Id: "a" }, { Id: "b" }], a: [{ Id: "c" }], c: [{ Id: "d" }] }),
  });
  const { items, coverage } = await list(session);
  expect(coverage).toMatchObject({ outcome: "listed", count: 4 });
  const above = Object.fromEntries(items.map((item) => [item.nativeId, item.facts["above"]]));
  expect(above).toEqual({ a: undefined, b: undefined, c: "a", d: "c" });
  expect(parseItemId(items[3]?.id ?? "")).toMatchObject({ region: "cn-north-4_dev" });
});

test("a tree of which one level is refused is no listing", async () => {
  const session = sessionOn({
    ListSheds: (request) =>
      request.params["Under"] === "a"
        ? refuse("Forbidden")
        : sheds({ root: [{ Id: "a" }, { Id: "b" }] })(request),
  });
  const { items, coverage } = await list(session);
  expect(items).toEqual([]);
  expect(coverage).toMatchObject({ outcome: "failed", code: "Forbidden" });
});

test("a tree that never ends is no listing", async () => {
  const session = sessionOn({
    ListSheds: ({ params }) => ({ Count: 1, Total: 1, Sheds: [{ Id: `${params["Under"]}x` }] }),
  });
  expect((await list(session)).coverage.outcome).toBe("failed");
});

test("an item takes others along only where the row's condition holds", async () => {
  const tools = { Tools: ["t-1"] };
  const session = sessionOn({
    ListSheds: sheds({
      root: [
        { Id: "a", ...tools, Lends: false },
        { Id: "b", ...tools, Lends: true },
      ],
    }),
  });
  expect((await list(session)).items.map(({ takes }) => takes)).toEqual([["t-1"], []]);
});

test("a step is made for what its listing finds, so many at once, each call with its own token", async () => {
  const session = sessionOn(removing);
  const { lines, options } = journal();
  expect(await session.remove(await oneShed(session), options)).toEqual({ outcome: "requested" });
  const taken = session.sent.filter(({ action }) => action === "TakeOut");
  expect(taken.map(({ params }) => params["Rakes"])).toEqual([["1", "3"], ["4"]]);
  expect(new Set(taken.map(({ params }) => params["Token"])).size).toBe(2);
  expect(lines.map(({ call }) => call.does)).toEqual([
    "take the rakes out: 2 of them",
    "take the rakes out: 1 of them",
    "delete the shed",
  ]);
});

test("members that are not told completely stop the removal before anything is changed", async () => {
  const session = sessionOn({ ...removing, ListRakes: () => ({ Rakes: [{ Owner: "7" }] }) });
  const { lines, options } = journal();
  expect(await session.remove(await oneShed(session), options)).toMatchObject({
    outcome: "unknown",
  });
  expect(lines).toEqual([]);
});

test("a code that means done goes on with the next member, one that means gone ends", async () => {
  const shed = await oneShed(sessionOn(removing));
  const done = sessionOn({ ...removing, TakeOut: () => refuse("NotThere") });
  expect(await done.remove(shed, journal().options)).toEqual({ outcome: "requested" });
  const gone = sessionOn({ ...removing, TakeOut: () => refuse("Gone") });
  expect(await gone.remove(shed, journal().options)).toEqual({ outcome: "gone" });
});

test("a job is asked about until it is done", async () => {
  const states = ["RUNNING", "RUNNING", "DONE"];
  const session = sessionOn({ ...removing, GetJob: () => ({ State: states.shift() }) });
  const shed = await oneShed(session);
  expect(await session.remove(shed, journal().options)).toEqual({ outcome: "requested" });
  expect(states).toEqual([]);
  const asked = session.sent.filter(({ action }) => action === "GetJob");
  expect(asked.map(({ params }) => params["Job"])).toEqual(["j-1", "j-1", "j-1"]);
});

test.each([
  [{ State: "FAILED", Why: { Text: "no", By: ["a", "b"] } }, "refused", "ShedInUse"],
  [{ State: "RUNNING" }, "busy", "RUNNING"],
  [{ State: "LOST" }, "busy", "LOST"],
  [{}, "unknown", undefined],
])("a job that answers %j ends as %s", async (reply, outcome, code) => {
  const session = sessionOn({ ...removing, GetJob: () => reply });
  const ended = await session.remove(await oneShed(session), journal().options);
  expect(ended).toMatchObject({ outcome, ...(code === undefined ? {} : { code }) });
});

test("a job that the reply does not name is not taken for done", async () => {
  const session = sessionOn({ ...removing, DeleteShed: () => ({}) });
  const ended = await session.remove(await oneShed(session), journal().options);
  expect(ended).toMatchObject({ outcome: "unknown" });
});
