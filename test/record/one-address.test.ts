import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";
import {
  ACCOUNT,
  aProject,
  closeout,
  KEYS,
  MANAGER,
  MEMBER,
  type Project,
  start,
  toEmulator,
} from "../cli/support.ts";
import { pairs } from "../e2e/support/things.ts";
import { synthApp } from "../support/compiled.ts";
import { bed, recordIn } from "./support/bed.ts";
import { servers } from "./support/server.ts";

const SETTLED = `${ACCOUNT}limits: { parallel: 1 }\nbackups: [{ match: { type: "*" }, answer: not-needed, because: made up }]\n`;

/** A checkout of the project: what is committed, and nothing else. */
async function checkout(of?: Project): Promise<Project> {
  const project = aProject(SETTLED);
  const app = (await synthApp()).join(" ");
  writeFileSync(join(project.dir, "cdktf.json"), JSON.stringify({ app }));
  writeFileSync(join(project.dir, "closeout.yaml"), "record: postgres\nbackend: { pg: {} }\n");
  if (of !== undefined) {
    mkdirSync(join(project.dir, "accounts/demo"), { recursive: true });
    copyFileSync(of.file("review.json"), project.file("review.json"));
  }
  return project;
}

describe.each(servers().slice(0, 1))("with one address and a checkout for each job", (postgres) => {
  const { fresh } = bed(postgres);

  test("a deploy whose runner dies in the middle is finished by another one", async () => {
    const record = await fresh();
    const emulator = await startEmulator({
      seed: {
        regions: ["cn-hangzhou"],
        accounts: [
          { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
          {
            id: MEMBER,
            kind: "resource-account",
            managedBy: MANAGER,
            resources: { "cn-hangzhou": { "ecs.key-pair": pairs(3) } },
          },
        ],
      },
    });
    onTestFinished(() => emulator.close());
    const env = { ...toEmulator(emulator), CLOSEOUT_RECORD_URL: record };
    const job = (project: Project, ...args: readonly string[]) =>
      closeout(args, { cwd: project.dir, env });

    const deletions = (): number =>
      emulator.world.log.list().filter(({ action }) => action === "DeleteKeyPairs").length;

    const author = await checkout();
    expect((await job(author, "review", "demo")).code).toBe(0);

    const lift = emulator.fault({
      kind: "hang",
      action: "DeleteKeyPairs",
      nth: 2,
      when: "after",
    });
    const runner = await checkout(author);
    const dying = start(["deploy", "demo", "teardown", "--yes"], { cwd: runner.dir, env });
    const early = dying.ended.then(({ stdout, stderr }) => {
      throw new Error(`the deploy ended before its second call: ${stdout}${stderr}`);
    });
    const reached = async (): Promise<void> => {
      while (deletions() < 2) await wait(10);
    };
    await Promise.race([reached(), early]);
    early.catch(() => {});
    const { pid, owner } = await lastRun(record);
    for (const each of [dying.child.pid, owner, pid]) process.kill(each ?? 0, "SIGKILL");
    await dying.ended;
    lift();

    const next = await checkout(author);
    const deployed = await job(next, "deploy", "demo", "teardown", "--yes");
    expect(deployed.code, deployed.stdout + deployed.stderr).toBe(0);

    const last = await job(await checkout(author), "plan", "demo", "teardown");
    expect(last.code, last.stdout + last.stderr).toBe(0);
    expect(deletions()).toBe(3);
    for (const { dir, file } of [runner, next]) {
      expect(existsSync(file("journal.jsonl"))).toBe(false);
      const states = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter(
        (path) => /[^.]tfstate$/u.test(path) && !path.includes(".terraform"),
      );
      expect(states).toEqual([]);
    }
  }, 180_000);
});

/** The processes of the last run on record: the provider's, and Terraform's. */
async function lastRun(url: string): Promise<{ pid: number; owner: number | undefined }> {
  const entries = await recordIn(url, { cloud: "alibaba", id: MEMBER }).load();
  const run = entries.findLast((entry) => entry.kind === "run");
  if (run?.kind !== "run") throw new Error("no run is on record");
  return { pid: run.pid, owner: run.owner?.pid };
}

test("there is a server to try it on", ({ skip }) => {
  skip(servers().length === 0);
  expect(servers().length).toBeGreaterThan(0);
});
