import { describe, expect, test } from "vitest";
import type { ClosureCondition, Reading } from "../../src/core/closure.ts";
import { news, readingsOf, steadied } from "../../src/engine/steady.ts";

const UNCLEARED: ClosureCondition = {
  id: "uncleared",
  title: "No pending charges",
  outcome: "met",
  detail: "nothing",
  remedy: "Wait.",
  steadyHours: 48,
};
const NOW = "2026-11-21T12:00:00.000Z";

const reading = (at: string, met: boolean, name = "uncleared"): Reading => ({ name, at, met });

function held(readings: readonly Reading[], condition: ClosureCondition = UNCLEARED, now = NOW) {
  const [one] = steadied([condition], readings, now);
  return one;
}

describe("a condition that must hold for a while", () => {
  test("is not met when it is read for the first time, and says when it can be", () => {
    const first = held([]);
    expect(first).toMatchObject({ outcome: "unmet", until: "2026-11-23T12:00:00.000Z" });
    expect(first?.detail).toContain("so since 2026-11-21T12:00:00.000Z");
    expect(first?.remedy).toBe("Nothing to do: plan again after 2026-11-23T12:00:00.000Z.");
  });

  test("is met once it has held that long, to the moment", () => {
    expect(held([reading("2026-11-19T12:00:00.000Z", true)])?.outcome).toBe("met");
    expect(held([reading("2026-11-19T12:00:00.001Z", true)])).toMatchObject({
      outcome: "unmet",
      until: "2026-11-21T12:00:00.001Z",
    });
  });

  test("counts from the oldest reading of a row without a break", () => {
    const row = ["2026-11-18T00:00:00.000Z", "2026-11-20T00:00:00.000Z"];
    expect(held(row.map((at) => reading(at, true)))?.outcome).toBe("met");
  });

  test("begins anew after a break, however short", () => {
    const broken = held([
      reading("2026-11-10T00:00:00.000Z", true),
      reading("2026-11-20T00:00:00.000Z", false),
      reading("2026-11-20T01:00:00.000Z", true),
    ]);
    expect(broken).toMatchObject({ outcome: "unmet", until: "2026-11-22T01:00:00.000Z" });
  });

  test("begins now where the last reading was another one", () => {
    const back = held([
      reading("2026-11-10T00:00:00.000Z", true),
      reading("2026-11-20T00:00:00.000Z", false),
    ]);
    expect(back).toMatchObject({ outcome: "unmet", until: "2026-11-23T12:00:00.000Z" });
  });

  test("takes no heed of readings of another name", () => {
    expect(held([reading("2026-11-01T00:00:00.000Z", true, "other")])?.outcome).toBe("unmet");
  });

  test("that is not met, or not known, stays as it is", () => {
    for (const outcome of ["unmet", "unknown"] as const) {
      const condition = { ...UNCLEARED, outcome };
      expect(held([reading("2026-11-01T00:00:00.000Z", true)], condition)).toEqual(condition);
    }
  });

  test("leaves every other condition alone", () => {
    const { steadyHours: _, ...plain } = UNCLEARED;
    expect(held([], plain)).toEqual(plain);
  });
});

describe("what is put on record", () => {
  test("is what was read, not what became of it over time", () => {
    const plain: ClosureCondition = {
      id: "plain",
      title: "",
      outcome: "met",
      detail: "",
      remedy: "",
    };
    const unknown: ClosureCondition = { ...UNCLEARED, id: "unknown", outcome: "unknown" };
    expect(readingsOf([plain, UNCLEARED, unknown], NOW)).toEqual([
      { name: "uncleared", at: NOW, met: true, detail: "nothing" },
      { name: "unknown", at: NOW, met: false, detail: "nothing" },
    ]);
  });

  test("is only what says something else than the last time", () => {
    const now = [reading(NOW, true), reading(NOW, false, "other"), reading(NOW, true, "fresh")];
    const before = [
      reading("2026-11-01T00:00:00.000Z", false),
      reading("2026-11-02T00:00:00.000Z", true),
      reading("2026-11-02T00:00:00.000Z", true, "other"),
    ];
    expect(news(now, before).map(({ name }) => name)).toEqual(["other", "fresh"]);
  });
});
