import { afterEach, beforeEach, expect, test } from "vitest";
import { dds } from "../../emulator/alibaba/products/dds.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const instance = {
  DBInstanceStatus: "Running",
  DBInstanceType: "replicate",
  ChargeType: "PostPaid",
  VpcId: "vpc-1",
};
const seed = worldOf({
  "cn-hangzhou": {
    "dds.instance": [
      { ...instance, repeat: 31, DBInstanceId: "dds-{nn}" },
      { ...instance, DBInstanceId: "dds-sharded", DBInstanceType: "sharding" },
      {
        ...instance,
        DBInstanceId: "dds-kept",
        DBInstanceType: "sharding",
        _releaseProtection: true,
      },
      { ...instance, DBInstanceId: "dds-paid", ChargeType: "PrePaid", ExpireTime: "{now+30d}" },
    ],
  },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [dds] });
  call = callerOf(emulator, "2015-12-01", "cn-hangzhou");
});
afterEach(() => emulator.close());

test("each kind must be asked for; without one, replica sets are listed", async () => {
  const standard = await call("DescribeDBInstances");
  const sharded = await call("DescribeDBInstances", { DBInstanceType: "sharding" });
  expect(standard).toMatchObject({ TotalCount: 32, PageSize: 30 });
  expect(listAt(sharded, "DBInstances.DBInstance").map((row) => row["DBInstanceId"])).toEqual([
    "dds-sharded",
    "dds-kept",
  ]);
});

test("only three page sizes are taken", async () => {
  expect(await codeOf(call("DescribeDBInstances", { PageSize: "40" }))).toBe(
    "InvalidParameter.PageSize",
  );
  expect(await call("DescribeDBInstances", { PageSize: "100" })).toMatchObject({ PageSize: 100 });
});

test("the list does not tell the network, the attributes do", async () => {
  const listed = await call("DescribeDBInstances", { DBInstanceId: "dds-01" });
  const told = await call("DescribeDBInstanceAttribute", { DBInstanceId: "dds-01" });
  expect(listAt(listed, "DBInstances.DBInstance")[0]).not.toHaveProperty("VpcId");
  expect(listAt(told, "DBInstances.DBInstance")).toMatchObject([
    { VPCId: "vpc-1", DBInstanceReleaseProtection: false },
  ]);
});

test("protected and prepaid instances are refused; others are gone after some polls", async () => {
  const remove = (DBInstanceId: string) => call("DeleteDBInstance", { DBInstanceId });
  expect(await codeOf(remove("dds-kept"))).toBe("OperationDenied.ReleaseProtection");
  expect(await codeOf(remove("dds-paid"))).toBe("OperationDenied.ChargeType");
  await call("ModifyDBInstanceAttribute", {
    DBInstanceId: "dds-kept",
    DBInstanceReleaseProtection: "false",
  });
  await remove("dds-kept");
  const look = () => call("DescribeDBInstances", { DBInstanceType: "sharding" });
  for (let polls = 0; polls < 3; polls += 1) expect(await look()).toMatchObject({ TotalCount: 2 });
  expect(await look()).toMatchObject({ TotalCount: 1 });
});
