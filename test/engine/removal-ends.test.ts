import { expect, test } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { Problem } from "../../src/core/problem.ts";
import { judge } from "../../src/engine/judge.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import type { RemoveOptions } from "../../src/engine/removal/options.ts";
import { remove } from "../../src/engine/removal/remove.ts";
import { scan } from "../../src/engine/scan.ts";
import { openCalls } from "../../src/record/journal/journal-summary.ts";
import { autoClock } from "../support/auto-clock.ts";
import {
  idOf,
  MemoryJournal,
  type Toy,
  ToyCloud,
  toyAccount,
  toyRows,
} from "./support/toy-cloud.ts";

/** A world whose session and journal a test may change before everything in it is removed. */
async function prepare(toys: readonly Toy[], patience = 60) {
  const world = new ToyCloud(toys);
  const clock = autoClock();
  const journal = new MemoryJournal();
  const signal = new AbortController().signal;
  const base = { rows: toyRows, clock, signal };
  const inventory = await scan(world.session, { ...base, cloud: "toy", accountId: "1" });
  const options: RemoveOptions = {
    ...base,
    inventory,
    targets: judge(inventory.items, {
      account: toyAccount,
      rows: toyRows,
      now: inventory.takenAt,
      own: [],
    }).items,
    reviewedAt: "2026-11-20T00:00:00Z",
    recorder: createRecorder(journal, "run-1", clock),
    limits: { ...toyAccount.limits, patience },
  };
  return { world, clock, journal, options };
}

/** A session whose removals take that long, and are journalled as a cloud does it. */
function slowly(session: CloudSession, clock: Clock, ms: number): CloudSession {
  return {
    ...session,
    async remove(item, options) {
      const call = { item: item.id, does: "delete it", action: "Toy.Delete", region: item.region };
      const answer = await options.recorder.begin(call);
      await clock.sleep(ms);
      const outcome = await session.remove(item, options);
      answer({ outcome: "accepted" });
      return outcome;
    },
  };
}

test("a run whose patience ends waits for the calls under way, so that each answer is on record", async () => {
  const { world, clock, journal, options } = await prepare([{ type: "toy.box", id: "1" }], 60);
  const result = await remove(slowly(world.session, clock, 120_000), options);

  expect(openCalls(journal.entries)).toEqual([]);
  expect([...result.gone]).toEqual([idOf("toy.box/1")]);
});

test("a run whose patience has ended starts nothing new", async () => {
  const toys: Toy[] = [
    { type: "toy.box", id: "1", behaves: "refuses" },
    { type: "toy.box", id: "2" },
  ];
  const { world, clock, options } = await prepare(toys, 60);
  const one: RemoveOptions = { ...options, limits: { ...options.limits, parallel: 1 } };
  const result = await remove(slowly(world.session, clock, 120_000), one);

  expect(world.calls).toEqual(["remove toy.box/1"]);
  expect(result.stuck.get(idOf("toy.box/2"))).toBe("nothing moved for 60 s");
});

test("a run that can keep no journal any more ends at once and touches nothing", async () => {
  const { world, clock, options } = await prepare([{ type: "toy.box", id: "1" }], 1_800);
  const full = new Problem({
    code: "unwritable",
    summary: "the disk is full",
    next: "Free some space.",
  });
  const recorder = {
    ...options.recorder,
    begin: () => {
      throw full;
    },
  };
  const start = clock.now();

  await expect(remove(slowly(world.session, clock, 10), { ...options, recorder })).rejects.toBe(
    full,
  );
  expect(clock.now() - start).toBeLessThan(60_000);
  expect(world.calls).toEqual([]);
  expect(world.has("toy.box/1")).toBe(true);
});

test("a run whose credentials end names them instead of waiting for its patience", async () => {
  const { world, clock, options } = await prepare([{ type: "toy.box", id: "1" }], 1_800);
  const expired = new Problem({ code: "credentials", summary: "expired", next: "Log in again." });
  const session: CloudSession = { ...world.session, list: () => Promise.reject(expired) };
  const start = clock.now();

  await expect(remove(session, options)).rejects.toBe(expired);
  expect(clock.now() - start).toBeLessThan(60_000);
});

test("a service that suddenly says that it is not active proves nothing of what stood there", async () => {
  const { world, options } = await prepare([{ type: "toy.box", id: "1", behaves: "says-yes" }], 30);
  world.failListing("toy.box", "inactive", "NotActivated");
  const result = await remove(world.session, options);

  expect(result.gone.size).toBe(0);
  expect(result.stuck.get(idOf("toy.box/1"))).toContain("cannot be proved");
});

