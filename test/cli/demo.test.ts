import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aProject, closeout, start } from "./support.ts";

/** Command lines of processes that name a folder. */
function processesOf(folder: string): readonly string[] {
  return execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(folder));
}

test("without Terraform the demo says what is missing, and begins nothing", async () => {
  const { dir } = aProject();
  mkdirSync(join(dir, "nothing"));

  const ended = await closeout(["demo"], { cwd: dir, env: { PATH: join(dir, "nothing") } });

  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(
    'The demo cannot be played here: Terraform: "terraform" is not on the PATH',
  );
  expect(ended.stderr).toContain("Next: Install Terraform");
  expect(existsSync(join(dir, ".demo"))).toBe(false);
});

test("without Pulumi its demo says so, and ends with a code of its own", async () => {
  const { dir } = aProject();
  mkdirSync(join(dir, "nothing"));

  const env = { PATH: join(dir, "nothing") };
  const ended = await closeout(["demo", "pulumi"], { cwd: dir, env });

  expect(ended.code).toBe(5);
  expect(ended.stderr).toContain('"pulumi" is not on the PATH');
  expect(existsSync(join(dir, ".demo"))).toBe(false);
});

test("a demo that is being played is left alone; Ctrl-C ends it with all that it started", async () => {
  const { dir } = aProject();
  // Of a team's database no demo knows.
  const CLOSEOUT_RECORD_URL = "postgres://nobody@127.0.0.1:1/nothing";
  const env = { PATH: process.env["PATH"] ?? "", CLOSEOUT_RECORD_URL };
  const first = start(["demo"], { cwd: dir, env });
  await first.until("$ cdktf plan demo-closure");

  const second = await closeout(["demo"], { cwd: dir, env });
  expect(second.code).toBe(4);
  expect(second.stderr).toContain("Another demo is being played in");
  expect(processesOf(dir)).not.toEqual([]);

  first.child.kill("SIGINT");
  expect((await first.ended).code).toBe(130);
  expect(processesOf(dir)).toEqual([]);
});
