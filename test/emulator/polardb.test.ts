import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const region = "cn-hangzhou";
let emulator: Emulator;
beforeEach(async () => {
  const resources = {
    "polardb.cluster": [
      { repeat: 31, DBClusterId: "pc-{nn}", DeletionLock: 1 },
      { DBClusterId: "pc-paid", PayType: "Prepaid", ExpireTime: "{now+30d}" },
    ],
    "cr.instance": [{ InstanceId: "cri-1", InstanceName: "shop", _endTime: "{now+30d}" }],
    "cr.namespace": [{ InstanceId: "cri-1", NamespaceName: "web" }],
  };
  emulator = await startEmulator({ seed: worldOf({ [region]: resources }) });
});
afterEach(() => emulator.close());

const polardb = (action: string, query: Record<string, string> = {}) =>
  callerOf(emulator, "2017-08-01", region)(action, query);

test("PolarDB pages by 30, 50 or 100", async () => {
  const reply = await polardb("DescribeDBClusters");
  expect(reply).toMatchObject({ PageRecordCount: 30, TotalRecordCount: 32 });
  expect(await codeOf(polardb("DescribeDBClusters", { PageSize: "10" }))).not.toBe("");
});

test("a locked or prepaid cluster is refused, an unlocked one goes", async () => {
  const id = { DBClusterId: "pc-01" };
  const lock = "OperationDenied.DBClusterDeletionLock";
  expect(await codeOf(polardb("DeleteDBCluster", id))).toBe(lock);
  expect(await codeOf(polardb("DeleteDBCluster", { DBClusterId: "pc-paid" }))).toBe(
    "OperationDenied.DBClusterPayType",
  );
  await polardb("ModifyDBClusterDeletion", { ...id, Protection: "false" });
  await polardb("DeleteDBCluster", { ...id, BackupRetentionPolicyOnClusterDeletion: "NONE" });
  for (let polls = 0; polls < 3; polls += 1) {
    expect((await polardb("DescribeDBClusterAttribute", id))["DBClusterStatus"]).toBe("Deleting");
  }
  expect(await codeOf(polardb("DescribeDBClusterAttribute", id))).toBe(
    "InvalidDBClusterId.NotFound",
  );
});

test("a registry instance is listed with tags, and goes with its namespaces when it is returned", async () => {
  const registry = callerOf(emulator, "2018-12-01", region);
  const rows = async () => listAt(await registry("ListInstance"), "Instances");
  expect(await rows()).toMatchObject([{ InstanceId: "cri-1", Tags: [] }]);
  await callerOf(emulator, "2017-12-14")("RefundInstance", {
    InstanceId: "cri-1",
    ProductCode: "acr",
    ProductType: "acr_ee_public_cn",
    ClientToken: "one",
    ImmediatelyRelease: "1",
  });
  await rows();
  await rows();
  expect(await rows()).toEqual([]);
  expect(await registry("ListNamespace", { InstanceId: "cri-1" })).toMatchObject({
    Code: "INSTANCE_NOT_EXIST",
  });
});
