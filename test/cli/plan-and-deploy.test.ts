import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { synthApp } from "../support/compiled.ts";
import { commitAll, initRepository } from "../support/repository.ts";
import {
  ACCOUNT,
  aMemberWithAKey,
  aProject,
  closeout,
  MEMBER,
  start,
  toEmulator,
} from "./support.ts";

const REGION = "cn-hangzhou";
const SETTLED = `${ACCOUNT}backups: [{ match: { type: "*" }, answer: not-needed, because: made up }]\n`;

/** A project whose app is that of the clone, and a cloud with an account in which a user has a key. */
async function aWorld(account = SETTLED) {
  const emulator = await startEmulator({ seed: aMemberWithAKey(REGION) });
  onTestFinished(() => emulator.close());
  const project = aProject(account);
  const app = (await synthApp()).join(" ");
  writeFileSync(join(project.dir, "cdktf.json"), JSON.stringify({ app }));
  const env = toEmulator(emulator);
  const run = (...args: readonly string[]) => closeout(args, { cwd: project.dir, env });
  return { emulator, ...project, env, run };
}

/** What `--json` says of the only stack, or of one by its name. */
function told(stdout: string, name?: string) {
  const { stacks } = JSON.parse(stdout);
  return name === undefined
    ? stacks[0]
    : stacks.find((one: { stack: string }) => one.stack === name);
}

/** Several commands one after another, each with Terraform and a scan; the machine may be busy. */
const LONG = 240_000;

/** Calls that delete something. */
function deletions(emulator: Emulator): readonly unknown[] {
  return emulator.world.log.list().filter(({ action }) => action.startsWith("Delete"));
}

test(
  "a state that a full disk cut off is named, and moving it away is enough",
  async () => {
    const { run, dir } = await aWorld();
    const state = join(dir, "terraform.demo-teardown.tfstate");
    writeFileSync(state, '{ "version": 4, "resources": [ { "mode"');
    const torn = await run("plan", "demo");
    expect(torn.code).toBe(1);
    expect(torn.stderr).toContain("The state was cut off");
    rmSync(state);
    expect((await run("plan", "demo")).code).toBe(0);
  },
  LONG,
);

test(
  "an account is planned and deployed by its exit codes, without cdktf",
  async () => {
    const { run, emulator, dir } = await aWorld();
    const first = await run("plan", "demo", "--json");
    expect(first.code, first.stderr).toBe(0);
    expect(told(first.stdout)).toMatchObject({
      stack: "demo-teardown",
      result: "nothing",
      outcome: { review: null, going: [], account: { id: MEMBER } },
    });

    expect((await run("review", "demo")).code).toBe(0);
    const plan = join(dir, "saved.tfplan");
    const second = await run("plan", "demo", "teardown", "--out", plan, "--json");
    expect(second.code, second.stderr).toBe(2);
    const { outcome, result } = told(second.stdout);
    expect(result).toBe("changes");
    const ids = outcome.going.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(2);
    expect(second.stderr).toContain("This plan deletes 2 items");
    expect(existsSync(plan)).toBe(true);
    expect(deletions(emulator)).toEqual([]);

    const deployed = await run("deploy", "demo", "--plan", plan, "--json");
    expect(deployed.code, deployed.stderr).toBe(0);
    expect(told(deployed.stdout)).toMatchObject({ result: "done" });
    const { done } = told(deployed.stdout).outcome;
    expect(done.flatMap(({ gone }: { gone: string[] }) => gone).sort()).toEqual(ids.toSorted());
    expect(deletions(emulator).length).toBeGreaterThan(0);

    const third = await run("plan", "demo");
    expect(third.code, third.stdout).toBe(0);
    expect(third.stdout).toContain("is empty: 0 items left");
    // Terraform has colours also for what is no terminal.
    expect(third.stdout).not.toContain("\u001b[");
  },
  LONG,
);

test("a closure that is blocked ends with 1, and says by what as data", async () => {
  const { run } = await aWorld();
  const { code, stdout, stderr } = await run("plan", "demo", "closure", "--json");
  expect(code, stderr).toBe(1);
  const { result, outcome, errors, plan } = told(stdout);
  expect(result).toBe("blocked");
  expect(plan).toBeNull();
  const blockers = outcome.blockers.map(({ policy }: { policy: string }) => policy);
  expect(blockers).toEqual(expect.arrayContaining(["closure-switch", "keys"]));
  expect(errors.length).toBeGreaterThan(1);
});

