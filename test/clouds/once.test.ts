import { expect, test } from "vitest";
import { once } from "../../src/clouds/shared/session/once.ts";
import { jumpingClock } from "./support/clock.ts";

const { signal } = new AbortController();

test("a question that takes longer than its answer is kept for is asked once for all who wait", async () => {
  const clock = jumpingClock();
  let asked = 0;
  const ask = once(
    async () => {
      asked += 1;
      await clock.sleep(600_000);
      return asked;
    },
    () => clock.now(),
  );
  const first = ask(signal);
  await clock.sleep(300_000);
  const second = ask(signal);
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(await ask(signal)).toBe(1);
  await clock.sleep(61_000);
  expect(await ask(signal)).toBe(2);
});

test("a question that failed is asked again", async () => {
  let asked = 0;
  const ask = once(
    async () => {
      asked += 1;
      if (asked === 1) throw new Error("no answer");
      return asked;
    },
    () => 0,
  );
  await expect(ask(signal)).rejects.toThrow("no answer");
  expect(await ask(signal)).toBe(2);
});
