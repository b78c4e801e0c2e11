import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { ACCOUNT, aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "../cli/support.ts";
import { faultsBy, faultsOf } from "./valid.ts";

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

  test("each command of one account, one after another", async () => {
    const { dir } = project();
    for (const args of [
      ["scan", "demo"],
      ["review", "demo"],
      ["check", "demo"],
      ["comment", "demo"],
      ["permissions", "demo"],
      ["doctor", "demo"],
      ["attest", "demo"],
      ["timeline", "demo"],
      ["report", "demo"],
      ["status"],
    ]) {
      const { stdout, stderr } = await run(dir, ...args);
      expect(stdout, `${args.join(" ")}: ${stderr}`).not.toBe("");
      expect(faultsOf(stdout), args.join(" ")).toEqual([]);
    }
    const review = readFileSync(join(dir, "accounts/demo/review.json"), "utf8");
    expect(faultsBy("review-file", JSON.parse(review))).toEqual([]);
  }, 120_000);

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