test("only the accounts that are named are synthesized, and one that is wrong stops no other", async () => {
  const { run, dir } = await aWorld();
  for (const [name, text] of [
    ["acme-one", SETTLED],
    ["acme-two", `${SETTLED}regoins: all\n`],
  ] as const) {
    mkdirSync(join(dir, "accounts", name), { recursive: true });
    writeFileSync(join(dir, "accounts", name, "account.yaml"), text);
  }
  const { code, stdout, stderr } = await run("plan", "acme-*", "--json");
  expect(readdirSync(join(dir, "cdktf.out/stacks")).sort()).toEqual([
    "acme-one-closure",
    "acme-one-teardown",
    "acme-two-closure",
    "acme-two-teardown",
  ]);
  expect(told(stdout, "acme-one-teardown"), stderr).toMatchObject({ result: "nothing" });
  expect(told(stdout, "acme-two-teardown")).toMatchObject({ result: "failed", exitCode: 1 });
  expect(code).toBe(1);
});

test("no failure of a plan reads as if there were changes", async () => {
  const { run, dir } = await aWorld();
  for (const args of [
    ["plan", "demmo"],
    ["plan", "nothing-*"],
    ["plan"],
    ["plan", "demo", "teardwon"],
    ["plan", "demo", "--bogus"],
    ["plan", "*", "--project", "nowhere"],
  ])
    expect((await run(...args)).code, args.join(" ")).toBe(1);
  writeFileSync(join(dir, "cdktf.json"), JSON.stringify({ app: "exit 2" }));
  expect((await run("plan", "demo")).code).toBe(1);
  writeFileSync(join(dir, "cdktf.json"), "{}");
  expect((await run("plan", "demo")).code).toBe(1);
});

test("a deploy asks, and where nobody can be asked it does nothing", async () => {
  const { run, emulator } = await aWorld();
  await run("review", "demo");
  const { code, stderr } = await run("deploy", "demo");
  expect(code).toBe(2);
  expect(stderr).toContain("--yes");
  expect(deletions(emulator)).toEqual([]);
  const sure = await run("deploy", "demo", "--yes");
  expect(sure.code, sure.stderr).toBe(0);
  expect(sure.stdout).toContain("Apply complete!");
  expect(deletions(emulator).length).toBeGreaterThan(0);
});

test(
  "where only commits approve, the command line says so alike, and a preview shows what waits",
  async () => {
    const { run, dir, emulator } = await aWorld();
    writeFileSync(join(dir, "closeout.yaml"), "approval: git\nbranch: main\n");
    initRepository(dir);
    commitAll(dir);
    expect((await run("review", "demo")).code).toBe(0);
    const planned = await run("plan", "demo", "--json");
    expect(planned.code, planned.stderr).toBe(1);
    const { result, outcome } = told(planned.stdout);
    expect(result).toBe("blocked");
    expect(outcome).toMatchObject({ review: null, going: [] });
    expect(outcome.blockers.map(({ policy }: { policy: string }) => policy)).toEqual([
      "approved-on-branch",
    ]);
    const { accounts } = JSON.parse((await run("status", "--json")).stdout);
    expect(accounts).toMatchObject([{ phase: "unapproved", waitsFor: "reviewer" }]);
    const preview = await run("plan", "demo", "--preview", "--json");
    expect(preview.code, preview.stderr).toBe(2);
    expect(told(preview.stdout).outcome.going).toHaveLength(2);
    expect((await run("deploy", "demo", "--yes")).code).toBe(1);
    expect(deletions(emulator)).toEqual([]);
  },
  LONG,
);

test("Ctrl-C is passed on, and Terraform ends by itself", async () => {
  const { emulator, dir, env } = await aWorld();
  emulator.world.traffic.setLatency({ ms: 2_000 });
  const running = start(["plan", "demo"], { cwd: dir, env });
  await running.until("Refreshing state");
  running.child.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect(code, stderr).toBe(130);
  expect(`${stdout}${stderr}`).toContain("Interrupt received");
  expect(`${stdout}${stderr}`).not.toContain("Two interrupts received");
  expect(left(dir)).toBe("");
});

/** Processes that still run in a project. */
function left(dir: string): string {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return all
    .split("\n")
    .filter((line) => line.includes(dir) && line.includes("terraform"))
    .join("\n");
}

test("a binary that is not there is named with how to have it", async () => {
  const { dir, env } = await aWorld();
  const { code, stderr } = await closeout(["plan", "demo"], {
    cwd: dir,
    env: { ...env, TERRAFORM_BINARY_NAME: "terraform-of-nobody" },
  });
  expect(code).toBe(1);
  expect(stderr).toContain('"terraform-of-nobody" is not on the PATH');
});
