import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { HERE, openWorld, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

/** Types that a person takes care of: what stands in the account, and what is read of it. */
const cases: readonly {
  readonly type: string;
  readonly everywhere: JsonObject;
  readonly items: readonly object[];
}[] = [
  {
    type: "domain.domain",
    everywhere: {
      "domain.domain": [
        {
          DomainId: "domain-1",
          DomainName: "example.com",
          BuyStatus: "RenewPending",
          AutoRenew: 1,
          ExpirationDate: "2030-01-01",
        },
        { DomainId: "domain-2", DomainName: "example.org", BuyStatus: "ok", AutoRenew: 0 },
      ],
    },
    items: [
      {
        nativeId: "example.com",
        proposed: "manual",
        autoRenew: true,
        because: expect.stringContaining("renewal period"),
      },
      { nativeId: "example.org", proposed: "manual", autoRenew: false },
    ],
  },
  {
    type: "cam.collaborator",
    everywhere: { "cam.collaborator": [{ Uin: 100000000077, Name: "partner" }] },
    items: [{ nativeId: "100000000077", name: "partner", proposed: "manual" }],
  },
  {
    type: "billing.voucher",
    everywhere: {
      "billing.voucher": [
        { VoucherId: "v-1", Status: "unUsed", Balance: 500000000 },
        { VoucherId: "v-2", Status: "unUsed", Balance: 0 },
        { VoucherId: "v-3", Status: "overdue", Balance: 500000000 },
      ],
    },
    items: [{ nativeId: "v-1", proposed: "manual" }],
  },
  {
    type: "cdn.traffic-package",
    everywhere: {
      "cdn.traffic-package": [
        { Id: 1, Type: "flux", Status: "enabled", Bytes: 10 },
        { Id: 2, Type: "flux", Status: "expired", Bytes: 10 },
      ],
    },
    items: [{ nativeId: "1", proposed: "manual" }],
  },
  {
    type: "live.package",
    everywhere: {
      "live.package": [
        { Id: "p-1", Type: 0, Status: 1, Total: 10 },
        { Id: "p-2", Type: 1, Status: 0, Total: 10 },
        { Id: "p-3", Type: 2, Status: 2, Total: 10 },
      ],
    },
    items: [
      { nativeId: "p-1", proposed: "manual" },
      { nativeId: "p-2", proposed: "manual" },
    ],
  },
  {
    type: "vod.package",
    everywhere: {
      "vod.prepaid-product": [
        { ProductInstanceId: "r-1", ProductType: "ResourcePackage", RefundStatus: "Denied" },
      ],
    },
    items: [{ nativeId: "r-1", proposed: "manual" }],
  },
];

describe.each(cases)("$type", ({ type, everywhere, items }) => {
  test("is listed, with what a person has to decide", async () => {
    world = await openWorld({ "*": everywhere });
    const seen = await world.scan([type]);
    expect(seen.coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
    expect(seen.items.toSorted((a, b) => (a.nativeId < b.nativeId ? -1 : 1))).toMatchObject(items);
    const [first] = seen.items;
    if (first === undefined) throw new Error("nothing was listed");
    expect(world.session.describe(first, "manual").length).toBeGreaterThan(0);
  });
});

test("items over more than one page are all seen", async () => {
  const VpcSet = Array.from({ length: 201 }, (_, at) => ({ VpcId: `vpc-${at}` }));
  world = await openWorld({ [HERE]: { "vpc.vpc": VpcSet } });
  const { items } = await world.scan(["vpc.vpc"]);
  expect(items).toHaveLength(201);
});

test("a region that the product is not offered in is inactive by the cloud's own word", async () => {
  world = await openWorld({});
  world.emulator.fault({
    product: "cynosdb",
    action: "DescribeClusters",
    region: "ap-shanghai",
    kind: "error",
    code: "UnsupportedRegion",
  });
  const { coverage } = await world.scan(["cynosdb.cluster"]);
  expect(coverage).toContainEqual(
    expect.objectContaining({
      region: "ap-shanghai",
      outcome: "inactive",
      proof: expect.stringContaining("UnsupportedRegion"),
    }),
  );
});

test("a product that was never opened is inactive by the exact code, and only by that", async () => {
  world = await openWorld({});
  const fault = { product: "cdn", action: "DescribeDomains", kind: "error" } as const;
  const lift = world.emulator.fault({ ...fault, code: "ResourceNotFound.CdnUserNotExists" });
  expect((await world.scan(["cdn.domain"])).coverage).toMatchObject([{ outcome: "inactive" }]);
  lift();
  world.emulator.fault({ ...fault, code: "ResourceNotFound" });
  expect((await world.scan(["cdn.domain"])).coverage).toMatchObject([{ outcome: "failed" }]);
});

test("throttling that ends costs time only", async () => {
  world = await openWorld({ [HERE]: { "vpc.vpc": [{ VpcId: "vpc-1" }] } });
  world.emulator.fault({
    product: "vpc",
    action: "DescribeVpcs",
    kind: "error",
    code: "RequestLimitExceeded",
    times: 3,
  });
  const { items, coverage } = await world.scan(["vpc.vpc"]);
  expect(items).toHaveLength(1);
  expect(coverage.every(({ outcome }) => outcome === "listed")).toBe(true);
});
