import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { attest } from "../../src/cli/commands/attest.ts";
import { Ui } from "../../src/cli/ui.ts";
import { typed } from "./dialogue.ts";
import {
  aStandalone,
  aStandaloneProject,
  attestation,
  type StandaloneProject,
} from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

/** Runs the command with what a person types; `hold` leaves the input open, as a terminal does. */
async function converse(
  project: StandaloneProject,
  lines: readonly string[],
  { terminal = false, hold = "" } = {},
): Promise<{ readonly code: number; readonly shown: string }> {
  const { input, output, shown } = typed(lines, hold);
  const code = await attest(
    {
      project: project.dir,
      ui: new Ui({ json: false, verbose: false, env: {} }),
      env: project.env,
      signal: AbortSignal.timeout(50_000),
    },
    "demo",
    {},
    { input, output, terminal },
  );
  return { code, shown: shown() };
}

function attestations(project: StandaloneProject): readonly string[] {
  const folder = project.file("attestations");
  return existsSync(folder)
    ? readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    : [];
}

/** Puts on record that the packet was handed out a moment ago. */
function handedOut(project: StandaloneProject): void {
  const at = new Date(Date.now() - 1000).toISOString();
  const entry = { v: 1, run: "r1", seq: 1, at, kind: "closure", accountId: "3000000000000003" };
  project.write(
    "journal.jsonl",
    `${JSON.stringify({ ...entry, phase: "awaiting-submission", detail: "prepared" })}\n`,
  );
}

const DISK = ["backed-up", "copied with dd", "Mei", "", "s3://elsewhere/d", "none"];

test("each question is shown with its words, and its attestation is written before the next one", async () => {
  const project = aStandaloneProject(emulator);
  const { code, shown } = await converse(project, [
    ...[...DISK, "https://tickets.example/7", ""],
    ...["none", "looked it up", "", "2020-05-01", "the list was empty", "2999-01-01"],
    "stop",
  ]);
  expect(shown).toMatch(/^\d+ questions for a person \(.*\d+ closure-statements/mu);
  expect(shown).toContain("Disk · holds data: is there a copy outside of this account?");
  expect(shown).toContain("  not-needed  the data is no longer needed");
  expect(shown).toContain("By whom [Mei]: ");
  expect(shown).toContain("2 attestations written. Next: commit ");
  const [disk = "", filing = ""] = attestations(project);
  expect(disk).toContain("answer: backed-up\n");
  expect(disk).toContain("evidence:\n  link: https://tickets.example/7\n");
  expect(disk).toContain("backup:\n  location: s3://elsewhere/d\n  key: none\n");
  expect(filing).toContain(
    "by: Mei\nat: 2020-05-01T00:00:00.000Z\nvalidUntil: 2999-01-01T00:00:00.000Z\n",
  );
  expect(filing).toContain("evidence:\n  text: the list was empty\n");
  expect(code).toBe(0);
});

test("what is not understood is asked again with the reason", async () => {
  const project = aStandaloneProject(emulator);
  const { shown } = await converse(project, [
    "bakced-up",
    ...["backed-up", "", "copied", "", "Mei", "tomorrow", "2999-01-01", "now"],
    ...["s3://elsewhere/d", "none", "", "./nowhere.pdf", "the listing", "2020-01-01", ""],
    "stop",
  ]);
  expect(shown).toContain(
    '✗ "bakced-up" is no answer to it; allowed: backed-up, not-needed; did you mean "backed-up"?',
  );
  expect(shown.match(/✗ something must be said here/gu)).toHaveLength(3);
  expect(shown).toContain('✗ "tomorrow" is not a date');
  expect(shown).toContain('✗ "2999-01-01" is in the future');
  expect(shown).toContain("✗ there is no file ");
  expect(shown).toContain('✗ "2020-01-01" is in the past');
  expect(attestations(project)).toHaveLength(1);
});

test("an attestation that would not count is said so, and the question asked again", async () => {
  const project = aStandaloneProject(emulator);
  const { shown } = await converse(project, [
    ...["backed-up", "copied", "Mei", "", "oss://x/d-data", "none", "the listing", ""],
    "skip",
    "stop",
  ]);
  expect(shown).toContain('✗ It would not count: Disk · its backup "oss://x/d-data" lies in');
  expect(shown).toContain("Nothing was written.");
  expect(attestations(project)).toEqual([]);
});

test("an attestation that does not count any more is shown, and replaced when that is wanted", async () => {
  const project = aStandaloneProject(emulator);
  const old = { policy: "backups", subject: "alibaba:ecs.disk:cn-hangzhou:d-data" };
  project.write(
    "attestations/old.yaml",
    attestation({ ...old, answer: "not-needed", at: "2020-01-01", validUntil: "2020-02-01" }),
  );
  const said = [...DISK, "the listing", ""];
  const kept = await converse(project, [...said, "perhaps", "no", "stop"]);
  expect(kept.shown).toMatch(/^An answer is there and does not count: .*old\.yaml has expired/mu);
  expect(attestations(project)).toHaveLength(1);
  const replaced = await converse(project, [...said, "", "stop"]);
  expect(replaced.shown).toMatch(/^ {2}Removed: .*old\.yaml$/mu);
  expect(attestations(project)).toHaveLength(1);
  expect(attestations(project)[0]).toContain("answer: backed-up\n");
});

test("Ctrl-C in the middle of a question keeps what was answered before it", async () => {
  const project = aStandaloneProject(emulator);
  const { code, shown } = await converse(project, [...DISK, "the listing", "", "none", "looked"], {
    terminal: true,
    hold: "\u0003",
  });
  expect(code).toBe(130);
  expect(shown).toContain("1 attestation written.");
  expect(attestations(project)).toHaveLength(1);
});

test("a handed-out packet is asked about without a call", async () => {
  const project = aStandaloneProject(emulator);
  handedOut(project);
  const before = await project.lastCall();
  const none = await converse(project, ["skip", "skip"]);
  expect(none.shown).toContain("No call is made.");
  expect(none.shown).toContain("Nothing was written.");
  const { code, shown } = await converse(project, [
    ...["submitted", "sent the form", "Mei", "", "the page said so", "", "T-1"],
  ]);
  expect(shown).toContain("is closing, waiting until ");
  expect(shown).not.toContain("Question 2 of 2");
  expect(code).toBe(0);
  expect(await project.callsSince(before)).toEqual([]);
});
