import { expect, test } from "vitest";
import type { Limits } from "../../src/core/account.ts";
import { judge } from "../../src/engine/judge.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import type { RemoveResult } from "../../src/engine/removal/options.ts";
import { remove } from "../../src/engine/removal/remove.ts";
import { scan } from "../../src/engine/scan.ts";
import { autoClock } from "../support/auto-clock.ts";
import {
  idOf,
  MemoryJournal,
  type Toy,
  ToyCloud,
  toyAccount,
  toyRows,
} from "./support/toy-cloud.ts";

interface Run {
  readonly world: ToyCloud;
  readonly result: RemoveResult;
  readonly journal: MemoryJournal;
}

async function removeAll(
  toys: readonly Toy[],
  more: {
    limits?: Partial<Limits>;
    only?: readonly string[];
    during?: (world: ToyCloud, gone: number) => void;
    ask?: (id: string) => string | undefined;
    abort?: AbortController;
  } = {},
): Promise<Run> {
  const world = new ToyCloud(toys);
  const clock = autoClock();
  const journal = new MemoryJournal();
  const signal = more.abort?.signal ?? new AbortController().signal;
  const inventory = await scan(world.session, {
    rows: toyRows,
    cloud: "toy",
    accountId: "1",
    clock,
    signal,
  });
  const judged = judge(inventory.items, {
    account: toyAccount,
    rows: toyRows,
    now: inventory.takenAt,
    own: [],
  }).items;
  const result = await remove(world.session, {
    rows: toyRows,
    inventory,
    targets: judged.filter(
      (item) => more.only === undefined || more.only.includes(`${item.type}/${item.nativeId}`),
    ),
    reviewedAt: "2026-11-20T00:00:00Z",
    recorder: createRecorder(journal, "run-1", clock),
    clock,
    signal,
    limits: { ...toyAccount.limits, ...more.limits },
    ...(more.ask === undefined ? {} : { ask: (item) => more.ask?.(item.id) }),
    progress: ({ gone }) => more.during?.(world, gone),
  });
  return { world, result, journal };
}

test("what uses another thing goes before it", async () => {
  const { world, result } = await removeAll([
    { type: "toy.box", id: "inner" },
    { type: "toy.box", id: "outer", uses: ["toy.box/inner"] },
    { type: "toy.box", id: "lid", uses: ["toy.box/outer"] },
  ]);
  expect(world.calls).toEqual([
    "remove toy.box/lid",
    "remove toy.box/outer",
    "remove toy.box/inner",
  ]);
  expect(result.gone.size).toBe(3);
});

test("independent things go in parallel, but no more at once than the limit", async () => {
  const toys = Array.from({ length: 40 }, (_, n) => ({ type: "toy.box", id: String(n) }));
  const { world, result } = await removeAll(toys, { limits: { parallel: 5 } });
  expect(result.gone.size).toBe(40);
  expect(world.most).toBe(5);
});

test("a circle of things that use each other is detached first, then removed", async () => {
  const { world, result } = await removeAll([
    { type: "toy.box", id: "a", uses: ["toy.box/b"] },
    { type: "toy.box", id: "b", uses: ["toy.box/c"] },
    { type: "toy.box", id: "c", uses: ["toy.box/a"] },
    { type: "toy.box", id: "d", uses: ["toy.box/a"] },
  ]);
  expect(world.calls.slice(0, 3).sort()).toEqual([
    "detach toy.box/a",
    "detach toy.box/b",
    "detach toy.box/c",
  ]);
  expect(result.gone.size).toBe(4);
});

test("a type that waits for whole other types goes after all of them", async () => {
  const { world } = await removeAll([
    { type: "toy.shelf", id: "s" },
    { type: "toy.box", id: "1" },
    { type: "toy.box", id: "2" },
  ]);
  expect(world.calls.at(-1)).toBe("remove toy.shelf/s");
});

