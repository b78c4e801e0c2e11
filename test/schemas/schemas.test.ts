import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { createProgram, NO_DOCUMENT } from "../../src/cli/program.ts";
import {
  ACCOUNT,
  aProject,
  closeout,
  KEYS,
  MANAGER,
  MEMBER,
  start,
  toEmulator,
} from "../cli/support.ts";
import { faultsBy, faultsOf } from "./valid.ts";

/** The journal of a run that is over. */
const OVER = [
  { kind: "run", command: "deploy", accountId: MEMBER, pid: 1 },
  { kind: "end", outcome: "done" },
]
  .map((entry) => `${JSON.stringify({ ...entry, at: "2026-09-01T00:00:00.000Z", run: "r1" })}\n`)
  .join("");

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
              "ecs.key-pair": [{ KeyPairName: "deploy" }],
              "ecs.disk": [{ DiskId: "d-1", Status: "Available", Category: "cloud_essd" }],
            },
          },
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

describe("a document of --json is what its schema says:", () => {
  const project = (): ReturnType<typeof aProject> => aProject();
  const run = async (dir: string, ...args: readonly string[]) =>
    closeout([...args, "--json"], { cwd: dir, env: toEmulator(emulator) });

  /** Every command there is, in an order in which each finds what it needs; a new one goes here. */
  const COMMANDS = [
    ["scan", "demo"],
    ["review", "demo"],
    ["check", "demo"],
    ["comment", "demo"],
    ["annotate", "demo", "--format", "sarif"],
    ["permissions", "demo"],
    ["doctor", "demo"],
    ["attest", "demo"],
    ["timeline", "demo"],
    ["report", "demo"],
    ["status"],
    ["record", "import", "demo"],
    ["plan", "demo"],
    ["deploy", "demo"],
    ["follow", "demo"],
    ["init", "--cloud", "alibaba", "--id", MEMBER, "--kind", "standalone"],
    ["completion", "bash"],
    ["synth"],
    ["demo", "huawei"],
  ] as const;

  test("each command, one after another: no line of --json is without a schema", async () => {
    const { dir, write } = project();
    for (const args of COMMANDS.filter(([command]) => command !== "follow")) {
      const { stdout, stderr } = await run(dir, ...args);
      expect(stdout, `${args.join(" ")}: ${stderr}`).not.toBe("");
      expect(faultsOf(stdout), args.join(" ")).toEqual([]);
      if (NO_DOCUMENT.has(args[0])) expect(JSON.parse(stdout).error.code).toBe("usage");
    }
    // The one that prints a stream waits for more of it.
    write("journal.jsonl", OVER);
    const { child, ended, until } = start(["follow", "demo", "--json"], { cwd: dir });
    await until('"done"');
    child.kill("SIGINT");
    const entries = (await ended).stdout.trim().split("\n");
    expect(entries.flatMap((entry) => faultsOf(entry))).toEqual([]);
    expect(entries).toHaveLength(2);
    const review = readFileSync(join(dir, "accounts/demo/review.json"), "utf8");
    expect(faultsBy("review-file", JSON.parse(review))).toEqual([]);
  }, 120_000);

  test("no command is left out of the list above", () => {
    const said = () => undefined;
    const { signal } = new AbortController();
    const heard = { begin: said, allow: said, ready: said, ended: said };
    const { commands } = createProgram({ env: {}, signal, ...heard });
    expect(commands.map((one) => one.name()).sort()).toEqual(COMMANDS.map(([one]) => one).sort());
  });

  test("a failure, and a project that init makes from an organization", async () => {
    const { dir } = project();
    expect(faultsOf((await run(dir, "scan", "nobody")).stdout)).toEqual([]);
    const made = await run(dir, "init", "--cloud", "alibaba", "--from-org", MANAGER);
    expect(faultsOf(made.stdout)).toEqual([]);
    expect(faultsBy("settings", parse(readFileSync(join(dir, "closeout.yaml"), "utf8")))).toEqual(
      [],
    );
  });
});

describe("the schema of account.yaml", () => {
  const described = parse(ACCOUNT);

  test("takes every account of this repository", () => {
    const folder = join(import.meta.dirname, "../../accounts");
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name, "account.yaml"), "utf8");
      expect(faultsBy("account", parse(text)), name).toEqual([]);
    }
  });

  test.each([
    ["a kind of another cloud", { kind: "created-member" }],
    ["an id of another cloud", { id: "200000000042" }],
    ["a region that is none", { regions: ["ap-beijing"] }],
    ["a type that is none", { keep: [{ match: { type: "ecs.instanse" }, because: "it stays" }] }],
    ["a key that is none", { regoins: "all" }],
  ])("refuses %s", (_, changes) => {
    expect(faultsBy("account", described)).toEqual([]);
    expect(faultsBy("account", { ...described, ...changes })).not.toEqual([]);
  });
});
