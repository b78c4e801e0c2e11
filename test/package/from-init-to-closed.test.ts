import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disks } from "../../emulator/alibaba/products/ecs/disks.ts";
import type { Emulator } from "../../emulator/server.ts";
import { KEYS, MANAGER, MEMBER, organization, REGION } from "../e2e/support/world.ts";
import { faultsOf } from "../schemas/valid.ts";
import { install, pack, type Ran, run } from "./packed.ts";

let tarball: string;
let emulator: Emulator;
const place = mkdtempSync(join(tmpdir(), "closeout-package-"));

beforeAll(async () => {
  emulator = await organization({
    resources: {
      [REGION]: {
        "ecs.disk": [{ DiskId: "d-old", Status: "Available", Category: "cloud_essd" }],
      },
    },
  });
  tarball = await pack();
}, 300_000);
afterAll(async () => {
  await emulator.close();
  rmSync(place, { recursive: true, force: true });
});

/** A project's folder, and the commands that a person runs in it. */
function aFolder(name: string) {
  const folder = join(place, name);
  mkdirSync(folder);
  const settings = join(folder, "terraform.rc");
  writeFileSync(settings, "");
  const env: Record<string, string> = {
    CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.closer.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.closer.secret,
    HOME: folder,
    TF_CLI_CONFIG_FILE: settings,
    npm_config_cache: process.env["npm_config_cache"] ?? cacheOf(),
  };
  return {
    folder,
    file: (path: string): string => join(folder, path),
    closeout: (...args: readonly string[]): Promise<Ran> =>
      run("npx", ["--no", "closeout", ...args], folder, env),
    terraform: (stack: string, ...args: readonly string[]): Promise<Ran> =>
      run("terraform", args, join(folder, "cdktf.out/stacks", stack), env),
    /** Lets hours go by, in the cloud and here. */
    later: async (hours: number): Promise<void> => {
      const body = JSON.stringify({ hours });
      await fetch(`${emulator.url}/_admin/clock/advance`, { method: "POST", body });
      env["CLOSEOUT_CLOCK_AHEAD"] = `${hours}h`;
    },
  };
}

/** Where npm keeps what it fetched: HOME is another one for the commands. */
function cacheOf(): string {
  return join(process.env["HOME"] ?? "/root", ".npm");
}

const ACCOUNT = [
  ...["--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
  ...["--management-id", MANAGER, "--name", "old-shop"],
];

test("a project of the package goes from init to closed, in a folder with blanks and other scripts", async () => {
  const { folder, file, closeout, terraform, later } = aFolder("closing accounts · 云账号");
  await install(folder, "--save-dev", tarball);
  const made = await closeout("init", "--yes", ...ACCOUNT);
  expect(made, made.text).toMatchObject({ code: 0 });
  await install(folder);
  expect(existsSync(file("node_modules/tsx"))).toBe(false);
  const ready = await closeout("doctor", "old-shop");
  expect(ready, ready.text).toMatchObject({ code: 0 });

  appendFileSync(
    file("accounts/old-shop/account.yaml"),
    "backups:\n  - { match: { type: ecs.disk }, answer: not-needed, because: a cache }\n",
  );
  const review = await closeout("review", "old-shop", "--json");
  expect(review, review.text).toMatchObject({ code: 0 });
  const blocked = await closeout("plan", "old-shop", "closure", "--json");
  expect(blocked, blocked.text).toMatchObject({ code: 1 });
  expect(faultsOf(blocked.stdout)).toEqual([]);
  const down = await closeout("deploy", "old-shop", "teardown", "--yes");
  expect(down, down.text).toMatchObject({ code: 0 });
  expect(emulator.world.store.account(MEMBER)?.table(disks, REGION).rows()).toEqual([]);

  appendFileSync(file("accounts/old-shop/account.yaml"), `closure:\n  confirm: "${MEMBER}"\n`);
  writeFileSync(
    file("policies/open.ts"),
    `import { definePolicy, pass } from "closeout";
export const open = definePolicy({
  id: "open", title: "Nothing stands in the way", severity: "mandatory", guards: "closure",
  remedy: "Nothing.", check: () => pass,
});
`,
  );
  const submitted = await closeout("deploy", "old-shop", "closure", "--yes");
  expect(submitted, submitted.text).toMatchObject({ code: 0 });
  await later(46 * 24);
  const closed = await closeout("deploy", "old-shop", "closure", "--yes");
  expect(closed, closed.text).toMatchObject({ code: 0 });
  const state = await terraform("old-shop-closure", "show", "-no-color");
  expect(state.text).toMatch(/status\s+= "closed"/u);
}, 300_000);
