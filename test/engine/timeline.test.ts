import { describe, expect, test } from "vitest";
import type { ClosureCondition } from "../../src/core/closure.ts";
import type { ClosureMeans } from "../../src/core/cloud.ts";
import { closingTimeline, timelineOf } from "../../src/engine/timeline.ts";
import { accountOf, judged, viewOf } from "../policies/support/view.ts";

const BY_HAND: ClosureMeans = {
  by: "assisted",
  quiet: { days: 30, because: "a login takes it back" },
  questions: [],
  steps: [],
  packet: { first: [], submit: [], parts: [] },
  ownIdentity: [],
};
const NOW = "2026-11-21T00:00:00Z";

const condition = (parts: Partial<ClosureCondition>): ClosureCondition => ({
  id: "uncleared",
  title: "No pending charges",
  outcome: "unmet",
  detail: "read again",
  remedy: "",
  ...parts,
});

const dates = (waits: readonly { what: string; until: string }[]) =>
  waits.map(({ what, until }) => `${until.slice(0, 10)} ${what}`);

describe("an account that no API closes", () => {
  test("with nothing in the way can be submitted now, and is closed after the quiet period", () => {
    const timeline = timelineOf(viewOf({ closing: BY_HAND }));
    expect(timeline).toMatchObject({
      at: NOW,
      submission: NOW,
      closed: "2026-12-21T00:00:00.000Z",
      undated: [],
    });
    expect(dates(timeline.chain)).toEqual(["2026-12-21 quiet period"]);
  });

  test("whose file says how long it is quiet goes by that, and none is none", () => {
    const closure = (quietDays: number) => ({ ...accountOf().closure, quietDays });
    const short = viewOf({ closing: BY_HAND, account: accountOf({ closure: closure(15) }) });
    expect(timelineOf(short).closed).toBe("2026-12-06T00:00:00.000Z");
    const none = viewOf({ closing: BY_HAND, account: accountOf({ closure: closure(0) }) });
    expect(timelineOf(none)).toMatchObject({ chain: [], closed: NOW });
  });

  test("waits for what ends last: then the reading that comes after it, then the quiet period", () => {
    const items = [
      judged({ nativeId: "key", state: "scheduled", until: "2026-11-28T00:00:00Z" }),
      judged({
        nativeId: "name",
        concern: "domain",
        disposition: "let-expire",
        expires: "2026-12-01T00:00:00Z",
      }),
      judged({ nativeId: "vm", disposition: "let-expire", expires: "2026-11-25T00:00:00Z" }),
    ];
    const conditions = [condition({ steadyHours: 48 })];
    const timeline = timelineOf(viewOf({ closing: BY_HAND, items, conditions }));
    expect(dates(timeline.chain)).toEqual([
      "2026-12-01 alibaba:shop.thing:cn-hangzhou:name",
      "2026-12-03 No pending charges",
      "2027-01-02 quiet period",
    ]);
    expect(timeline.submission).toBe("2026-12-03T00:00:00.000Z");
    expect(dates(timeline.waits).map((line) => line.slice(0, 10))).toEqual([
      "2026-11-25",
      "2026-11-28",
      "2026-12-01",
      "2026-12-03",
      "2027-01-02",
    ]);
    const because = (id: string) => timeline.waits.find(({ what }) => what.endsWith(id))?.because;
    expect(because(":key")).toBe("its deletion is scheduled");
    expect(because(":name")).toContain("grace and redemption");
    expect(because(":vm")).toContain("the subscription expires");
  });

  test("whose reading runs already is held by its date, where nothing ends later", () => {
    const conditions = [condition({ steadyHours: 48, until: "2026-11-22T08:00:00.000Z" })];
    const timeline = timelineOf(viewOf({ closing: BY_HAND, conditions }));
    expect(timeline.submission).toBe("2026-11-22T08:00:00.000Z");
    expect(dates(timeline.chain)).toEqual([
      "2026-11-22 No pending charges",
      "2026-12-22 quiet period",
    ]);
  });

  test("is not held by a date that has passed, nor by a condition that is met", () => {
    const items = [judged({ state: "scheduled", until: "2026-11-20T00:00:00Z" })];
    const conditions = [condition({ outcome: "met", until: "2027-05-01T00:00:00Z" })];
    const timeline = timelineOf(viewOf({ closing: BY_HAND, items, conditions }));
    expect(timeline.submission).toBe(NOW);
    expect(dates(timeline.chain)).toEqual(["2026-12-21 quiet period"]);
  });

  test("knows a bill's own day without waiting for it, since a person may issue it before", () => {
    const conditions = [
      condition({ id: "bills", title: "Bills", byItself: "2026-12-03T00:00:00Z" }),
    ];
    const timeline = timelineOf(viewOf({ closing: BY_HAND, conditions }));
    expect(timeline.waits).toContainEqual(
      expect.objectContaining({ what: "Bills", until: "2026-12-03T00:00:00Z", avoidable: true }),
    );
    expect(timeline.submission).toBe(NOW);
  });

  test("names what a person does at no known date, and nothing that has one", () => {
    const items = [
      judged({ nativeId: "shop", disposition: "manual" }),
      judged({ nativeId: "gone", disposition: "manual", state: "scheduled", until: NOW }),
      judged({ nativeId: "vm", disposition: "delete" }),
      judged({ nativeId: "odd", disposition: "let-expire" }),
    ];
    const { undated, waits } = timelineOf(viewOf({ closing: BY_HAND, items }));
    expect(undated).toEqual(['Thing "shop"', 'Thing "odd"']);
    expect(dates(waits).some((line) => line.endsWith(":odd"))).toBe(false);
  });
});

test("an account that an API closes has no quiet period of ours, and no day of its end", () => {
  const timeline = timelineOf(viewOf({}));
  expect(timeline).toMatchObject({ waits: [], chain: [], submission: NOW, closed: undefined });
});

describe("a closure that was submitted", () => {
  const base = { detail: "submitted in the console", reasons: [] } as const;

  test("waits for its own end alone", () => {
    const timeline = closingTimeline(
      { ...base, phase: "waiting", submittedAt: NOW, endsAt: "2026-12-21T00:00:00Z" },
      NOW,
    );
    expect(timeline).toMatchObject({ submission: undefined, closed: "2026-12-21T00:00:00Z" });
    expect(dates(timeline.chain)).toEqual(["2026-12-21 the closure"]);
  });

  test("without a known end, or over, has no date to come", () => {
    expect(closingTimeline({ ...base, phase: "waiting" }, NOW)).toMatchObject({
      waits: [],
      closed: undefined,
    });
    expect(closingTimeline({ ...base, phase: "closed", submittedAt: NOW }, NOW).waits).toEqual([]);
  });
});
