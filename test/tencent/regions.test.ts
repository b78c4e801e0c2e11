import { afterEach, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { startEmulator } from "../../emulator/server.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { scan } from "../../src/engine/scan.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { ACCOUNT, accountOf, envOf, HERE, KEY, TESTER } from "./support/world.ts";

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A world with regions of its own, and a session to its account. */
async function world(seed: Readonly<Record<string, Json>>, resources: Json = {}) {
  const emulator = await startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      ...seed,
      accounts: [
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "standalone",
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
          keys: [{ ...KEY, user: TESTER.name }],
          resources,
        },
      ],
    },
  });
  const clock = quietClock();
  const context = { clock, env: envOf(emulator, KEY), log: () => undefined };
  const session = await tencent.open(accountOf(), context);
  ended.push(async () => {
    await session.close();
    await emulator.close();
  });
  const { signal } = new AbortController();
  const options = { rows: tencent.rows, cloud: "tencent", accountId: ACCOUNT, clock, signal };
  return {
    emulator,
    session,
    scan: (...types: readonly string[]) =>
      scan(session, { ...options, types: new Set(types), sightings: false }),
    all: () => scan(session, options),
  };
}

const pair = (KeyId: string) => ({ KeyId, KeyName: KeyId, AssociatedInstanceIds: [] });

function inRegion(coverage: readonly Coverage[], region: string): readonly string[] {
  return coverage.filter((one) => one.region === region).map(({ outcome }) => outcome);
}

test("what stands in a finance region is listed at that region's own host", async () => {
  const { scan, emulator } = await world(
    { regions: [HERE, "ap-shanghai-fsi"] },
    { "ap-shanghai-fsi": { "cvm.key-pair": [pair("skey-1")] } },
  );
  const { items, coverage } = await scan("cvm.key-pair");
  expect(items.map(({ id }) => id)).toEqual(["tencent:cvm.key-pair:ap-shanghai-fsi:skey-1"]);
  expect(inRegion(coverage, "ap-shanghai-fsi")).toEqual(["listed"]);
  await emulator.close();
});

test("UnsupportedRegion in a region that the list of regions names proves nothing", async () => {
  const { scan, emulator } = await world({ regions: [HERE, "ap-shanghai"] });
  const fault = { product: "cynosdb", kind: "error", code: "UnsupportedRegion" } as const;
  emulator.fault({ ...fault, region: "ap-shanghai" });
  const { coverage } = await scan("cynosdb.cluster");
  expect(inRegion(coverage, "ap-shanghai")).toEqual(["unsupported"]);
});

test("UnsupportedRegion of every region is no product that is offered nowhere", async () => {
  const { scan, emulator } = await world({
    regions: [HERE, "ap-shanghai", "ap-tokyo"],
    offered: { cynosdb: [HERE] },
  });
  emulator.fault({ product: "cynosdb", kind: "error", code: "UnsupportedRegion" });
  const { coverage } = await scan("cynosdb.cluster");
  expect(coverage.map(({ outcome }) => outcome)).toEqual([
    "unsupported",
    "unsupported",
    "unsupported",
  ]);
});

test("a region that the product does not have is inactive by its answer and by the list of regions", async () => {
  const { scan } = await world({
    regions: [HERE, "ap-shanghai"],
    offered: { cynosdb: [HERE] },
  });
  const { coverage } = await scan("cynosdb.cluster");
  expect(coverage).toContainEqual(
    expect.objectContaining({
      region: "ap-shanghai",
      outcome: "inactive",
      proof: expect.stringMatching(/UnsupportedRegion.*DescribeRegions.*ap-guangzhou/u),
    }),
  );
});

test("a region that is opened to some accounts only is listed", async () => {
  const { session } = await world({ whiteListedRegions: ["ap-taipei"] });
  expect(await session.regionsOf("cvm.instance")).toEqual([HERE, "ap-taipei"]);
  expect((await session.regionCoverage()).map(({ region }) => region)).not.toContain("ap-taipei");
});

