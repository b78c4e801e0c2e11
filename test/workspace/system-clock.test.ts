import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/workspace/system-clock.ts";

test("calls that wait together are no leak to Node, which would say so on the terminal", async () => {
  const said: string[] = [];
  const hear = ({ name }: Error): void => void said.push(name);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 50 }, () => systemClock.sleep(1, signal)));
  await new Promise((resolve) => setImmediate(resolve));
  expect(said).toEqual([]);
});

test("a wait ends with the signal's reason", async () => {
  const stop = new AbortController();
  const reason = new Error("the reader pressed Ctrl-C");
  const waits = [systemClock.sleep(60_000, stop.signal), systemClock.sleep(60_000, stop.signal)];
  stop.abort(reason);
  expect(await Promise.allSettled(waits)).toEqual([
    { status: "rejected", reason },
    { status: "rejected", reason },
  ]);
  await expect(systemClock.sleep(60_000, stop.signal)).rejects.toBe(reason);
});
