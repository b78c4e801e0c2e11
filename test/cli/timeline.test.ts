import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

test("the earliest date is shown with the chain that holds it, and what is open besides", async () => {
  const project = aStandaloneProject(emulator, "closure:\n  quietDays: 20\n");
  const { code, stdout } = await project.run("timeline", "demo");
  expect(stdout).toMatch(
    /^The closure can be submitted on \S+ \S+ UTC \(in 2 days\) at the earliest; the account is closed on \S+ \S+ UTC \(in 22 days\), not before\.$/mu,
  );
  expect(stdout).toContain("Waiting for, one after another (2):");
  expect(stdout).toMatch(/^ {2}not before \S+ \S+ UTC, in 22 days: quiet period: /mu);
  expect(stdout).toMatch(/^\d+ questions for a person: npx closeout attest demo$/mu);
  expect(stdout).toMatch(/^In the way of the closure \(\d+\): .*closure-switch/mu);
  expect(code).toBe(0);
});

test("--json gives every wait with its date and reason", async () => {
  const project = aStandaloneProject(emulator);
  const { stdout } = await project.run("timeline", "demo", "--json");
  const data: {
    readonly at: string;
    readonly submission: string;
    readonly closed: string;
    readonly chain: readonly { readonly what: string; readonly until: string }[];
    readonly waits: readonly object[];
    readonly undated: readonly string[];
  } = JSON.parse(stdout);
  expect(data.submission > data.at).toBe(true);
  expect(data.closed).toBe(data.chain.at(-1)?.until);
  expect(data.waits).toContainEqual(
    expect.objectContaining({ what: "quiet period", exact: false, until: data.closed }),
  );
  expect(data.undated).toEqual([]);
});
