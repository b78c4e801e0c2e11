import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { watchClient } from "../../src/plugin/client-watch.ts";
import { withLaidToy, writeToy } from "./support/laid-stack.ts";
import { inFolder, start, terraform } from "./support/terraform.ts";

async function ended(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(10);
}

// An ended orphan stays in the list of processes until the system's first process sees to it.
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

function remaining(folder: string): string[] {
  const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
  return Object.keys(state.resources[0].instances[0].attributes.remaining);
}

test("Terraform finds, locks, starts and uses the laid provider, with the project's policies in it", () =>
  withLaidToy(
    ["i-1", "i-2"],
    async ({ folder, items }) => {
      const lock = readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
      const init = await terraform(folder, ["init"]);
      expect(init.text).toContain("Reusing previous version of closeout.invalid/closeout/closeout");
      expect(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8")).toBe(lock);

      const plan = await terraform(folder, ["plan", "-out=saved"]);
      expect(plan.text).toContain('- "i-2" = "an item" -> null');
      expect(JSON.parse(readFileSync(join(folder, "policies.json"), "utf8"))).toEqual([
        { file: "policies/example.ts", exports: { example: { id: "example" } } },
      ]);

      const apply = await terraform(folder, ["apply", "saved"]);
      expect(apply.code).toBe(0);
      expect(items()).toEqual([]);
    },
    'console.log("a policy that prints");\nexport const example: { id: string } = { id: "example" };\n',
  ));

test("a temporary folder with a long name is no trouble, and nothing is left in it", () =>
  withLaidToy([], async ({ folder }) => {
    const long = join(folder, "a".repeat(60), "b".repeat(60));
    const short = join(folder, "tmp");
    mkdirSync(long, { recursive: true });
    mkdirSync(short);
    await terraform(folder, ["init"]);

    expect((await terraform(folder, ["plan"], { TMPDIR: long })).text).toContain("1 to import");
    expect((await terraform(folder, ["plan"], { TMPDIR: short })).text).toContain("1 to import");
    expect(readdirSync(short)).toEqual([]);
  }));

test("plain text serves where Terraform is told to do without TLS", () =>
  withLaidToy([], async ({ folder }) => {
    await terraform(folder, ["init"]);

    const plan = await terraform(folder, ["plan"], { TF_DISABLE_PLUGIN_TLS: "1" });

    expect(plan.text).toContain("1 to import");
  }));

test("a Ctrl-C that reaches Terraform and the provider alike keeps what is left", () =>
  withLaidToy(["a-1", "hanging-1", "z-1"], async ({ folder, items, removing }) => {
    await terraform(folder, ["init"]);
    const apply = start(folder, ["apply", "-auto-approve"]);
    const provider = await removing("hanging-1");
    process.kill(provider, "SIGINT");
    apply.child.kill("SIGINT");
    const run = await apply.ended;

    expect(run.text).toContain("Stopped with 2 items left");
    expect(remaining(folder)).toEqual(["hanging-1", "z-1"]);
    expect(items()).toEqual(["hanging-1", "z-1"]);
    await ended(provider);
  }));

test.each(["hanging-1", "deaf-1"])(
  "when Terraform is killed, the provider stops and ends, even if it is busy with %s",
  (busy) =>
    withLaidToy(["a-1", busy, "z-1"], async ({ folder, items, removing }) => {
      await terraform(folder, ["init"]);
      const apply = start(folder, ["apply", "-auto-approve"]);
      const provider = await removing(busy);
      apply.child.kill("SIGKILL");
      await apply.ended;
      await ended(provider);

      expect(items()).toEqual([busy, "z-1"]);
    }),
);

/** As Terraform starts it, without anybody who connects. */
const STARTED = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
} as const;

/** Starts a program as a child of its own, says the child's process number once that says a line, and waits. */
const STARTER = `
  const child = require("node:child_process").spawn(process.argv[1], [], { stdio: ["ignore", "pipe", "ignore"] });
  child.stdout.once("data", () => process.stdout.write(String(child.pid) + "\\n"));
`;

test("when Terraform is killed before it connects, the provider ends", () =>
  inFolder(async (folder) => {
    const starter = spawn(process.execPath, ["-e", STARTER, writeToy(folder)], {
      cwd: folder,
      env: { ...process.env, ...STARTED },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [said]: Buffer[] = await once(starter.stdout, "data");
    const provider = Number(said?.toString("utf8"));
    expect(isAlive(provider)).toBe(true);
    starter.kill("SIGKILL");
    await ended(provider);
  }));

test("when Terraform is killed before it reads where to connect, the provider ends", () =>
  inFolder(async (folder) => {
    const provider = spawn(writeToy(folder), [], {
      cwd: folder,
      env: { ...process.env, ...STARTED },
      stdio: ["ignore", "pipe", "ignore"],
    });
    provider.stdout.destroy();
    const [code] = await once(provider, "exit");
    expect(code).toBe(1);
  }));

test("when nobody connects in a minute, the provider ends", () => {
  vi.useFakeTimers();
  try {
    const gone: string[] = [];
    watchClient({ client: "Terraform", parent: () => 7, onGone: (why) => gone.push(why) });
    vi.advanceTimersByTime(59_000);
    expect(gone).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(gone).toEqual(["nobody connected in 60 s"]);

    watchClient({ client: "Terraform", parent: () => 7, onGone: (why) => gone.push(why) })();
    vi.advanceTimersByTime(3_600_000);
    expect(gone).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test("Terraform tells of a provider that crashed", () =>
  withLaidToy(["crash-1"], async ({ folder }) => {
    await terraform(folder, ["init"]);

    const apply = await terraform(folder, ["apply", "-auto-approve"]);

    expect(apply.code).toBe(1);
    expect(apply.text).toContain("Stack trace from the terraform-provider-closeout");
    expect(apply.text).toContain("panic: the process cannot go on");
  }));

test("started by hand the provider says what it is", () =>
  inFolder(async (folder) => {
    const file = writeToy(folder);

    const run = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(file, [], { cwd: folder }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      );
    });

    expect(run).toEqual({
      code: 1,
      stdout: "",
      stderr:
        'This is version 0.1.0 of the Terraform provider "toy". Terraform starts it by itself: run terraform or cdktf in the folder of a stack instead.\n',
    });
  }));
