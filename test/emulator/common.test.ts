import { expect, onTestFinished, test } from "vitest";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { onceFor } from "../../emulator/core/once-for.ts";
import { loadServices as loadHuawei } from "../../emulator/huawei/services.ts";
import { startEmulator } from "../../emulator/server.ts";
import { loadServices as loadTencent } from "../../emulator/tencent/services.ts";

test.each([
  ["alibaba", loadServices],
  ["tencent", loadTencent],
  ["huawei", loadHuawei],
] as const)("the products of %s are read once for all worlds", async (_, load) => {
  expect(await load()).toBe(await load());
});

test("what is made of an object is made once for it, and anew for another", () => {
  let made = 0;
  const count = onceFor(() => {
    made += 1;
    return made;
  });
  const [one, other] = [{}, {}];
  expect([count(one), count(one), count(other)]).toEqual([1, 1, 2]);
});

test("a world knows nothing of another's: doubts, faults, accounts and time are its own", async () => {
  const seed = { accounts: [{ id: "1000000000000001", kind: "standalone" }] };
  const first = await startEmulator({ seed, doubts: ["all"] });
  const second = await startEmulator({ seed: { accounts: [] }, doubts: [] });
  onTestFinished(() => first.close());
  onTestFinished(() => second.close());
  first.fault({ kind: "error", product: "Ecs" });
  first.clock.advance(60_000);
  expect(first.world.doubts.list.every(({ on }) => on)).toBe(true);
  expect(second.world.doubts.list.some(({ on }) => on)).toBe(false);
  expect(second.world.faults.list).toEqual([]);
  expect(second.world.store.accounts.size).toBe(0);
  expect(second.clock.offset()).toBe(0);
});
