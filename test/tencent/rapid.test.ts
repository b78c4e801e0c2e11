import { expect, test } from "vitest";
import { CallError } from "../../src/clouds/shared/wire/transport.ts";
import { withoutRapid } from "../../src/clouds/tencent/client/rapid.ts";
import { HERE, openWorld } from "./support/world.ts";

const NO_HOST = new CallError({ kind: "gone-host", code: "ENOTFOUND", message: "no such host" });
const listing = (region: string) => ({ product: "cos", action: "getService", region, params: {} });

test("a rapid bucket, which the account's listing of buckets does not name, is listed in its region", async () => {
  const world = await openWorld({
    "*": { "cos.bucket": [{ Name: "photos-1250000000", Location: HERE }] },
    [HERE]: { "cos.rapid-bucket": [{ Name: "hot-x--1250000000" }] },
  });
  try {
    const { items, coverage } = await world.scan(["cos.bucket", "cos.rapid-bucket"]);
    expect(items.map(({ type, region, nativeId }) => `${type} ${region} ${nativeId}`)).toEqual([
      "cos.bucket global photos-1250000000",
      `cos.rapid-bucket ${HERE} hot-x--1250000000`,
    ]);
    expect(items.map(({ proposed }) => proposed)).toEqual(["delete", "manual"]);
    expect(new Set(coverage.map(({ outcome }) => outcome))).toEqual(new Set(["listed"]));
  } finally {
    await world.close();
  }
});

test("a region without a host of rapid buckets has none, where the host of another region answers", async () => {
  const found = await withoutRapid(NO_HOST, listing("ap-nanjing"), () => Promise.resolve({}));
  expect(found.proof).toContain("service.cosrapid.ap-nanjing.myqcloud.com does not exist");
});

test.each([
  ["the other host does not answer either", listing("ap-nanjing"), NO_HOST],
  ["the region is that of the vendor's own example", listing("ap-guangzhou"), undefined],
  ["it is the listing of the whole account", listing("global"), undefined],
  ["it is another call", { ...listing("ap-nanjing"), action: "getBucketPolicy" }, undefined],
] as const)("a host that does not exist proves nothing where %s", async (_, request, other) => {
  const ask = () => (other === undefined ? Promise.resolve({}) : Promise.reject(other));
  expect((await withoutRapid(NO_HOST, request, ask)).proof).toBeUndefined();
});