test("a policy is asked before members of a circle are detached from each other", async () => {
  const { world, options } = await prepare([
    { type: "toy.box", id: "a", uses: ["toy.box/b"] },
    { type: "toy.box", id: "b", uses: ["toy.box/a"] },
  ]);
  const refuse = (id: string) => (id === idOf("toy.box/a") ? "under hold" : undefined);
  const result = await remove(world.session, { ...options, ask: (item) => refuse(item.id) });

  expect(world.calls).not.toContain("detach toy.box/a");
  expect(world.has("toy.box/a")).toBe(true);
  expect(result.stuck.get(idOf("toy.box/a"))).toBe("under hold");
});

test("an item that waited long is looked at again before it is asked about and removed", async () => {
  const late: Toy = { type: "toy.box", id: "late", uses: [], waitsFor: ["toy.maker/m"] };
  const { world, clock, options } = await prepare([{ type: "toy.maker", id: "m" }, late], 7_200);
  const session = slowly(world.session, clock, 1_200_000);
  const changed: CloudSession = {
    ...session,
    async remove(item, how) {
      world.add({ ...late, item: { facts: { size: 2 } } });
      return session.remove(item, how);
    },
  };
  const ask: RemoveOptions["ask"] = ({ facts }) => (facts["size"] === 2 ? "it grew" : undefined);
  const result = await remove(changed, { ...options, ask });

  expect(world.calls).toEqual(["remove toy.maker/m"]);
  expect(result.stuck.get(idOf("toy.box/late"))).toBe("it grew");
});

test("an item that waited long and cannot be looked at again is not removed", async () => {
  const late: Toy = { type: "toy.box", id: "late", waitsFor: ["toy.maker/m"] };
  const { world, clock, options } = await prepare([{ type: "toy.maker", id: "m" }, late], 7_200);
  const session = slowly(world.session, clock, 1_200_000);
  world.failListing("toy.box", "denied", "NoPermission");
  const result = await remove(session, options);

  expect(world.calls).toEqual(["remove toy.maker/m"]);
  expect(result.stuck.get(idOf("toy.box/late"))).toContain("could not be listed (denied");
});

/** A session in which one thing is blocked until another one is gone, or for ever. */
function blocking(
  session: CloudSession,
  clock: Clock,
  blocked: { readonly id: string; readonly by: string; readonly until?: () => boolean },
): CloudSession {
  const slow = slowly(session, clock, 50_000);
  return {
    ...session,
    remove: async (item, options) =>
      item.id === idOf(blocked.id) && blocked.until?.() !== true
        ? { outcome: "busy", code: "DependencyViolation.X", message: "no", blockedBy: blocked.by }
        : slow.remove(item, options),
  };
}

const fives: readonly Toy[] = ["1", "2", "3", "4", "5"].map((id) => ({ type: "toy.box", id }));

test.each([
  ["words that no type stands for", "a drain that nobody lists", "a drain that nobody lists"],
  ["a type of which nothing is left", "toy.key", "(toy.key), and none is listed there"],
])("what is blocked by %s is given up, and named, while others go on", async (_, by, named) => {
  const { world, clock, options } = await prepare(fives, 60);
  const one: RemoveOptions = { ...options, limits: { ...options.limits, parallel: 2 } };
  const result = await remove(blocking(world.session, clock, { id: "toy.box/1", by }), one);

  expect(result.gone.size).toBe(4);
  const reason = result.stuck.get(idOf("toy.box/1")) ?? "";
  expect(reason).toMatch(/^it was blocked for 60 s: DependencyViolation\.X/u);
  expect(reason).toContain(named);
});

test("what is blocked by a type that is still being removed waits for it, beyond its patience", async () => {
  const makers: readonly Toy[] = ["1", "2", "3"].map((id) => ({ type: "toy.maker", id }));
  const { world, clock, options } = await prepare([{ type: "toy.box", id: "1" }, ...makers], 60);
  const one: RemoveOptions = { ...options, limits: { ...options.limits, parallel: 2 } };
  const until = () => !world.has("toy.maker/3");
  const by = "toy.maker";
  const result = await remove(blocking(world.session, clock, { id: "toy.box/1", by, until }), one);

  expect([...result.stuck.values()]).toEqual([]);
  expect(result.gone.size).toBe(4);
});
