import { expect, test } from "vitest";
import type { CloudSession } from "../../src/core/cloud.ts";
import { scan } from "../../src/engine/scan.ts";
import { autoClock } from "../support/auto-clock.ts";
import { ToyCloud, toyRows } from "./support/toy-cloud.ts";

function takenAt(skewMs: number | undefined): Promise<string> {
  const session: CloudSession = { ...new ToyCloud([]).session, skewMs };
  const options = {
    rows: toyRows,
    cloud: "toy",
    accountId: "1",
    clock: autoClock("2026-11-21T12:00:00Z"),
    signal: new AbortController().signal,
  };
  return scan(session, options).then((inventory) => inventory.takenAt);
}

test("a scan by a clock that is ahead tells the cloud's time, so that nothing younger counts as seen", async () => {
  expect(await takenAt(300_000)).toBe("2026-11-21T11:55:00.000Z");
});

test("a scan by a clock that is behind, or that nobody compared, tells its own time", async () => {
  expect(await takenAt(-300_000)).toBe("2026-11-21T12:00:00.000Z");
  expect(await takenAt(undefined)).toBe("2026-11-21T12:00:00.000Z");
});
