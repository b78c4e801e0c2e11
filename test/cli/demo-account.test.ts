import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";
import { isKnown } from "../../src/core/inventory.ts";
import { accountPaths } from "../../src/files/project.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { systemClock } from "../../src/workspace/system-clock.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { aProject } from "./support.ts";

const SEED = fileURLToPath(new URL("../../accounts/demo/seed.json", import.meta.url));

test("the demo's account is what the demo tells: large, spread, known to the end, and decided", async () => {
  const project = aProject();
  cpSync(join(dirname(SEED), "account.yaml"), project.file("account.yaml"));
  const emulator = await startEmulator({ seed: SEED });
  const workspace = new Workspace({
    files: accountPaths(dirname(project.file("account.yaml"))),
    clouds,
    policies: [],
    command: "test",
    clock: systemClock,
    env: {
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI5tDemoCloser1",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "made-up-for-the-emulator-alone",
    },
    log: () => {},
  });
  try {
    const { view, faults } = await workspace.survey("teardown", AbortSignal.timeout(60_000));

    expect(view.items.length).toBeGreaterThanOrEqual(150);
    const regions = new Set(view.items.map((item) => item.region));
    expect([...regions].sort()).toEqual([
      "ap-southeast-1",
      "cn-beijing",
      "cn-hangzhou",
      "eu-central-1",
      "global",
    ]);
    expect(view.coverage.filter((record) => !isKnown(record))).toEqual([]);
    expect(faults).toEqual([]);
    // What the account's file leaves to a person, and what nobody minds.
    const left = view.items.filter((item) => !["delete", "with-parent"].includes(item.disposition));
    expect(left.map((item) => `${item.disposition} ${item.type}`).sort()).toEqual([
      "abandon bss.voucher",
      "keep kms.service-key",
      "keep ram.role",
      "refund bss.subscription",
      "refund ecs.instance",
      "refund ecs.instance",
      "refund kvstore.instance",
      "refund rds.instance",
      "revoke cas.certificate",
      "transfer domain.domain",
    ]);
  } finally {
    await workspace.close();
    await emulator.close();
  }
});