test("a removal that is accepted counts only once a complete listing no longer shows the item", async () => {
  const { world, result, journal } = await removeAll([
    { type: "toy.box", id: "1", behaves: "slow" },
  ]);
  expect(world.calls).toEqual(["remove toy.box/1"]);
  expect([...result.gone]).toEqual([idOf("toy.box/1")]);
  expect(journal.entries.at(-1)).toMatchObject({
    kind: "proved",
    item: idOf("toy.box/1"),
    how: "a complete listing without it",
  });
});

test("a delete that says yes and does nothing is asked three times and then named", async () => {
  const { world, result } = await removeAll([{ type: "toy.box", id: "1", behaves: "says-yes" }]);
  expect(world.calls).toHaveLength(3);
  expect(result.gone.size).toBe(0);
  expect(result.stuck.get(idOf("toy.box/1"))).toContain(
    "accepted its removal 3 times and it is still there",
  );
});

test("an item that comes back is named with its creator", async () => {
  const { result, journal } = await removeAll(
    [
      { type: "toy.maker", id: "m" },
      { type: "toy.box", id: "1", behaves: "comes-back" },
      { type: "toy.box", id: "2", behaves: "slow" },
    ],
    { only: ["toy.box/1", "toy.box/2"] },
  );
  expect(result.stuck.get(idOf("toy.box/1"))).toContain(`${idOf("toy.maker/m")} makes it anew`);
  expect(journal.entries).toContainEqual(
    expect.objectContaining({
      kind: "back",
      item: idOf("toy.box/1"),
      creator: idOf("toy.maker/m"),
    }),
  );
});

test("an item whose removal ended half-way is looked at before it is asked for again", async () => {
  const { world, result } = await removeAll([
    { type: "toy.box", id: "1", behaves: "is-untied", item: { facts: { tied: true } } },
  ]);
  expect(world.calls).toEqual(["remove toy.box/1", "remove toy.box/1"]);
  expect(result.gone.size).toBe(1);
});

test("an item that lands in the recycle bin is asked for again until it is purged", async () => {
  const { world, result } = await removeAll([{ type: "toy.box", id: "1", behaves: "recycles" }]);
  expect(world.calls).toEqual(["remove toy.box/1", "remove toy.box/1"]);
  expect(result.gone.size).toBe(1);
});

test("a key whose deletion is scheduled is done with, and its end is on record", async () => {
  const { result, journal } = await removeAll([{ type: "toy.key", id: "k", behaves: "schedules" }]);
  expect(result.gone.size).toBe(1);
  expect(journal.entries).toContainEqual(
    expect.objectContaining({ kind: "proved", how: expect.stringContaining("2026-12-01") }),
  );
});

test("a listing that is denied proves nothing: the item is not called gone", async () => {
  const { result } = await removeAll([{ type: "toy.box", id: "1", behaves: "slow" }], {
    limits: { patience: 30 },
    during: () => undefined,
    ask: () => undefined,
  });
  expect(result.gone.size).toBe(1);

  const world = new ToyCloud([{ type: "toy.box", id: "1" }]);
  const clock = autoClock();
  const signal = new AbortController().signal;
  const inventory = await scan(world.session, {
    rows: toyRows,
    cloud: "toy",
    accountId: "1",
    clock,
    signal,
  });
  world.failListing("toy.box", "denied", "NoPermission");
  const denied = await remove(world.session, {
    rows: toyRows,
    inventory,
    targets: judge(inventory.items, {
      account: toyAccount,
      rows: toyRows,
      now: inventory.takenAt,
      own: [],
    }).items,
    reviewedAt: inventory.takenAt,
    recorder: createRecorder(new MemoryJournal(), "run-1", clock),
    clock,
    signal,
    limits: { ...toyAccount.limits, patience: 30 },
  });
  expect(denied.gone.size).toBe(0);
  expect(denied.stuck.get(idOf("toy.box/1"))).toMatch(
    /cannot be proved: toy\.box in toyland could not be listed \(denied NoPermission\)/,
  );
});

