import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject, type StandaloneProject } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const DISK = "alibaba:ecs.disk:cn-hangzhou:d-data";

function entry(policy: string, subject: string, answer: string, more: object = {}): object {
  return {
    answers: { policy, subject },
    answer,
    done: "it was looked up",
    by: "Mei",
    evidence: { text: "the list was empty" },
    ...more,
  };
}

const LIST = [
  entry("closure-statements", "icp-filing", "none"),
  entry("closure-statements", "contracts", "ended", { evidence: { file: "page.txt" } }),
  entry("closure-statements", "papers", "ready"),
  entry("backups", DISK, "backed-up", { backup: { location: "s3://archive/d", key: "none" } }),
];

function attestations(project: StandaloneProject): readonly string[] {
  const folder = project.file("attestations");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];
}

async function from(project: StandaloneProject, list: unknown, ...args: readonly string[]) {
  writeFileSync(join(project.dir, "said.yaml"), stringify(list));
  writeFileSync(join(project.dir, "page.txt"), "no contract\n");
  const before = await project.lastCall();
  const ended = await project.run("attest", "demo", "--from", "said.yaml", ...args);
  return { ...ended, calls: await project.callsSince(before) };
}

test("many attestations take one look at the account, and count", async () => {
  const project = aStandaloneProject(emulator, "holder: enterprise\n");
  const { code, stdout, calls } = await from(project, LIST, "--json");
  expect(code).toBe(0);
  expect(calls.filter((action) => action === "DescribeDisks")).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ written: { length: 4 }, replaced: [], before: [] });
  expect(attestations(project)).toHaveLength(4);
  expect(readFileSync(project.file("attestations/evidence/page.txt"), "utf8")).toBe(
    "no contract\n",
  );
  const open = await project.run("attest", "demo", "--json");
  const { questions }: { questions: { subject: string }[] } = JSON.parse(open.stdout);
  const subjects = questions.map(({ subject }) => subject);
  for (const done of ["icp-filing", "contracts", "papers", DISK])
    expect(subjects).not.toContain(done);

  const again = await from(project, [...LIST, entry("closure-statements", "marketplace", "none")]);
  expect(again.code).toBe(0);
  expect(again.stdout.match(/^Stated already: /gmu)).toHaveLength(4);
  expect(attestations(project)).toHaveLength(5);
});

test("when one of many cannot be taken, none is written, and each is named with its line", async () => {
  const project = aStandaloneProject(emulator, "holder: enterprise\n");
  const { code, stderr } = await from(project, [
    ...LIST.slice(0, 2),
    entry("closure-statements", "papers", "struck-off"),
    entry("closure-statements", "moon-landing", "done"),
    entry("backups", DISK, "backed-up", { backup: { location: "disk d-data", key: "none" } }),
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("3 attestations of 5 in said.yaml cannot be taken");
  expect(stderr).toMatch(/said\.yaml:\d+: closure-statements papers: .*holder: enterprise/u);
  expect(stderr).toMatch(/said\.yaml:\d+: closure-statements moon-landing: /u);
  expect(stderr).toMatch(/said\.yaml:\d+: backups .*which goes with this account/u);
  expect(attestations(project)).toEqual([]);
});

test("mistakes in the file are all named before any call", async () => {
  const project = aStandaloneProject(emulator);
  const { code, stderr, calls } = await from(project, [
    { ...LIST[0], by: 7 },
    entry("closure", "submitted", "submitted"),
    entry("backups", DISK, "not-needed", { when: "now" }),
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("[0].by: must be text, but is the number 7");
  expect(stderr).toContain("[2].when: unknown key");
  const closure = await from(project, [
    entry("closure", "submitted", "submitted"),
    entry("backups", DISK, "not-needed"),
    entry("backups", DISK, "not-needed"),
    entry("backups", "x", "not-needed", { at: "yesterday" }),
  ]);
  expect(closure.stderr).toContain('--at: "yesterday" is not');
  const repeated = await from(project, [
    entry("closure", "submitted", "submitted"),
    entry("backups", DISK, "not-needed"),
    entry("backups", DISK, "not-needed"),
  ]);
  expect(repeated.stderr).toContain("what became of the closure is stated by itself");
  expect(repeated.stderr).toContain("the file holds it twice");
  const mixed = await from(project, LIST, "--by", "Mei");
  expect(mixed.stderr).toContain("--by is for one attestation");
  expect([calls, closure.calls, repeated.calls, mixed.calls]).toEqual([[], [], [], []]);
  expect(attestations(project)).toEqual([]);
});
