import { expect, test } from "vitest";
import { withoutVectors } from "../../src/clouds/alibaba/client/oss-vectors.ts";
import { CallError } from "../../src/clouds/shared/wire/transport.ts";
import { alibaba, HERE } from "../catalog/support/alibaba.ts";
import { openWorld } from "../catalog/support/world.ts";

const NO_HOST = new CallError({ kind: "gone-host", code: "ENOTFOUND", message: "no such host" });
const listing = (region: string) => ({
  product: "Oss",
  action: "ListVectorBuckets",
  region,
  params: {},
});

test("a vector bucket, which the list of buckets does not name, is listed in its region", async () => {
  const name = `acs:ossvector:${HERE}:1:images`;
  const world = await openWorld(alibaba, "", {
    account: {},
    resources: { [HERE]: { "oss.vector-bucket": [{ Name: name }] } },
  });
  try {
    const { items, coverage } = await world.scan(["oss.bucket", "oss.vector-bucket"]);
    expect(
      items.map(({ type, region, nativeId, proposed }) => [type, region, nativeId, proposed]),
    ).toEqual([["oss.vector-bucket", HERE, name, "manual"]]);
    expect(coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
  } finally {
    await world.close();
  }
});

test("a region without a host of vector buckets has none, where the vendor's page does not name it", () => {
  expect(withoutVectors(NO_HOST, listing("eu-west-1")).proof).toContain("eu-west-1.oss-vectors");
});

test("a region that the vendor's page names is unknown while its host cannot be reached", () => {
  expect(withoutVectors(NO_HOST, listing("cn-hangzhou")).proof).toBeUndefined();
  const other = new CallError({ kind: "transient", code: "ECONNRESET", message: "cut off" });
  expect(withoutVectors(other, listing("eu-west-1"))).toBe(other);
});