test("an item that the cloud refuses is named with the reason, and what waits for it with its name", async () => {
  const { result } = await removeAll([
    { type: "toy.box", id: "stubborn", behaves: "refuses", uses: ["toy.box/base"] },
    { type: "toy.box", id: "base" },
    { type: "toy.box", id: "other" },
  ]);
  expect([...result.gone]).toEqual([idOf("toy.box/other")]);
  expect(result.stuck.get(idOf("toy.box/stubborn"))).toBe("NotAllowed: no");
  expect(result.stuck.get(idOf("toy.box/base"))).toBe(
    `it waits for ${idOf("toy.box/stubborn")}: NotAllowed: no`,
  );
});

test("nothing moving for the time of patience stops the run and names the cause", async () => {
  const { world, result } = await removeAll(
    [
      { type: "toy.box", id: "base" },
      { type: "toy.box", id: "foreign", uses: ["toy.box/base"] },
    ],
    { only: ["toy.box/base"], limits: { patience: 60 } },
  );
  expect(world.calls.length).toBeGreaterThan(3);
  expect(result.stuck.get(idOf("toy.box/base"))).toContain(
    "nothing moved for 60 s: DependencyViolation",
  );
  expect(result.stuck.get(idOf("toy.box/base"))).toContain(
    `the cloud names ${idOf("toy.box/foreign")}`,
  );
});

test("a child goes with its parent without a call of its own", async () => {
  const { world, result } = await removeAll([
    { type: "toy.box", id: "1" },
    { type: "toy.lid", id: "1-lid", goesWith: "toy.box/1" },
  ]);
  expect(world.calls).toEqual(["remove toy.box/1"]);
  expect(result.gone.size).toBe(2);
});

test("an item that a policy refuses at the last moment is not touched", async () => {
  const { world, result } = await removeAll(
    [
      { type: "toy.box", id: "1" },
      { type: "toy.box", id: "2" },
    ],
    {
      ask: (id) => (id === idOf("toy.box/1") ? "policy legal-hold refuses" : undefined),
    },
  );
  expect(world.has("toy.box/1")).toBe(true);
  expect(result.stuck.get(idOf("toy.box/1"))).toBe("policy legal-hold refuses");
});

test("a stop in the middle returns what is truly gone and names the rest", async () => {
  const abort = new AbortController();
  const toys = Array.from({ length: 20 }, (_, n) => ({
    type: "toy.box",
    id: String(n),
    waitsFor: n === 0 ? [] : [`toy.box/${n - 1}`],
  }));
  const { world, result } = await removeAll(toys, {
    limits: { parallel: 1 },
    abort,
    during: (_, gone) => {
      if (gone >= 3) abort.abort();
    },
  });
  expect(result.stopped).toBe(true);
  expect(result.gone.size + result.stuck.size).toBe(20);
  for (const id of result.gone) expect(world.items().map((item) => item.id)).not.toContain(id);
  expect(
    [...result.stuck.values()].some((reason) => reason.startsWith("the run was stopped")),
  ).toBe(true);
});

test("items that appear while a run goes on are reported and not touched", async () => {
  const { world, result } = await removeAll(
    [
      { type: "toy.maker", id: "m" },
      { type: "toy.box", id: "1" },
      { type: "toy.box", id: "2", waitsFor: ["toy.box/1"] },
    ],
    {
      only: ["toy.box/1", "toy.box/2"],
      during: (toys) => {
        if (!toys.has("toy.box/new")) toys.add({ type: "toy.box", id: "new" });
      },
    },
  );
  expect(world.has("toy.box/new")).toBe(true);
  expect(result.appeared).toEqual([
    { item: expect.objectContaining({ id: idOf("toy.box/new") }), creator: idOf("toy.maker/m") },
  ]);
});

test("two thousand independent items go without a listing for each", async () => {
  const toys = Array.from({ length: 2_000 }, (_, n) => ({ type: "toy.box", id: String(n) }));
  const { result } = await removeAll(toys, { limits: { parallel: 64 } });
  expect(result.gone.size).toBe(2_000);
});
