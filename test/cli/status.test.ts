import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";
import { synthApp } from "../support/compiled.ts";
import { ACCOUNT, aMemberWithAKey, aProject, closeout, MEMBER, toEmulator } from "./support.ts";

const READY = `${ACCOUNT}backups: [{ match: { type: "*" }, answer: not-needed, because: made up }]\n`;

async function aWorld(account = READY) {
  const emulator = await startEmulator({ seed: aMemberWithAKey("cn-hangzhou") });
  onTestFinished(() => emulator.close());
  const project = aProject(account);
  const app = (await synthApp()).join(" ");
  writeFileSync(join(project.dir, "cdktf.json"), JSON.stringify({ app }));
  const env = toEmulator(emulator);
  const run = (...args: readonly string[]) => closeout(args, { cwd: project.dir, env });
  const status = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run("status", "--json", ...args);
    if (stdout === "") throw new Error(stderr);
    return { code, accounts: JSON.parse(stdout).accounts };
  };
  return { emulator, ...project, run, status };
}

test("an account is told from the first review to the plan of its closure, without a call", async () => {
  const { emulator, run, status } = await aWorld();
  const calls = () => emulator.world.log.list().length;

  let before = calls();
  expect((await status()).accounts).toMatchObject([
    { name: "demo", id: MEMBER, phase: "new", left: null, waitsFor: "you", seenAt: null },
  ]);
  expect(calls()).toBe(before);

  await run("review", "demo");
  before = calls();
  const reviewed = await status("demo");
  expect(reviewed.code).toBe(2);
  expect(reviewed.accounts).toMatchObject([
    {
      phase: "reviewed",
      left: { items: 2, of: "review" },
      command: "npx closeout deploy demo",
      blockers: null,
    },
  ]);
  expect(calls()).toBe(before);

  expect((await run("deploy", "demo", "--yes")).code).toBe(0);
  before = calls();
  expect((await status("de*")).accounts).toMatchObject([
    { phase: "torn-down", left: { items: 0 }, command: "npx closeout plan demo closure" },
  ]);
  expect(calls()).toBe(before);

  expect((await run("plan", "demo", "closure")).code).toBe(1);
  before = calls();
  expect((await status()).accounts).toMatchObject([
    {
      left: { items: 0, of: "look" },
      blockers: ["closure-conditions", "closure-switch"],
      next: "clear closure-conditions, closure-switch",
      command: "npx closeout plan demo closure",
    },
  ]);
  expect(calls()).toBe(before);
}, 240_000);

test("--scan looks, and what it saw is known afterwards", async () => {
  const { emulator, status } = await aWorld();
  const looked = await status("--scan");
  expect(looked.accounts).toMatchObject([{ phase: "new", left: { items: 2, of: "look" } }]);
  expect(looked.accounts[0].blockers).toContain("keys");
  const before = emulator.world.log.list().length;
  const later = await status();
  expect(later.accounts).toEqual(looked.accounts);
  expect(emulator.world.log.list()).toHaveLength(before);
});

test("an account whose files are wrong is told as such, fails the command, and hides no other", async () => {
  const { dir, run, status } = await aWorld();
  for (const [name, text] of [
    ["a-name-that-is-much-longer-than-a-line-of-a-terminal-has-room-for-beside-the-rest", READY],
    ["部门云账号测试用例一号", READY],
    ["wrong", "cloud: alibba\n"],
  ] as const) {
    mkdirSync(join(dir, "accounts", name), { recursive: true });
    writeFileSync(join(dir, "accounts", name, "account.yaml"), text);
  }
  const { code, accounts } = await status();
  expect(code).toBe(1);
  expect(accounts).toHaveLength(4);
  expect(accounts.find(({ name }: { name: string }) => name === "wrong")).toMatchObject({
    phase: "unusable",
    waitsFor: "you",
  });
  const { stdout } = await run("status");
  const [table = ""] = stdout.split("\n\n");
  const lines = table.split("\n");
  expect(lines).toHaveLength(5);
  for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80);
  expect((await run("status", "nobody-*")).code).toBe(1);
});

test("a closure that people carry out is told by what they stated, and nothing is called", async () => {
  const { emulator, file, write, status } = await aWorld(
    `cloud: alibaba\nid: "${MEMBER}"\nkind: standalone\naccess: { via: own }\n`,
  );
  mkdirSync(file("attestations"), { recursive: true });
  const at = new Date(Date.now() - 60_000).toISOString();
  const state = (subject: string, answer: string) =>
    write(
      `attestations/${subject}.yaml`,
      [
        `account: "${MEMBER}"`,
        `answers: { policy: closure, subject: ${subject} }`,
        `answer: ${answer}`,
        "done: the page said so",
        "by: Mei",
        `at: "${at}"`,
        "evidence: { text: the page }",
        "",
      ].join("\n"),
    );
  state("submitted", "submitted-without-packet");
  const waiting = await status();
  expect(waiting.code).toBe(0);
  expect(waiting.accounts).toMatchObject([{ phase: "waiting", waitsFor: "time", left: null }]);
  expect(waiting.accounts[0].earliest > at).toBe(true);
  state("outcome", "closed");
  const closed = await status();
  expect(closed.code).toBe(0);
  expect(closed.accounts).toMatchObject([{ phase: "closed", waitsFor: "nobody", command: null }]);
  expect(emulator.world.log.list()).toEqual([]);
});

test.each([
  ["CLOSEOUT_RECORD_URL", "mysql://db.example/closeout"],
  ["CLOSEOUT_LANG", "fr"],
])("%s that cannot be used is said once, and makes no account unusable", async (name, value) => {
  const project = aProject();
  const options = { cwd: project.dir, env: { [name]: value } };
  const { code, stdout, stderr } = await closeout(["status"], options);
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr.split(name).length).toBeGreaterThan(1);
  expect(stderr).not.toContain("unusable");
});
