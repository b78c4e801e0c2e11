import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

test("try", async () => {
  const p = aStandaloneProject(emulator);
  const a = await p.run("attest", "demo", "--json");
  console.log(a.stdout.slice(0, 6000), a.stderr.slice(-1500), a.code);
  const t = await p.run("timeline", "demo");
  console.log(t.stdout.slice(0, 6000), t.stderr.slice(-1500), t.code);
  expect(1).toBe(1);
});
