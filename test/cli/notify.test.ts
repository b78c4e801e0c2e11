import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { keyPairs } from "../../emulator/alibaba/products/ecs/templates.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { bed } from "../record/support/bed.ts";
import { servers } from "../record/support/server.ts";
import { receiver, TAKEN } from "../webhooks/support.ts";
import { ACCOUNT, aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou"],
      accounts: [
        { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
        {
          id: MEMBER,
          kind: "resource-account",
          managedBy: MANAGER,
          resources: {
            "cn-hangzhou": {
              "ecs.key-pair": [{ KeyPairName: "pair-1", CreationTime: "{now-30d}" }],
              "ecs.instance": [
                {
                  InstanceId: "i-1",
                  InstanceName: "paid",
                  Status: "Running",
                  InstanceChargeType: "PrePaid",
                  ExpiredTime: "{now+3d}",
                  CreationTime: "{now-30d}",
                },
              ],
            },
          },
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

/** A project that tells a receiver. */
async function aProjectThatTells(account = ACCOUNT) {
  const { got, url } = await receiver(TAKEN.cloudevents);
  const project = aProject(account);
  const env = { ...toEmulator(emulator), CLOSEOUT_WEBHOOK_URL: url };
  const runIn = (more: Readonly<Record<string, string>>) => ({
    run: (...args: readonly string[]) =>
      closeout(args, { cwd: project.dir, env: { ...env, ...more } }),
  });
  return {
    ...project,
    ...runIn({}),
    env,
    /** The same with more in its environment. */
    also: runIn,
    /** The same some days later. */
    later: (days: number) => runIn({ CLOSEOUT_CLOCK_AHEAD: `${days * 24}h` }),
    told: () => got.splice(0).map(({ body }) => body["type"]),
  };
}

test("a check tells what is near, and what is no longer as it was reviewed", async () => {
  const { run, told } = await aProjectThatTells();
  await run("review", "demo");
  expect(told()).toEqual([]);
  expect((await run("check", "demo")).code).toBe(0);
  expect(told()).toEqual(["closeout.account.date-near"]);
  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  const pair = pairs?.get("pair-1");
  pairs?.put({ ...pair, KeyPairName: "pair-new" });
  onTestFinished(() => void pairs?.remove("pair-new"));
  expect((await run("check", "demo")).code).toBe(1);
  expect(told()).toEqual(["closeout.account.review-needed"]);
});

test("a check that runs every day tells the same thing once, on change, anew where it came back, and after the days", async () => {
  const { run, told, dir, later } = await aProjectThatTells();
  await run("review", "demo");
  await run("check", "demo");
  expect(told()).toEqual(["closeout.account.date-near"]);
  await run("check", "demo");
  await later(1).run("check", "demo");
  expect(told()).toEqual([]);
  // What is no longer so is forgotten, and is news when it is so again.
  const pairs = emulator.world.store.account(MEMBER)?.table(keyPairs, "cn-hangzhou");
  const pair = pairs?.get("pair-1");
  for (const _ of [1, 2]) {
    pairs?.put({ ...pair, KeyPairName: "pair-new" });
    await run("check", "demo");
    await run("check", "demo");
    expect(told()).toEqual(["closeout.account.review-needed"]);
    pairs?.remove("pair-new");
    await run("check", "demo");
    expect(told()).toEqual([]);
  }
  writeFileSync(join(dir, "closeout.yaml"), "notifications: { again: 2 }\n");
  await run("check", "demo");
  expect(told()).toEqual([]);
  await later(2).run("check", "demo");
  expect(told()).toEqual(["closeout.account.date-near"]);
  writeFileSync(join(dir, "closeout.yaml"), "notifications: { again: 0 }\n");
  await run("check", "demo");
  expect(told()).toEqual(["closeout.account.date-near"]);
});

describe.each(servers().slice(0, 1))("with the record in a database", (postgres) => {
  const { fresh } = bed(postgres);

  test("a runner with a fresh checkout knows what another one told", async () => {
    const record = { CLOSEOUT_RECORD_URL: await fresh() };
    const one = await aProjectThatTells();
    await one.also(record).run("review", "demo");
    await one.also(record).run("check", "demo");
    expect(one.told()).toEqual(["closeout.account.date-near"]);
    const other = await aProjectThatTells();
    other.write("review.json", readFileSync(one.file("review.json"), "utf8"));
    await other.also(record).run("check", "demo");
    expect(other.told()).toEqual([]);
  });
});

test("what a receiver did not take is told by the next check", async () => {
  const { url } = await receiver({ status: 404, body: "no_service" });
  const { run, told, dir, env } = await aProjectThatTells();
  await run("review", "demo");
  await closeout(["check", "demo"], { cwd: dir, env: { ...env, CLOSEOUT_WEBHOOK_URL: url } });
  await run("check", "demo");
  expect(told()).toEqual(["closeout.account.date-near"]);
});

test("what closeout.yaml does not name is not told", async () => {
  const { run, told, dir } = await aProjectThatTells();
  await run("review", "demo");
  writeFileSync(join(dir, "closeout.yaml"), "notifications: { on: [failed, closed] }\n");
  await run("check", "demo");
  expect(told()).toEqual([]);
});

test("a date that is further away than the days is not near", async () => {
  const { run, told, dir } = await aProjectThatTells();
  await run("review", "demo");
  writeFileSync(join(dir, "closeout.yaml"), "notifications: { days: 2 }\n");
  await run("check", "demo");
  expect(told()).toEqual([]);
});

test("a check that cannot be made is told, and its exit code stays", async () => {
  const { run, told } = await aProjectThatTells(ACCOUNT.replace("ResourceDirectory", "No"));
  await run("review", "demo");
  const { code } = await run("check", "demo");
  expect(code).toBe(3);
  expect(told()).toEqual(["closeout.account.failed"]);
});

test("a receiver that refuses is a warning: the check's exit code and document stay", async () => {
  const { url } = await receiver({ status: 404, body: "no_service" });
  const project = aProject();
  const env = toEmulator(emulator);
  await closeout(["review", "demo"], { cwd: project.dir, env });
  const told = { cwd: project.dir, env: { ...env, CLOSEOUT_WEBHOOK_URL: url } };
  const { code, stdout, stderr } = await closeout(["check", "demo", "--json"], told);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ same: true });
  expect(stderr).toContain("404");
  expect(stderr).not.toContain("t0ken-of-the-robot");
});
