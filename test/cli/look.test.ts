import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { controlPolicies } from "../../emulator/alibaba/permissions.ts";
import { keyPairs } from "../../emulator/alibaba/products/ecs/templates.ts";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { answer, call, proved } from "../files/entries.ts";
import { faultsOf } from "../schemas/valid.ts";
import {
  ACCOUNT,
  aProject,
  closeout,
  KEYS,
  MANAGER,
  MEMBER,
  start,
  toEmulator,
} from "./support.ts";

let emulator: Emulator;

const KEY_PAIRS = 3;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou", "ap-southeast-1"],
      accounts: [
        { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
        {
          id: MEMBER,
          kind: "resource-account",
          managedBy: MANAGER,
          resources: {
            "cn-hangzhou": {
              "ecs.key-pair": [
                { repeat: KEY_PAIRS, KeyPairName: "pair-{n}", CreationTime: "{now-30d}" },
              ],
            },
          },
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

/** A project whose environment leads to the emulator. */
function aLook(account = ACCOUNT) {
  const project = aProject(account);
  const options = { cwd: project.dir, env: toEmulator(emulator) };
  return {
    ...project,
    run: (...args: readonly string[]) => closeout(args, options),
    start: (...args: readonly string[]) => start(args, options),
  };
}

/** A control policy of the directory that denies the listing of key pairs to the member. */
function denyKeyPairs(): void {
  const policies = emulator.world.store.account(MANAGER)?.table(controlPolicies, "");
  if (policies === undefined) throw new Error("the seed has no such account");
  const Statement = [{ Effect: "Deny", Action: "ecs:DescribeKeyPairs", Resource: "*" }];
  policies.put({
    TargetId: MEMBER,
    PolicyId: "cp-1",
    PolicyName: "no-key-pairs",
    _document: { Version: "1", Statement },
  });
  onTestFinished(() => void policies.remove(`${MEMBER}/cp-1`));
}

function fault(order: FaultOrder): void {
  onTestFinished(emulator.fault(order));
}

test("a scan that knows everything shows what becomes of each item and ends with 0", async () => {
  const { run, dir } = aLook();
  const { code, stdout, stderr } = await run("scan", "demo");
  expect(stdout).toContain(`demo: account ${MEMBER} (Alibaba Cloud), scanned on `);
  expect(stdout).toMatch(/^ecs\.key-pair +SSH key pair +cn-hangzhou +3 +3 delete +listed$/mu);
  expect(stdout).toMatch(/^ram\.role +RAM role +global +1 +1 keep +listed$/mu);
  expect(stdout).not.toContain("Not known");
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("Next: npx closeout review demo");
  expect(stderr).toMatch(/^connecting$/mu);
  expect(code).toBe(0);
  expect(readdirSync(`${dir}/accounts/demo`)).toEqual(["account.yaml"]);
});

test("a listing that is denied is named with its permission, and the scan ends with 1", async () => {
  denyKeyPairs();
  const { run } = aLook();
  const { code, stdout } = await run("scan", "demo");
  expect(stdout).toContain("Not known: nothing may be called empty (1):");
  expect(stdout).toMatch(
    /^ {2}ecs\.key-pair in (?:ap-southeast-1, cn-hangzhou|cn-hangzhou, ap-southeast-1): denied \(Forbidden\.RAM\).*missing permission ecs:DescribeKeyPairs/mu,
  );
  expect(code).toBe(1);
});

test("with --json stdout is one document, and progress stays on stderr", async () => {
  const { run } = aLook();
  const { stdout, stderr } = await run("scan", "demo", "--json");
  const data: { items: { type: string }[]; coverage: unknown[]; complete: boolean } =
    JSON.parse(stdout);
  expect(data.items.filter((item) => item.type === "ecs.key-pair")).toHaveLength(KEY_PAIRS);
  expect(data.complete).toBe(true);
  expect(stderr).toMatch(/^connecting$/mu);
});

test("no colours are written where there is no terminal", async () => {
  const { run } = aLook();
  for (const command of ["scan", "doctor"]) {
    const { stdout, stderr } = await run(command, "demo");
    expect(`${stdout}${stderr}`).not.toContain("\u001b");
  }
});

test("a review writes both files, and a second one says what is different", async () => {
  const { run, file } = aLook();
  const first = await run("review", "demo");
  expect(first.stdout).toContain(`The review approves ${KEY_PAIRS} items (${KEY_PAIRS} delete).`);
  expect(first.stdout).toMatch(/^Found and not approved \(1\): 1 keep$/mu);
  expect(first.stdout).toContain("Written: accounts/demo/review.json\n");
  expect(first.code).toBe(0);
  expect(readFileSync(file("review.md"), "utf8")).toContain("pair-1");
  expect(existsSync(file("run.lock"))).toBe(false);

  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  if (pairs === undefined) throw new Error("the seed has no such member");
  const pair = pairs.get("pair-1");
  pairs.remove("pair-1");
  pairs.put({ ...pair, KeyPairName: "pair-new" });
  const second = await run("review", "demo", "--json");
  pairs.remove("pair-new");
  pairs.put({ ...pair });
  const { changes }: { changes: Record<string, { id: string }[]> } = JSON.parse(second.stdout);
  expect(changes["added"]?.map(({ id }) => id)).toEqual([
    "alibaba:ecs.key-pair:cn-hangzhou:pair-new",
  ]);
  expect(changes["gone"]?.map(({ id }) => id)).toEqual(["alibaba:ecs.key-pair:cn-hangzhou:pair-1"]);
  expect(changes["changed"]).toEqual([]);
  const third = await run("review", "demo", "--dry-run");
  expect(third.stdout).toMatch(/^Since the review of .*: 1 added, 1 gone, 0 changed\.$/mu);
});

test("a check tells what is no longer as the committed review has it, and ends with 1", async () => {
  const { run, file } = aLook();
  expect((await run("check", "demo")).code).toBe(2);
  await run("review", "demo");
  const committed = readFileSync(file("review.json"), "utf8");
  expect((await run("check", "demo")).code).toBe(0);

  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  if (pairs === undefined) throw new Error("the seed has no such member");
  const pair = pairs.get("pair-1");
  pairs.remove("pair-1");
  pairs.put({ ...pair, KeyPairName: "pair-new" });
  const { code, stdout } = await run("check", "demo", "--json");
  pairs.remove("pair-new");
  pairs.put({ ...pair });
  const data: { same: boolean; changes: Record<string, { id: string }[]> } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(data.same).toBe(false);
  expect(data.changes["added"]?.map(({ id }) => id)).toEqual([
    "alibaba:ecs.key-pair:cn-hangzhou:pair-new",
  ]);
  expect(data.changes["gone"]?.map(({ id }) => id)).toEqual([
    "alibaba:ecs.key-pair:cn-hangzhou:pair-1",
  ]);
  expect(readFileSync(file("review.json"), "utf8")).toBe(committed);
});

test.each([
  ["a run removed", [answer(1), proved(1)]],
  ["a run asked to be deleted before it was killed", []],
])("a check of a review whose items %s finds nothing that is different", async (_, later) => {
  const { run, file } = aLook();
  await run("review", "demo");
  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  const pair = pairs?.get("pair-1");
  pairs?.remove("pair-1");
  const vanished = await run("check", "demo");
  const item = "alibaba:ecs.key-pair:cn-hangzhou:pair-1";
  const run1 = { run: "r1", at: "2026-09-01T08:00:00Z" };
  const entries = [
    { kind: "run", ...run1, command: "terraform", accountId: MEMBER, pid: 1 },
    { ...call(1), ...run1, item },
    ...later.map((entry) => ({ ...entry, ...run1, ...("item" in entry ? { item } : {}) })),
  ];
  writeFileSync(
    file("journal.jsonl"),
    entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
  );
  const { code, stdout } = await run("check", "demo", "--json");
  if (pair !== undefined) pairs?.put({ ...pair });
  expect(vanished.code).toBe(1);
  const data: { same: boolean; removed: readonly string[] } = JSON.parse(stdout);
  expect(data.removed).toEqual([item]);
  expect(code).toBe(0);
});

test("a check of a review that is the same, with a listing that is not known, ends with 1", async () => {
  const { run } = aLook();
  await run("review", "demo");
  denyKeyPairs();
  const { code, stdout } = await run("check", "demo", "--json");
  const data: { same: boolean; unknown: readonly string[] } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(data.same).toBe(false);
  expect(data.unknown.some((line) => line.startsWith("ecs.key-pair"))).toBe(true);
});

test("a comment, and a review, tell what changed since the base of a pull request", async () => {
  const { run, dir, file } = aLook();
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example", ...args], { cwd: dir });
  const unversioned = await run("comment", "demo", "--against", "base");
  expect(unversioned).toMatchObject({ code: 2 });
  expect(unversioned.stderr).not.toContain("There is no commit");
  git("init", "--quiet", "--initial-branch", "base");
  await run("review", "demo");
  git("add", ".");
  git("commit", "--quiet", "--message", "reviewed");
  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  const pair = pairs?.get("pair-1");
  pairs?.remove("pair-1");
  onTestFinished(() => {
    if (pair !== undefined) pairs?.put({ ...pair });
  });
  await run("review", "demo");
  const again = await run("review", "demo", "--against", "base", "--json");
  const { changes }: { changes: Record<string, { id: string }[]> } = JSON.parse(again.stdout);
  const gone = "alibaba:ecs.key-pair:cn-hangzhou:pair-1";
  expect(changes["gone"]?.map(({ id }) => id)).toEqual([gone]);
  const said = await run("comment", "demo", "--against", "base", "--json");
  const { marker, body }: { marker: string; body: string } = JSON.parse(said.stdout);
  expect(body.startsWith(marker)).toBe(true);
  expect(body).toContain("0 added, 1 gone, 0 changed.");
  const plain = await run("comment", "demo", "--against", "base");
  expect(plain.stdout).toBe(body);
  const none = await run("comment", "demo", "--against", "no-such-branch");
  expect(none.code).toBe(2);
  expect(readFileSync(file("review.json"), "utf8")).not.toContain(gone);
});

test("a dry run writes nothing", async () => {
  const { run, dir } = aLook();
  const { code, stdout } = await run("review", "demo", "--dry-run");
  expect(stdout).toContain("Nothing was written (--dry-run).");
  expect(code).toBe(0);
  expect(readdirSync(`${dir}/accounts/demo`)).toEqual(["account.yaml"]);
});

test("a keep rule that matches nothing stops the review before anything is written", async () => {
  const { run, dir } = aLook(
    `${ACCOUNT}keep:\n  - match: { type: ecs.key-pair, name: pear-1 }\n    because: still in use\n`,
  );
  const { code, stderr } = await run("review", "demo");
  expect(stderr).toContain(
    'accounts/demo/account.yaml:9: the rule "still in use" matches no item of this account',
  );
  expect(stderr).toContain("Nothing was written.");
  expect(code).toBe(2);
  expect(readdirSync(`${dir}/accounts/demo`)).toEqual(["account.yaml"]);
});

test("a keep rule that needs a fact which is missing is said once for all items, with its line", async () => {
  const { run } = aLook(
    `${ACCOUNT}keep:\n  - match: { type: ecs.key-pair, facts: { colour: red } }\n    because: red ones stay\n`,
  );
  const { code, stderr } = await run("review", "demo", "--dry-run");
  expect(stderr).toContain("A rule of accounts/demo/account.yaml cannot be followed:");
  expect(stderr).toMatch(/accounts\/demo\/account\.yaml:9: .*facts\.colour.*ecs\.key-pair/u);
  expect(stderr.match(/facts\.colour/gu)).toHaveLength(1);
  expect(code).toBe(2);
});

test("--replace writes a new review over one that was edited by hand", async () => {
  const { run, file } = aLook();
  await run("review", "demo");
  const edited = readFileSync(file("review.json"), "utf8").replace('"delete"', '"keep"');
  writeFileSync(file("review.json"), edited);
  expect((await run("review", "demo")).code).toBe(2);
  expect(readFileSync(file("review.json"), "utf8")).toBe(edited);
  expect((await run("review", "demo", "--replace")).code).toBe(0);
  expect((await run("report", "demo")).code).toBe(0);
});

test("Ctrl-C ends a review that hangs and leaves nothing behind", async () => {
  fault({ kind: "hang", action: "DescribeKeyPairs" });
  const { start: begin, dir } = aLook();
  const asked = new Promise<void>((resolve) => {
    onTestFinished(
      emulator.observe((call) => {
        if (call.action === "DescribeSecurityGroups") resolve();
      }),
    );
  });
  const { child, ended } = begin("review", "demo");
  await asked;
  child.kill("SIGINT");
  const { code, stderr, stdout } = await ended;
  expect(code).toBe(130);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n").at(-1)).toBe("Interrupted.");
  expect(readdirSync(`${dir}/accounts/demo`)).toEqual(["account.yaml"]);
});

test("permissions are printed without credentials and without a network", async () => {
  const { dir } = aLook();
  const { code, stdout } = await closeout(["permissions", "demo", "--for", "remove", "--json"], {
    cwd: dir,
  });
  const { documents }: { documents: { document: { Statement: { Action: string[] }[] } }[] } =
    JSON.parse(stdout);
  const actions = documents.flatMap(({ document }) =>
    document.Statement.flatMap((statement) => statement.Action),
  );
  expect(actions).toContain("ecs:DescribeKeyPairs");
  expect(actions).toContain("ecs:DeleteKeyPairs");
  expect(code).toBe(0);
});

test("doctor passes where everything is there, and names a missing permission", async () => {
  const { run } = aLook();
  const good = await run("doctor", "demo");
  expect(good.stdout).not.toContain("✗");
  expect(good.stdout).toContain(`✓ ok       credentials: acs:ram::${MANAGER}:user/ops`);
  expect(good.code).toBe(0);

  denyKeyPairs();
  const bad = await run("doctor", "demo", "--json");
  const { checks }: { checks: { name: string; outcome: string; says: string }[] } = JSON.parse(
    bad.stdout,
  );
  const failed = checks.filter((check) => check.outcome === "failed");
  expect(failed.map(({ name }) => name)).toEqual(["permission", "reach"]);
  expect(failed[0]?.says).toContain("ecs:DescribeKeyPairs is missing");
  expect(failed[1]?.says).toContain("no-key-pairs");
  expect(bad.code).toBe(1);
});

const RUN = {
  kind: "run",
  at: "2026-09-01T00:00:00.000Z",
  run: "r1",
  command: "deploy demo-teardown",
  accountId: MEMBER,
  pid: 1,
};
const END = { kind: "end", at: "2026-09-01T00:00:09.000Z", run: "r1", outcome: "done" };
const CALL = {
  kind: "call",
  at: "2026-09-01T00:00:01.000Z",
  run: "r2",
  seq: 1,
  item: "alibaba:ecs.disk:cn-hangzhou:d-1",
  does: "delete the disk",
  action: "DeleteDisk",
  region: "cn-hangzhou",
};
const ANSWER = {
  kind: "answer",
  at: "2026-09-01T00:00:02.000Z",
  run: "r2",
  seq: 1,
  outcome: "accepted",
  requestId: "REQ-1",
};

function lines(...entries: readonly object[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

test("follow shows the last run, waits for what comes, and ends with the run", async () => {
  const { start: begin, write, file } = aLook();
  const history = lines(RUN, END, { ...RUN, run: "r2" });
  write("journal.jsonl", history);
  const { ended, until } = begin("follow", "demo", "--until-end");
  await until("deploy demo-teardown");
  writeFileSync(file("journal.jsonl"), lines(CALL, ANSWER, { ...END, run: "r2" }), { flag: "a" });
  const { code, stdout } = await ended;
  expect(stdout).toBe(
    [
      `2026-09-01 00:00:00 UTC  run        deploy demo-teardown, account ${MEMBER}, process 1`,
      "2026-09-01 00:00:01 UTC  call       alibaba:ecs.disk:cn-hangzhou:d-1  delete the disk  DeleteDisk in cn-hangzhou",
      "2026-09-01 00:00:02 UTC  accepted   alibaba:ecs.disk:cn-hangzhou:d-1  delete the disk  request REQ-1",
      "2026-09-01 00:00:09 UTC  end        done",
      "",
    ].join("\n"),
  );
  expect(code).toBe(0);
});

test("follow --json repeats the journal's entries, each with its schema, and Ctrl-C ends it with 130", async () => {
  const { start: begin, write } = aLook();
  write("journal.jsonl", lines(RUN, END));
  const { child, ended, until } = begin("follow", "demo", "--json", "--all");
  await until('"outcome":"done"');
  child.kill("SIGINT");
  await once(child, "exit");
  const { code, stdout } = await ended;
  const schema = { $schema: "https://closeout.invalid/schemas/v1/follow.schema.json" };
  expect(stdout).toBe(lines({ ...schema, ...RUN }, { ...schema, ...END }));
  for (const line of stdout.trim().split("\n")) expect(faultsOf(line)).toEqual([]);
  expect(code).toBe(130);
});

test("names from the cloud cannot move the cursor", async () => {
  const { start: begin, write } = aLook();
  write("journal.jsonl", lines({ ...RUN, command: "deploy \u001b]0;owned\u0007\u001b[2J" }));
  const { child, ended, until } = begin("follow", "demo");
  await until("deploy");
  child.kill("SIGINT");
  expect((await ended).stdout).not.toContain("\u001b");
});
