import { expect, test } from "vitest";
import { tiesOf } from "../../src/clouds/shared/rows/ties.ts";
import { readPath } from "../../src/clouds/shared/wire/paths.ts";
import { NO_TIES, type Ties } from "../../src/core/ties.ts";
import { clouds } from "../../src/workspace/clouds.ts";

/** What the row of a type reads of a record. */
function ties(cloud: string, type: string, record: unknown, id = "x"): Ties {
  const row = clouds.get(cloud)?.rows.get(type);
  if (row === undefined) throw new Error(`no row ${cloud} ${type}`);
  return tiesOf(row.read.ties, (path) => readPath(record, path), id);
}

test("a snapshot that is shared with nobody is not used by others", () => {
  expect(ties("tencent", "cbs.snapshot", { ShareReference: 0 })).toBe(NO_TIES);
  const { usedByOthers } = ties("tencent", "cbs.snapshot", { ShareReference: 2 });
  expect(usedByOthers).toEqual(["2 (ShareReference)"]);
});

test("a record that points at a Tencent elastic IP is found by its address", () => {
  const { reachedBy } = ties("tencent", "vpc.address", { AddressIp: "203.0.113.7" });
  expect(reachedBy).toEqual(["203.0.113.7"]);
});

test("a bucket is reached under its name at any endpoint of its cloud", () => {
  expect(ties("tencent", "cos.bucket", { Location: "ap-guangzhou" }, "Shop-1").reachedBy).toEqual([
    "shop-1.*.myqcloud.com",
    "shop-1.*.tencentcos.cn",
  ]);
});

test("a zone is delegated here where its cloud says so, and not known where it says nothing", () => {
  const delegated = (record: unknown) => ties("tencent", "dnspod.zone", record).records?.delegated;
  expect(delegated({ DNSStatus: "" })).toBe(true);
  expect(delegated({ DNSStatus: "DNSERROR" })).toBe(false);
  expect(delegated({})).toBeUndefined();
});

test("what is worth an amount in a smaller unit is told in the whole one", () => {
  expect(ties("tencent", "billing.balance", { RealBalance: 422560 }).worth).toBe("4225.60 CNY");
});
