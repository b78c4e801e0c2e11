import { afterEach, expect, test } from "vitest";
import { HERE, openWorld, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

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
