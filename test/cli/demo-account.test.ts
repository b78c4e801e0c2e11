import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { startEmulator } from "../../emulator/server.ts";
import { isKnown } from "../../src/core/inventory.ts";
import { accountPaths } from "../../src/files/project.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { systemClock } from "../../src/workspace/system-clock.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { aProject } from "./support.ts";

/** Looks at the account of a demo as the demo's commands do. */
async function surveyOf(name: string, keyId: string) {
  const folder = fileURLToPath(new URL(`../../accounts/${name}/`, import.meta.url));
  const project = aProject();
  cpSync(join(folder, "account.yaml"), project.file("account.yaml"));
  const emulator = await startEmulator({ seed: join(folder, "seed.json") });
  const { cloud } = parse(readFileSync(join(folder, "account.yaml"), "utf8"));
  const variables = clouds.get(cloud)?.variables;
  if (variables === undefined) throw new Error(`there is no cloud ${cloud}`);
  const workspace = new Workspace({
    files: accountPaths(dirname(project.file("account.yaml"))),
    clouds,
    policies: [],
    approval: undefined,
    record: undefined,
    command: "test",
    clock: systemClock,
    env: {
      [variables.endpoint]: emulator.url,
      [variables.id]: keyId,
      [variables.secret]: "made-up-for-the-emulator-alone",
    },
    log: () => {},
  });
  try {
    const { view, faults } = await workspace.survey("teardown", AbortSignal.timeout(60_000));
    return {
      faults,
      items: view.items.length,
      regions: [...new Set(view.items.map((item) => item.region))].sort(),
      unknown: view.coverage.filter((record) => !isKnown(record)),
      // What the account's file leaves to a person, and what nobody minds.
      left: view.items
        .map((item) => ({ ...item, becomes: item.option ?? item.disposition }))
        .filter(({ becomes }) => !["delete", "with-parent"].includes(becomes))
        .map(({ becomes, type }) => `${becomes} ${type}`)
        .sort(),
    };
  } finally {
    await workspace.close();
    await emulator.close();
  }
}

test("the demo's account is what the demo tells: large, spread, known to the end, and decided", async () => {
  const found = await surveyOf("demo", "LTAI5tDemoCloser1");

  expect(found.items).toBeGreaterThanOrEqual(150);
  expect(found.regions).toEqual([
    "ap-southeast-1",
    "cn-beijing",
    "cn-hangzhou",
    "eu-central-1",
    "global",
  ]);
  expect(found.unknown).toEqual([]);
  expect(found.faults).toEqual([]);
  expect(found.left).toEqual([
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
});

test("so is the account of the Tencent demo", async () => {
  const found = await surveyOf("tencent", "AKIDheadcloser000000000000000001");

  expect(found.items).toBeGreaterThanOrEqual(80);
  expect(found.regions).toEqual(["ap-guangzhou", "ap-shanghai", "ap-singapore", "global"]);
  expect(found.unknown).toEqual([]);
  expect(found.faults).toEqual([]);
  expect(found.left).toEqual([
    "abandon billing.voucher",
    "keep cam.role",
    "keep scf.namespace",
    "keep scf.namespace",
    "keep scf.namespace",
    "keep vpc.security-group",
    "keep vpc.security-group",
    "keep vpc.security-group",
    "manual billing.order",
    "refund billing.renewal",
    "refund cbs.disk",
    "refund cdb.instance",
    "refund cvm.instance",
    "refund lighthouse.instance",
    "transfer domain.domain",
  ]);
});

test("the Tencent account that is closed in the console abandons only what its vendor lets go", async () => {
  const found = await surveyOf("tencent-standalone", "AKIDalonecloser00000000000000001");

  expect(found.items).toBeGreaterThanOrEqual(30);
  expect(found.unknown).toEqual([]);
  expect(found.faults).toEqual([]);
  expect(found.left.filter((one) => !one.startsWith("keep "))).toEqual([
    "abandon billing.voucher",
    "abandon domain.domain",
    "abandon live.package",
    "abandon ssl.certificate",
    "manual billing.balance",
    "manual billing.order",
    "manual cam.collaborator",
    "refund cvm.instance",
    "transfer domain.domain",
  ]);
});

test("so is the account of the Huawei demo", async () => {
  const found = await surveyOf("huawei", "HPUAHEADCLOSER000000");

  expect(found.items).toBeGreaterThanOrEqual(90);
  expect(found.regions).toEqual(["ap-southeast-1", "cn-east-3", "cn-north-4", "global"]);
  expect(found.unknown).toEqual([]);
  expect(found.faults).toEqual([]);
  expect(found.left).toEqual([
    "abandon bss.coupon",
    "keep iam.agency",
    "refund bss.period-resource",
    "refund dcs.instance",
    "refund ecs.instance",
  ]);
});

test("the Huawei account that is disassociated keeps what is handed over", async () => {
  const found = await surveyOf("huawei-disassociate", "HPUAMASTERCLOSER0000");

  expect(found.unknown).toEqual([]);
  expect(found.faults).toEqual([]);
  expect(found.left).toEqual([
    "keep ecs.instance",
    "keep evs.volume",
    "keep iam.agency",
    "keep iam.user",
    "keep obs.bucket",
    "keep vpc.security-group",
    "keep vpc.subnet",
    "keep vpc.vpc",
    "refund ecs.instance",
  ]);
});