test("a region that only another product has is listed for every product", async () => {
  const { session, scan } = await world({
    regions: [HERE, "ap-jakarta"],
    offered: { cvm: [HERE] },
  });
  expect(await session.regionsOf("vpc.vpc")).toEqual([HERE, "ap-jakarta"]);
  const { coverage } = await scan("cvm.key-pair", "vpc.vpc");
  expect(inRegion(coverage, "ap-jakarta")).toEqual(["inactive", "listed"]);
});

test("a known region that nothing names has a record that says why it is left out", async () => {
  const { session } = await world({});
  const records = await session.regionCoverage();
  expect(records.find(({ region }) => region === "ap-tokyo")).toMatchObject({
    type: "sighting.regions",
    outcome: "inactive",
    code: "UnsupportedRegion",
    proof: expect.stringContaining("DescribeRegions"),
  });
});

test("a finance region that does not know the key is not the end of the key", async () => {
  const { session, emulator } = await world({});
  emulator.fault({
    product: "cvm",
    region: "ap-shenzhen-fsi",
    kind: "error",
    code: "AuthFailure.SecretIdNotFound",
  });
  const records = await session.regionCoverage();
  expect(records.find(({ region }) => region === "ap-shenzhen-fsi")?.outcome).toBe("inactive");
});

test("a region that only the renewal page names is listed too", async () => {
  const { all, emulator } = await world(
    { unlistedRegions: ["ap-mumbai"] },
    {
      "ap-mumbai": { "cvm.key-pair": [pair("skey-far")] },
      "*": {
        "billing.renew-instance": [
          {
            InstanceId: "ins-far",
            ProductCode: "p_any",
            SubProductCode: "sp_any",
            RegionCode: "ap-mumbai",
            Status: "NORMAL",
            RenewFlag: "NOTIFY_AND_MANUAL_RENEW",
            ExpireTime: "2099-01-01 08:00:00",
          },
        ],
      },
    },
  );
  emulator.fault({ product: "cloudrc", kind: "error", code: "UnauthorizedOperation" });
  const { items, coverage } = await all();
  expect(items.map(({ id }) => id)).toContain("tencent:cvm.key-pair:ap-mumbai:skey-far");
  const doubts = coverage.filter((one) => one.type === "sighting.regions" && !isKnown(one));
  expect(doubts).toEqual([]);
});

const env = (EnvId: string, more: Readonly<Record<string, Json>> = {}) => ({
  EnvId,
  Status: "NORMAL",
  PayMode: "postpaid",
  ...more,
});

test("an environment that every region's listing shows is one item, of the region that it names", async () => {
  const regions = [HERE, "ap-shanghai", "ap-singapore"];
  const { scan } = await world(
    { regions },
    { "ap-shanghai": { "tcb.env": [env("env-1")] }, [HERE]: { "tcb.env": [env("env-2")] } },
  );
  const { items, coverage } = await scan("tcb.environment");
  expect(items.map(({ id }) => id)).toEqual([
    `tencent:tcb.environment:${HERE}:env-2`,
    "tencent:tcb.environment:ap-shanghai:env-1",
  ]);
  expect(coverage.map(({ region, outcome, count }) => [region, outcome, count])).toEqual([
    [HERE, "listed", 1],
    ["ap-shanghai", "listed", 1],
    ["ap-singapore", "listed", 0],
  ]);
});

test("an environment whose region was not asked leads there, and is not lost", async () => {
  const { scan } = await world(
    { regions: [HERE, "ap-nanjing"], unnamedRegions: ["ap-nanjing"] },
    { "ap-nanjing": { "tcb.env": [env("env-1")] } },
  );
  const { items, coverage } = await scan("tcb.environment");
  expect(items.map(({ id }) => id)).toEqual(["tencent:tcb.environment:ap-nanjing:env-1"]);
  expect(inRegion(coverage, "ap-nanjing")).toEqual(["listed"]);
});

test("an environment stays listed where account.yaml leaves its region out", async () => {
  const { session } = await world(
    { regions: [HERE, "ap-shanghai"] },
    { "ap-shanghai": { "tcb.env": [env("env-1")] } },
  );
  const { signal } = new AbortController();
  const request = { type: "tcb.environment", region: HERE, parents: [] };
  const { items } = await session.list(request, signal);
  expect(items.map(({ region, nativeId }) => `${region} ${nativeId}`)).toEqual([
    "ap-shanghai env-1",
  ]);
});
