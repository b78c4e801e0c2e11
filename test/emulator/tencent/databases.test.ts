import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { arrayAt, codeOf } from "./support/client.ts";
import { opsOf, worldOf } from "./support/one-account.ts";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf({
      "ap-guangzhou": {
        "cdb.instance": [{ InstanceId: "db", Status: 1, PayType: 1, DestroyProtect: "off" }],
        "postgres.instance": [{ DBInstanceId: "db", DBInstanceStatus: "running" }],
        "redis.instance": [{ InstanceId: "db", Status: 2, BillingMode: 0 }],
        "mongodb.instance": [{ InstanceId: "db", Status: 2, PayMode: 1 }],
        "cynosdb.cluster": [{ ClusterId: "db", Status: "running" }],
      },
    }),
  });
});
afterEach(() => emulator.close());

/** How each database is listed, isolated and destroyed, and its states on the way. */
const kinds = [
  ["cdb", "2017-03-20", "DescribeDBInstances", "Items", "Status", 5],
  [
    "postgres",
    "2017-03-12",
    "DescribeDBInstances",
    "DBInstanceSet",
    "DBInstanceStatus",
    "isolated",
  ],
  ["redis", "2018-04-12", "DescribeInstances", "InstanceSet", "Status", -2],
  ["mongodb", "2019-07-25", "DescribeDBInstances", "InstanceDetails", "Status", -2],
  ["cynosdb", "2019-01-07", "DescribeClusters", "ClusterSet", "Status", "isolated"],
] as const;
const isolate: Readonly<Record<string, readonly [string, object]>> = {
  cdb: ["IsolateDBInstance", { InstanceId: "db" }],
  postgres: ["IsolateDBInstances", { DBInstanceIdSet: ["db"] }],
  redis: ["DestroyPostpaidInstance", { InstanceId: "db" }],
  mongodb: ["TerminateDBInstances", { InstanceId: "db" }],
  cynosdb: ["IsolateCluster", { ClusterId: "db", SaveBackup: false }],
};
const destroy: Readonly<Record<string, readonly [string, object]>> = {
  cdb: ["OfflineIsolatedInstances", { InstanceIds: ["db"] }],
  postgres: ["DestroyDBInstance", { DBInstanceId: "db" }],
  redis: ["CleanUpInstance", { InstanceId: "db" }],
  mongodb: ["OfflineIsolatedDBInstance", { InstanceId: "db" }],
  cynosdb: ["OfflineCluster", { ClusterId: "db" }],
};

test.each(kinds)(
  "%s is isolated, still listed, then destroyed",
  async (product, version, action, set, field, isolated) => {
    const call = opsOf(emulator, product, version);
    const [first, firstBody] = isolate[product] ?? ["", {}];
    const [last, lastBody] = destroy[product] ?? ["", {}];
    const state = async (): Promise<unknown> => {
      const [row] = arrayAt(await call(action), set);
      return row === undefined ? undefined : Reflect.get(Object(row), field);
    };
    expect(await codeOf(call(last, lastBody))).not.toBe("");
    expect(await codeOf(call(first, firstBody))).toBe("");
    for (let i = 0; i < 2; i += 1) await state();
    expect(await state()).toBe(isolated);
    expect(await codeOf(call(first, firstBody))).not.toBe("");
    expect(await codeOf(call(last, lastBody))).toBe("");
    for (let i = 0; i < 2; i += 1) await state();
    expect(await state()).toBeUndefined();
  },
);

test("a prepaid MongoDB is not isolated as a postpaid one is, and the other way round", async () => {
  const call = opsOf(emulator, "mongodb", "2019-07-25");
  expect(await codeOf(call("IsolateDBInstance", { InstanceId: "db" }))).toBe(
    "InvalidParameterValue.PrePaidInstanceUnableToIsolate",
  );
});

test("a MySQL with its protection on stays until it is switched off", async () => {
  const call = opsOf(emulator, "cdb", "2017-03-20");
  const protect = (DestroyProtect: string) =>
    call("ModifyInstanceDestroyProtect", { InstanceIds: ["db"], DestroyProtect });
  await protect("on");
  expect(await codeOf(call("IsolateDBInstance", { InstanceId: "db" }))).toBe("OperationDenied");
  await protect("off");
  expect(await codeOf(call("IsolateDBInstance", { InstanceId: "db" }))).toBe("");
});

test("a fault lets an isolation, or a deletion, never end", async () => {
  const call = opsOf(emulator, "postgres", "2017-03-12");
  const lift = emulator.fault({ product: "postgres", action: "IsolateDBInstances", kind: "stuck" });
  await call("IsolateDBInstances", { DBInstanceIdSet: ["db"] });
  for (let i = 0; i < 9; i += 1) await call("DescribeDBInstances");
  const [row] = arrayAt(await call("DescribeDBInstances"), "DBInstanceSet");
  lift();
  expect(row).toMatchObject({ DBInstanceStatus: "isolating" });
});
