import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject, attestation, STANDALONE } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const DAY = 24 * 60 * 60 * 1000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString();
}

/** A project in which a person stated the submission so many days ago. */
function submitted(days: number) {
  const project = aStandaloneProject(emulator);
  project.write("attestations/submitted.yaml", attestation({ at: daysAgo(days) }));
  return project;
}

const COMMANDS = [
  "scan",
  "scan --json",
  "review",
  "review --dry-run",
  "doctor",
  "attest --json",
  "timeline",
  "check",
  "comment",
  "timeline --json",
  "report",
  "permissions",
];

test.each(COMMANDS)(
  "closeout %s makes no call in the quiet period, and says why",
  async (words) => {
    const [command = "", ...options] = words.split(" ");
    const project = submitted(3);
    const { code, stdout, stderr } = await project.run(command, "demo", ...options);
    const said = `${stdout}${stderr}`;
    expect(said).toContain(daysAgo(-27).slice(0, 10));
    expect(said).toContain("nothing may log in until then");
    expect(said).toContain("npx closeout attest demo");
    expect(stderr).not.toContain("✗");
    expect(code).toBe(0);
    expect(existsSync(project.file("review.json"))).toBe(false);
    expect(await project.callsSince(0)).toEqual([]);
  },
);

test("closeout follow makes no call in the quiet period, and says why", async () => {
  const project = submitted(3);
  const { child, until, ended } = project.start("follow", "demo");
  await until(`Account ${STANDALONE} is closing, waiting until ${daysAgo(-27).slice(0, 10)}`);
  child.kill("SIGINT");
  expect((await ended).code).toBe(130);
  expect(await project.callsSince(0)).toEqual([]);
});

test("when the quiet period is over, still nothing calls before its outcome is stated", async () => {
  const project = submitted(31);
  for (const command of ["scan", "review", "check", "comment", "doctor", "timeline"]) {
    const { stdout, code } = await project.run(command, "demo");
    expect(stdout).toContain("the quiet period of 30 days is over");
    expect(stdout).toContain("state it with `npx closeout attest demo`");
    expect(code).toBe(0);
  }
  expect(await project.callsSince(0)).toEqual([]);
});

test("the submission stays on record when its file is lost", async () => {
  const project = submitted(3);
  await project.run("scan", "demo");
  rmSync(project.file("attestations/submitted.yaml"));
  const { stdout } = await project.run("scan", "demo");
  expect(stdout).toContain(`Account ${STANDALONE} is closing, waiting until `);
  expect(await project.callsSince(0)).toEqual([]);
});
