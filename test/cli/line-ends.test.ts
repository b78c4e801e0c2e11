import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { disks } from "../../emulator/alibaba/products/ecs/disks.ts";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject, STANDALONE } from "./standalone.ts";
import { closeout, type Ended } from "./support.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const POLICY = `import { definePolicy, remaining } from "closeout";

export const hold = definePolicy({
  id: "legal-hold",
  title: "Nothing under legal hold is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy: \`Ask the legal team.
They know.\`,
  check: ({ items }) => remaining(items.filter((item) => item.tags["legal-hold"] === "yes")),
});
`;

const at = "2026-09-01T00:00:00.000Z";
const item = "alibaba:ecs.disk:cn-hangzhou:d-earlier";

/** The journal of a run that removed another disk. */
const REMOVED = [
  { kind: "run", command: "deploy demo-teardown", accountId: STANDALONE, pid: 1 },
  { kind: "proved", item, how: "listed, and not there" },
  { kind: "end", outcome: "done" },
]
  .map((entry) => `${JSON.stringify({ ...entry, at, run: "r1" })}\n`)
  .join("");

/** The words of a proof, over more than one line. */
const PROOF = "the list was empty\nand it still is\n";

test("a clone with CRLF reads as the same review, statements and policies, and still sees what changed", async () => {
  const project = aStandaloneProject(
    emulator,
    "backups:\n  - { match: { type: ecs.disk }, answer: not-needed, because: a cache }\n",
  );
  const { dir, env, run } = project;
  mkdirSync(join(dir, "policies"));
  writeFileSync(join(dir, "policies/hold.ts"), POLICY);
  writeFileSync(join(dir, "closeout.yaml"), "approval: git\nbranch: main\n");
  writeFileSync(join(dir, "proof.txt"), PROOF);
  expect(await run("review", "demo")).toMatchObject({ code: 0 });
  const stated = await run(
    ...["attest", "demo", "--policy", "closure-statements", "--subject", "icp-filing"],
    ...["--answer", "none", "--done", "looked", "--by", "Mei"],
    ...["--evidence-file", join(dir, "proof.txt")],
  );
  expect(stated, stated.stderr).toMatchObject({ code: 0 });
  project.write("journal.jsonl", REMOVED);
  const clone = cloned(dir);
  const review = readFileSync(join(clone, "accounts/demo/review.json"), "utf8");
  expect(review.split("\n")[0]).toMatch(/\r$/u);

  const there = (...args: readonly string[]): Promise<Ended> => closeout(args, { cwd: clone, env });
  const same = await there("check", "demo", "--json");
  expect(same, same.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(same.stdout)).toMatchObject({ same: true, unknown: [] });
  const report = await there("report", "demo", "--json");
  expect(report, report.stderr).toMatchObject({ code: 0 });
  expect(readFileSync(join(clone, "accounts/demo/report.md"), "utf8")).toContain("d-earlier");
  // Its evidence is not another one.
  const open = JSON.parse((await there("attest", "demo", "--json")).stdout);
  const subjects = open.questions.map(({ subject }: { readonly subject: string }) => subject);
  expect(subjects).not.toContain("icp-filing");
  const doctor = await there("doctor", "demo", "--json");
  const checks: readonly { readonly name: string; readonly outcome: string }[] = JSON.parse(
    doctor.stdout,
  ).checks;
  for (const name of ["policies", "account", "review"])
    expect(checks.find((one) => one.name === name)?.outcome, doctor.stdout).toBe("ok");

  emulator.world.store
    .account(STANDALONE)
    ?.table(disks, "cn-hangzhou")
    .put({ DiskId: "d-new", Status: "Available" });
  const changed = await there("check", "demo", "--json");
  expect(changed).toMatchObject({ code: 1 });
  expect(JSON.parse(changed.stdout).changes.added).toHaveLength(1);
});

/** A clone of the folder with the line ends of Windows. */
function cloned(dir: string): string {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const who = ["-c", "user.name=Mei", "-c", "user.email=mei@team.example"];
    execFileSync("git", [...who, ...args], { cwd, stdio: "pipe" });
  };
  git(dir, "init", "-q", "-b", "main");
  git(dir, "add", "-A");
  git(dir, "commit", "-q", "-m", "Review the account");
  const place = mkdtempSync(join(tmpdir(), "closeout crlf "));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  git(place, "-c", "core.autocrlf=true", "clone", "-q", dir, "clone");
  expect(existsSync(join(place, "clone/accounts/demo/review.json"))).toBe(true);
  return join(place, "clone");
}
