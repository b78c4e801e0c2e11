import { describe, expect, test } from "vitest";
import { coverageComplete } from "../../policies/standard/coverage-complete.ts";
import type { Attestation } from "../../src/core/attestation.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import type { Row } from "../../src/core/row.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { judge } from "../../src/engine/judge.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import { remove } from "../../src/engine/removal/remove.ts";
import { scan } from "../../src/engine/scan.ts";
import { withStatedReach } from "../../src/engine/stated-reach.ts";
import { accountOf, attested, viewOf } from "../policies/support/view.ts";
import { autoClock } from "../support/auto-clock.ts";
import {
  doubted,
  idOf,
  MemoryJournal,
  type Toy,
  ToyCloud,
  toyAccount,
  toyRows,
} from "./support/toy-cloud.ts";

const signal = new AbortController().signal;
const BOX = { type: "toy.box", id: "1" } as const;

/** What Li Na stated: that user ops sees everything. */
const stated = (changes: Partial<Attestation> = {}): Attestation =>
  attested("coverage-complete", "reach:user ops", "sees-everything", changes);

/** A toy world in whose listings of boxes somebody may not see everything, with what people stated. */
function doubtful(toys: readonly Toy[], statements: readonly Attestation[] = []) {
  const world = new ToyCloud(toys);
  world.doubt("toy.box");
  const clock = autoClock();
  const account = toyAccount;
  const session = withStatedReach(world.session, {
    account,
    attestations: () => statements,
    clock,
  });
  const look = (rows: ReadonlyMap<string, Row> = toyRows, by: CloudSession = session) =>
    scan(by, { rows, cloud: "toy", accountId: "1", clock, signal });
  return { world, session, clock, look };
}

async function removeAll(toys: readonly Toy[], statements: readonly Attestation[] = []) {
  const { world, session, clock, look } = doubtful(toys, statements);
  const inventory = await look();
  const { items } = judge(inventory.items, {
    account: toyAccount,
    rows: toyRows,
    now: inventory.takenAt,
    own: [],
  });
  const journal = new MemoryJournal();
  const result = await remove(session, {
    rows: toyRows,
    inventory,
    targets: items,
    reviewedAt: "2026-11-20T00:00:00Z",
    recorder: createRecorder(journal, "run-1", clock),
    clock,
    signal,
    limits: toyAccount.limits,
  });
  return { world, result, journal };
}

describe("a listing of somebody who may not see everything", () => {
  test("keeps its items and is no knowledge", async () => {
    const { items, coverage } = await doubtful([BOX]).look();
    expect(items.map(({ id }) => id)).toEqual([idOf("toy.box/1")]);
    expect(coverage.find(({ type }) => type === "toy.box")).toMatchObject({
      outcome: "unproved",
      count: 1,
    });
  });

  test("leaves what belongs to parents that were not seen unknown, also where none was", async () => {
    const rows = new Map(toyRows);
    const part = toyRows.get("toy.stone");
    if (part === undefined) throw new Error("there are no stones");
    rows.set("toy.part", { ...part, scope: { per: "toy.box" } });
    for (const toys of [[BOX], []]) {
      const { coverage } = await doubtful(toys).look(rows);
      const found = coverage.find(({ type }) => type === "toy.part");
      expect(found).toMatchObject({ outcome: "unproved", count: 0, reachOf: "user ops" });
      expect(found?.message).toContain("there may be more toy.box");
    }
  });

  test("is no proof that an item is gone: it is given up at once, with why", async () => {
    const { world, result, journal } = await removeAll([BOX]);
    expect(world.has("toy.box/1")).toBe(false);
    expect([...result.gone]).toEqual([]);
    expect(result.stuck.get(idOf("toy.box/1"))).toContain("which is no proof");
    expect(journal.entries.filter(({ kind }) => kind === "proved")).toEqual([]);
    expect(world.calls).toEqual(["remove toy.box/1"]);
  });

  test("still proves that an item is there: its removal is asked for again", async () => {
    const { world, result } = await removeAll([{ ...BOX, behaves: "says-yes" }]);
    expect(world.calls.length).toBeGreaterThan(1);
    expect(result.stuck.get(idOf("toy.box/1"))).toContain("it is still there");
  });
});

describe("a person's statement that the identity sees everything", () => {
  test("makes its listings count, in a scan and as proof of a removal", async () => {
    const { coverage } = await doubtful([BOX], [stated()]).look();
    expect(coverage.find(({ type }) => type === "toy.box")).toMatchObject({
      outcome: "listed",
      reachOf: "user ops",
      statedIn: "accounts/old-shop/attestations/1.yaml",
    });
    const { result } = await removeAll([BOX], [stated()]);
    expect([...result.gone]).toEqual([idOf("toy.box/1")]);
  });

  test.each<{ why: string; changes: Partial<Attestation> }>([
    { why: "it has expired", changes: { validUntil: "2020-01-01T00:00:00Z" } },
    { why: "it lies in the future", changes: { at: "2099-01-01T00:00:00Z" } },
    { why: "it is about another identity", changes: { subject: "reach:user other" } },
    { why: "it says another word", changes: { answer: "probably" } },
  ])("does not count where $why", async ({ changes }) => {
    const { coverage } = await doubtful([BOX], [stated(changes)]).look();
    expect(coverage.find(({ type }) => type === "toy.box")?.outcome).toBe("unproved");
  });
});

describe("coverage-complete", () => {
  const listing = doubted({ type: "toy.box", region: "toyland", outcome: "listed", count: 1 });
  const asked = (
    coverage: readonly (typeof listing)[],
    attestations: readonly Attestation[] = [],
  ) => evaluate([coverageComplete], viewOf({ coverage, attestations }))[0];

  test("names each listing that is not proved, and asks once about the identity", () => {
    const other = { ...listing, region: "elsewhere" };
    const found = asked([listing, other]);
    expect(found?.findings.map(({ subject }) => subject)).toEqual([
      "coverage:toy.box:toyland",
      "coverage:toy.box:elsewhere",
      "reach:user ops",
    ]);
    expect(found?.questions.map(({ needs }) => needs)).toEqual(["evidence"]);
  });

  test("passes once the listings count by a statement, and shows what it relied on", () => {
    const counted = { ...listing, outcome: "listed" as const, statedIn: "1.yaml" };
    const found = asked([counted], [stated()]);
    expect(found?.outcome).toBe("pass");
    expect(found?.questions[0]?.answered?.answer).toBe("sees-everything");
  });

  test("a line of account.yaml is not enough: a person looks at the policies, with evidence", () => {
    const answers = [
      {
        policy: "coverage-complete",
        subject: "reach:user ops",
        answer: "sees-everything",
        because: "surely",
        line: 4,
      },
    ];
    const view = viewOf({ coverage: [listing], account: accountOf({ answers }) });
    expect(evaluate([coverageComplete], view)[0]?.outcome).toBe("fail");
  });
});
