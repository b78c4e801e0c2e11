import { expect, test, vi } from "vitest";
import { ossVectors, withoutVectors } from "../../src/clouds/alibaba/client/oss-vectors.ts";
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

test("the list of vector buckets is signed as the vendor's own package signs it", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-29T01:02:03Z") });
  try {
    const { headers } = await ossVectors.sign(
      { ...listing("cn-hangzhou"), params: { "max-keys": 1000, marker: "a:b" } },
      "cn-hangzhou.oss-vectors.aliyuncs.com",
      { accessKeyId: "AK", accessKeySecret: "SK", securityToken: "TOK" },
    );
    // PyPI alibabacloud-oss-v2 1.4.1, VectorsSignerV4, of the same request.
    expect(headers["authorization"]).toBe(
      "OSS4-HMAC-SHA256 Credential=AK/20261129/cn-hangzhou/oss/aliyun_v4_request,Signature=de1fc55bc8eda31aceb012c95f234c8c2c8177b9ac55f55238b46655166db700",
    );
  } finally {
    vi.useRealTimers();
  }
});
