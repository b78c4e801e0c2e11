import { afterEach, beforeEach, expect, test } from "vitest";
import { rds } from "../../emulator/alibaba/products/rds.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const instance = {
  Engine: "MySQL",
  DBInstanceStatus: "Running",
  DBInstanceType: "Primary",
  PayType: "Postpaid",
  DeletionProtection: false,
  RegionId: "cn-hangzhou",
  VpcId: "vpc-1",
};
const seed = worldOf({
  "cn-hangzhou": {
    "rds.instance": [
      { ...instance, repeat: 35, DBInstanceId: "rm-{nnn}" },
      { ...instance, DBInstanceId: "rm-protected", DeletionProtection: true, VpcId: "vpc-2" },
      {
        ...instance,
        DBInstanceId: "rm-paid",
        PayType: "Prepaid",
        ExpireTime: "{now+30d}",
        _renewStatus: "AutoRenewal",
      },
      { ...instance, DBInstanceId: "rm-primary" },
      {
        ...instance,
        DBInstanceId: "rr-reader",
        DBInstanceType: "Readonly",
        MasterInstanceId: "rm-primary",
      },
    ],
  },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [rds] });
  call = callerOf(emulator, "2014-08-15", "cn-hangzhou");
});
afterEach(() => emulator.close());

test("instances are paged by number with their own words for totals", async () => {
  const page = await call("DescribeDBInstances", { PageNumber: "2", PageSize: "30" });
  expect(page).toMatchObject({ PageNumber: 2, PageRecordCount: 9, TotalRecordCount: 39 });
});

test("instances are paged by token when a token or a maximum is sent", async () => {
  const first = await call("DescribeDBInstances", { MaxResults: "30" });
  const rest = await call("DescribeDBInstances", {
    MaxResults: "30",
    NextToken: String(first["NextToken"]),
  });
  expect(listAt(first, "Items.DBInstance")).toHaveLength(30);
  expect(listAt(rest, "Items.DBInstance")).toHaveLength(9);
  expect(rest["NextToken"]).toBe("");
});

test("lists honour the filters that clients use", async () => {
  const byVpc = await call("DescribeDBInstances", { VpcId: "vpc-2" });
  const byType = await call("DescribeDBInstances", { DBInstanceType: "Readonly" });
  const byPay = await call("DescribeDBInstances", { PayType: "Prepaid" });
  expect(listAt(byVpc, "Items.DBInstance")).toMatchObject([{ DBInstanceId: "rm-protected" }]);
  expect(listAt(byType, "Items.DBInstance")).toMatchObject([{ DBInstanceId: "rr-reader" }]);
  expect(listAt(byPay, "Items.DBInstance")).toMatchObject([
    { DBInstanceId: "rm-paid", AutoRenewal: true },
  ]);
});

test("a deleted instance is shown as deleting for a while, then it is gone", async () => {
  await call("DeleteDBInstance", { DBInstanceId: "rm-001" });
  const look = () => call("DescribeDBInstances", { DBInstanceId: "rm-001" });
  for (let polls = 0; polls < 3; polls += 1) {
    expect(listAt(await look(), "Items.DBInstance")).toMatchObject([
      { DBInstanceStatus: "Deleting" },
    ]);
  }
  expect(await look()).toMatchObject({ TotalRecordCount: 0 });
  expect(await codeOf(call("DeleteDBInstance", { DBInstanceId: "rm-001" }))).toBe(
    "InvalidDBInstanceId.NotFound",
  );
});

test("protected, prepaid, read and busy instances are refused", async () => {
  const remove = (DBInstanceId: string) => codeOf(call("DeleteDBInstance", { DBInstanceId }));
  expect(await remove("rm-protected")).toBe("OperationDenied.DeletionProtection");
  expect(await remove("rm-paid")).toBe("OperationDenied.PayType");
  expect(await remove("rm-primary")).toBe("OperationDenied.ReadDBInstance");
  await call("DeleteDBInstance", { DBInstanceId: "rr-reader" });
  expect(await remove("rr-reader")).toBe("OperationDenied.DBInstanceStatus");
});

test("protection can be lifted, and then the instance goes", async () => {
  await call("ModifyDBInstanceDeletionProtection", {
    DBInstanceId: "rm-protected",
    DeletionProtection: "false",
  });
  await call("DeleteDBInstance", { DBInstanceId: "rm-protected" });
});

test("backups stay when the policy keeps them", async () => {
  await call("DeleteDBInstance", { DBInstanceId: "rm-002", ReleasedKeepPolicy: "All" });
  await call("DeleteDBInstance", { DBInstanceId: "rm-003", ReleasedKeepPolicy: "None" });
  const kept = await call("DescribeDetachedBackups");
  expect(listAt(kept, "Items.Backup")).toMatchObject([{ DBInstanceId: "rm-002" }]);
});

test("auto-renewal can be read and switched off", async () => {
  const read = async () =>
    listAt(await call("DescribeInstanceAutoRenewalAttribute"), "Items.Item").map(
      (item) => item["AutoRenew"],
    );
  expect(await read()).toEqual(["True"]);
  await call("ModifyInstanceAutoRenewalAttribute", { DBInstanceId: "rm-paid", AutoRenew: "False" });
  expect(await read()).toEqual(["False"]);
});
