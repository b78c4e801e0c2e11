import { expect, test } from "vitest";
import type { Cloud } from "../../src/core/cloud.ts";
import { clockAhead } from "../../src/workspace/clock-ahead.ts";
import { toyRows, untold } from "../engine/support/toy-cloud.ts";
import { autoClock } from "../support/auto-clock.ts";

function cloud(emulated: boolean): Cloud {
  return {
    name: "toy",
    title: "Toy Cloud",
    kinds: [],
    accountId: { pattern: /^\d+$/u, says: "digits" },
    members: { directory: "", type: "", fact: "", kinds: {}, role: "" },
    regions: [],
    rows: toyRows,
    permissions: () => [],
    emulated: () => emulated,
    variables: { endpoint: "TOY_ENDPOINT", id: "TOY_ID", secret: "TOY_SECRET", others: [] },
    wayOut: () => "without a proxy",
    told: { zh: untold },
    words: { zh: { types: {}, says: {}, quotes: {} } },
    closing: () => ({ by: "api" }),
    open: () => Promise.reject(new Error("opened")),
  };
}

const base = autoClock("2026-11-21T00:00:00Z");

function ahead(text: string | undefined, emulated = true): string {
  const env = text === undefined ? {} : { CLOSEOUT_CLOCK_AHEAD: text };
  return new Date(clockAhead(base, env, cloud(emulated)).now()).toISOString();
}

test("without the variable, time is as it is, also at a real cloud", () => {
  expect(ahead(undefined, false)).toBe("2026-11-21T00:00:00.000Z");
});

test("hours and days are ahead of the given clock", () => {
  expect(ahead("48h")).toBe("2026-11-23T00:00:00.000Z");
  expect(ahead("31d")).toBe("2026-12-22T00:00:00.000Z");
  expect(ahead("0h")).toBe("2026-11-21T00:00:00.000Z");
});

test("pauses are as long as they are", async () => {
  const clock = clockAhead(base, { CLOSEOUT_CLOCK_AHEAD: "1d" }, cloud(true));
  const before = base.now();
  await clock.sleep(5_000);
  expect(base.now() - before).toBe(5_000);
});

test.each(["", "48", "two days", "-1d", "1.5h", "2w", "99999h", " 48h"])(
  "%s is no time",
  (text) => {
    expect(() => ahead(text)).toThrow(`CLOSEOUT_CLOCK_AHEAD is no time: "${text}"`);
  },
);

test("at a real cloud it is refused: a wait would be cut short", () => {
  expect(() => ahead("48h", false)).toThrow(
    "CLOSEOUT_CLOCK_AHEAD is set, and Toy Cloud is not an emulator here",
  );
});
