import { afterEach, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { startEmulator } from "../../emulator/server.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { autoClock } from "../support/auto-clock.ts";
import { accountFile, MEMBER } from "./support/directory.ts";

const HERE = "cn-hangzhou";
const KEY = { id: "LTAI-root", secret: "root-secret-0123456789" } as const;

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** What stands in the way of the list of regions: nothing, where a list names each of them. */
async function doubts(session: CloudSession): Promise<readonly Coverage[]> {
  return (await session.regionCoverage()).filter((record) => !isKnown(record));
}

/** A world with regions of its own, and a session to its account. */
async function world(
  seed: Readonly<Record<string, Json>>,
  account: Readonly<Record<string, Json>> = {},
) {
  const emulator = await startEmulator({
    seed: {
      regions: [HERE],
      ...seed,
      accounts: [{ id: MEMBER, kind: "standalone", keys: [KEY], ...account }],
    },
  });
  const settings = accountFile({ kind: "standalone", access: { via: "own" } });
  const session = await alibaba.open(settings, {
    clock: autoClock(),
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
    },
    log: () => undefined,
  });
  ended.push(async () => {
    await session.close();
    await emulator.close();
  });
  return { emulator, session };
}

test("a region where no pay-as-you-go instance can be bought is listed", async () => {
  const { session, emulator } = await world({
    regions: [HERE, "cn-qingdao"],
    soldOutRegions: ["cn-qingdao"],
  });
  // No other product tells its regions here.
  for (const product of ["Vpc", "Rds", "R-kvstore", "Kms"]) {
    const fault = { action: "DescribeRegions", status: 400, code: "UnsupportedOperation" };
    emulator.fault({ kind: "error", product, ...fault });
  }
  expect(await session.regionsOf("ecs.disk")).toEqual([HERE, "cn-qingdao"]);
  expect(await doubts(session)).toEqual([]);
});

test("an account that can pay nothing in advance has its regions all the same", async () => {
  const { session } = await world({}, { noPayMethod: true });
  expect(await session.regionsOf("ecs.disk")).toEqual([HERE]);
  expect(await doubts(session)).toEqual([]);
});

test("a region that another product's list alone names is listed for every product", async () => {
  const { session, emulator } = await world({ regions: [HERE, "cn-fuzhou"] });
  emulator.fault({
    kind: "garbage",
    product: "Ecs",
    action: "DescribeRegions",
    garbage: {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        RequestId: "00000000-0000-4000-8000-000000000000",
        Regions: { Region: [{ RegionId: HERE }] },
      }),
    },
  });
  expect(await session.regionsOf("ecs.disk")).toEqual([HERE, "cn-fuzhou"]);
  expect(await doubts(session)).toEqual([]);
});

test("a list of regions that may not be read is a gap by name, with the permission", async () => {
  const { session, emulator } = await world({});
  emulator.fault({
    kind: "error",
    product: "Rds",
    action: "DescribeRegions",
    status: 403,
    code: "Forbidden.RAM",
  });
  expect(await session.regionCoverage()).toContainEqual(
    expect.objectContaining({
      type: "sighting.regions",
      outcome: "denied",
      permission: "rds:DescribeRegions",
    }),
  );
});

test("a known region that nothing names has a record that says why it is left out", async () => {
  const { session } = await world({});
  const records = await session.regionCoverage();
  expect(records.find(({ region }) => region === "cn-shanghai-finance-1")).toMatchObject({
    type: "sighting.regions",
    outcome: "inactive",
    proof: expect.stringMatching(
      /Ecs DescribeRegions, Vpc DescribeRegions.*DescribeLaunchTemplates/u,
    ),
  });
});
