import { afterEach, beforeEach, expect, test } from "vitest";
import { kvstore } from "../../emulator/alibaba/products/kvstore.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const instance = { InstanceStatus: "Normal", ChargeType: "PostPaid", RegionId: "cn-beijing" };
const seed = worldOf({
  "cn-beijing": {
    "kvstore.instance": [
      { ...instance, InstanceId: "r-one", VpcId: "vpc-1" },
      { ...instance, InstanceId: "r-kept", _releaseProtection: true },
      { ...instance, InstanceId: "r-paid", ChargeType: "PrePaid", EndTime: "{now+9d}" },
    ],
  },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [kvstore] });
  call = callerOf(emulator, "2015-01-01", "cn-beijing");
});
afterEach(() => emulator.close());

const list = async (query = {}) =>
  listAt(await call("DescribeInstances", query), "Instances.KVStoreInstance").map(
    (row) => row["InstanceId"],
  );

test("pages hold at most 50 instances", async () => {
  expect(await codeOf(call("DescribeInstances", { PageSize: "51" }))).toBe(
    "InvalidParameter.PageSize",
  );
  expect(await list({ InstanceIds: "r-one,r-paid" })).toEqual(["r-one", "r-paid"]);
  expect(await list({ VpcId: "vpc-1" })).toEqual(["r-one"]);
});

test("a released instance goes to the recycle bin and stays there until it is purged", async () => {
  await call("DeleteInstance", { InstanceId: "r-one" });
  expect(await list()).toContain("r-one");
  expect(await list()).toContain("r-one");
  expect(await list()).not.toContain("r-one");
  expect(await list({ InstanceStatus: "Released" })).toEqual(["r-one"]);
  await call("DestroyInstance", { InstanceId: "r-one" });
  await list({ InstanceStatus: "Released" });
  expect(await list({ InstanceStatus: "Released" })).toEqual([]);
});

test("a client that waits until a released instance is found no more by its id comes to an end", async () => {
  await call("DeleteInstance", { InstanceId: "r-one" });
  const look = () => call("DescribeInstanceAttribute", { InstanceId: "r-one" });
  await look();
  await look();
  expect(await codeOf(look())).toBe("InvalidInstanceId.NotFound");
  expect(await codeOf(call("DescribeSecurityIps", { InstanceId: "r-one" }))).toBe(
    "InvalidInstanceId.NotFound",
  );
  expect(await list({ InstanceStatus: "Released" })).toEqual(["r-one"]);
});

test("the recycle bin empties itself after a week", async () => {
  await call("DeleteInstance", { InstanceId: "r-one" });
  await list();
  await list();
  emulator.clock.advance(8 * 86_400_000);
  expect(await list({ InstanceStatus: "Released" })).toEqual([]);
});

test("protection is told by the attributes alone and refuses the release", async () => {
  expect(await codeOf(call("DeleteInstance", { InstanceId: "r-kept" }))).toBe(
    "OperationDenied.ReleaseProtection",
  );
  const told = await call("DescribeInstanceAttribute", { InstanceId: "r-kept" });
  expect(listAt(told, "Instances.DBInstanceAttribute")).toMatchObject([
    { InstanceReleaseProtection: true },
  ]);
  await call("ModifyInstanceAttribute", {
    InstanceId: "r-kept",
    InstanceReleaseProtection: "false",
  });
  await call("DeleteInstance", { InstanceId: "r-kept" });
});

test("a subscription is not released, and nothing is purged that is not in the bin", async () => {
  expect(await codeOf(call("DeleteInstance", { InstanceId: "r-paid" }))).toBe(
    "OperationDenied.ChargeType",
  );
  expect(await codeOf(call("DestroyInstance", { InstanceId: "r-paid" }))).toBe(
    "IncorrectDBInstanceState",
  );
  expect(await codeOf(call("DeleteInstance", { InstanceId: "r-none" }))).toBe(
    "InvalidInstanceId.NotFound",
  );
});
