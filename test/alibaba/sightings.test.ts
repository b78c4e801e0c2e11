import { afterEach, expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { resourceCenter } from "../../emulator/alibaba/products/resource-center.ts";
import type { Json } from "../../emulator/core/json.ts";
import type { Emulator } from "../../emulator/server.ts";
import type { Account } from "../../src/core/account.ts";
import type { Coverage, Sighting } from "../../src/core/inventory.ts";
import type { Service } from "../../src/core/service.ts";
import {
  accountFile,
  MANAGER,
  type Organization,
  open,
  organization,
  watch,
} from "./support/directory.ts";

const ecs: Service = {
  product: "Ecs",
  types: {
    "ecs.instance": {
      title: "ECS instance",
      docs: "https://example.com",
      wave: "workloads",
      scope: "region",
      list: { action: "DescribeInstances", items: "Instances.Instance", paging: { by: "none" } },
      read: { id: "InstanceId", tags: { none: "these tests need none" } },
      dataBearing: false,
      remove: {
        by: "call",
        steps: [{ does: "delete it", deletes: true, action: "DeleteInstance" }],
      },
      known: { inventory: ["ACS::ECS::Instance"], product: ["ecs"] },
    },
  },
};

let emulator: Emulator;
afterEach(() => emulator.close());

/** The clock of the sessions stands in November 2026. */
const line = (cycle: string, code: string, more: Readonly<Record<string, Json>> = {}) => ({
  BillingCycle: cycle,
  ProductCode: code,
  ProductName: code.toUpperCase(),
  SubscriptionType: "PayAsYouGo",
  PretaxAmount: 12.5,
  OutstandingAmount: 0,
  ...more,
});

async function sightings(
  setup: Organization & { readonly as?: string; readonly account?: Account } = {},
): Promise<{
  readonly found: readonly Sighting[];
  readonly of: (type: string) => Coverage | undefined;
  readonly calls: readonly string[];
}> {
  emulator = await organization({ ...setup, products: [bss, bssFunds, resourceCenter] });
  const calls = watch(emulator);
  const session = await open(emulator, {
    as: setup.as ?? "closer",
    services: [ecs],
    ...(setup.account === undefined ? {} : { account: setup.account }),
  });
  const result = await session.sightings(AbortSignal.timeout(50_000));
  await session.close();
  return {
    found: result.sightings,
    of: (type) => result.coverage.find((coverage) => coverage.type === type),
    calls,
  };
}

const resource = (ResourceType: string, ResourceId: string, ResourceName = "") => ({
  ResourceType,
  ResourceId,
  ResourceName,
  RegionId: "cn-hangzhou",
});

test("Resource Center's types are sighted, with examples of those that no row lists", async () => {
  const { found, of } = await sightings({
    member: { resourceCenter: "Enabled" },
    resources: {
      "*": {
        "resourcecenter.resource": [
          resource("ACS::ECS::Instance", "i-1"),
          resource("ACS::HBase::Cluster", "hbase-1", "events"),
          resource("ACS::HBase::Cluster", "hbase-2"),
        ],
      },
    },
  });
  expect(of("sighting.inventory-service")?.outcome).toBe("listed");
  const seen = (code: string) => found.find((sighting) => sighting.code === code);
  expect(seen("ACS::ECS::Instance")).toEqual({
    source: "inventory-service",
    code: "ACS::ECS::Instance",
    count: 1,
    examples: [],
    coveredBy: ["ecs.instance"],
    resources: [{ id: "i-1", region: "cn-hangzhou" }],
    sameIds: true,
  });
  expect(seen("ACS::HBase::Cluster")).toEqual({
    source: "inventory-service",
    code: "ACS::HBase::Cluster",
    count: 2,
    examples: ["events", "hbase-2"],
    coveredBy: [],
    resources: [
      { id: "hbase-1", name: "events", region: "cn-hangzhou" },
      { id: "hbase-2", region: "cn-hangzhou" },
    ],
    sameIds: true,
  });
});

test("Resource Center is never switched on, and its being off is proved", async () => {
  const { of, calls } = await sightings();
  expect(of("sighting.inventory-service")).toMatchObject({
    outcome: "inactive",
    proof: "GetResourceCenterServiceStatus: Disabled",
  });
  expect(new Set(calls.filter((call) => call.startsWith("ResourceCenter")))).toEqual(
    new Set(["ResourceCenter.GetResourceCenterServiceStatus"]),
  );
});

test("Resource Center that still builds its data is not taken for complete", async () => {
  emulator = await organization({
    member: { resourceCenter: "Enabled" },
    products: [bss, bssFunds, resourceCenter],
  });
  emulator.fault({
    kind: "error",
    product: "ResourceCenter",
    action: "GetResourceCounts",
    status: 400,
    code: "DiscoveryInProgress",
  });
  const session = await open(emulator, { services: [ecs] });
  const { coverage } = await session.sightings(AbortSignal.timeout(50_000));
  await session.close();
  expect(coverage[0]).toMatchObject({
    type: "sighting.inventory-service",
    outcome: "failed",
    code: "DiscoveryInProgress",
  });
});

test("products on the bills are sighted with their last charge", async () => {
  const { found, of } = await sightings({
    resources: {
      "*": {
        "bss.bill": [
          line("2026-09", "ecs"),
          line("2026-11", "ecs"),
          line("2026-10", "vipcloudfw"),
          line("2026-05", "nas"),
        ],
      },
    },
  });
  expect(of("sighting.bills")).toMatchObject({ outcome: "listed" });
  expect(found).toMatchObject([
    { source: "bill", code: "ecs", coveredBy: ["ecs.instance"], lastCharge: "2026-11" },
    { source: "bill", code: "vipcloudfw", coveredBy: [], lastCharge: "2026-10" },
  ]);
});

test("bills of a consolidated member are read from the payer, by bill owner", async () => {
  const { found, of } = await sightings({
    member: { payer: MANAGER },
    resources: { "*": { "bss.bill": [line("2026-10", "vipcloudfw")] } },
    managerResources: { "*": { "bss.bill": [line("2026-10", "sas")] } },
  });
  expect(of("sighting.bills")).toMatchObject({ outcome: "listed" });
  expect(found.map((sighting) => sighting.code)).toEqual(["vipcloudfw"]);
});

test("bills that a third account pays are unknown, not empty", async () => {
  const { of } = await sightings({ member: { payer: "1000000000000009" } });
  expect(of("sighting.bills")).toMatchObject({ outcome: "denied" });
  expect(of("sighting.bills")?.message).toContain("1000000000000009");
});

test("bills that may not be read are denied, with the permission to allow", async () => {
  emulator = await organization({ products: [bss, bssFunds, resourceCenter] });
  emulator.fault({
    kind: "error",
    product: "BssOpenApi",
    action: "QueryBillOverview",
    status: 403,
    code: "NoPermission",
  });
  const session = await open(emulator, { services: [ecs] });
  const { sightings: found, coverage } = await session.sightings(AbortSignal.timeout(50_000));
  await session.close();
  expect(found).toEqual([]);
  expect(coverage.find((entry) => entry.type === "sighting.bills")).toMatchObject({
    outcome: "denied",
    code: "NoPermission",
    permission: "bssapi:QueryBillOverview",
  });
});

test("a member reached with its own keys cannot tell who pays: silence is no proof", async () => {
  const own = accountFile({ access: { via: "own" } });
  const silent = await sightings({ as: "member", account: own });
  expect(silent.of("sighting.bills")?.outcome).toBe("denied");
  await emulator.close();
  const speaking = await sightings({
    as: "member",
    account: own,
    resources: { "*": { "bss.bill": [line("2026-11", "ecs")] } },
  });
  expect(speaking.of("sighting.bills")?.outcome).toBe("listed");
});

test("an account of its own pays for itself", async () => {
  const account = accountFile({ access: { via: "own" }, kind: "standalone" });
  const { of } = await sightings({ as: "member", account });
  expect(of("sighting.bills")?.outcome).toBe("listed");
});
