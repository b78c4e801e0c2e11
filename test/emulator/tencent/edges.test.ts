import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { arrayAt, codeOf, objectAt } from "./support/client.ts";
import { opsOf, worldOf } from "./support/one-account.ts";

const region = "ap-guangzhou";
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf({
      [region]: {
        "vpc.vpc": [{ VpcId: "vpc-1" }],
        "vpc.bandwidth-package": [
          { BandwidthPackageId: "bwp-1", ResourceSet: [{ ResourceId: "lb-1" }], _tags: { a: "b" } },
        ],
        "vpc.address": [
          { AddressId: "eip-1", AddressStatus: "UNBIND", BandwidthPackageId: "bwp-1" },
        ],
        "vpc.flow-log": [
          { FlowLogId: "fl-1", ResourceType: "CCN", ResourceId: "ccn-1" },
          { FlowLogId: "fl-2", VpcId: "vpc-1", ResourceId: "vpc-1" },
        ],
        "ckafka.instance": [
          { InstanceId: "ckafka-1", DeleteProtectionEnable: 1 },
          { InstanceId: "ckafka-2", InstanceChargeType: "PREPAID", _refund: 100 },
        ],
        "es.instance": [{ InstanceId: "es-1", EnableDestroyProtection: "OPEN", VpcUid: "vpc-1" }],
      },
      "*": {
        "vpc.ccn": [{ CcnId: "ccn-1" }],
        "vpc.ccn-attachment": [
          { CcnId: "ccn-1", InstanceId: "vpc-1", InstanceRegion: region, InstanceType: "VPC" },
        ],
      },
    }),
  });
});
afterEach(() => emulator.close());

const vpc = (action: string, body: object = {}, at = region) =>
  opsOf(emulator, "vpc", "2017-03-12", at)(action, body);

/** A field of each member of a list, after the list was asked for that often. */
async function seen(
  list: () => Promise<readonly unknown[]>,
  field: string,
  times = 1,
): Promise<readonly unknown[]> {
  for (let asked = 1; asked < times; asked += 1) await list();
  return (await list()).map((one) => Reflect.get(Object(one), field));
}

test("a bandwidth package is emptied of addresses and balancers before it goes", async () => {
  const id = { BandwidthPackageId: "bwp-1" };
  const inUse = "InvalidParameterValue.BandwidthPackageInUse";
  expect(await codeOf(vpc("DeleteBandwidthPackage", id))).toBe(inUse);
  const inside = async () =>
    arrayAt(await vpc("DescribeBandwidthPackageResources", id), "ResourceSet");
  expect(await seen(inside, "ResourceId")).toEqual(["lb-1", "eip-1"]);
  await vpc("RemoveBandwidthPackageResources", { ...id, ResourceIds: ["lb-1"] });
  expect(await codeOf(vpc("DeleteBandwidthPackage", id))).toBe(inUse);
  await vpc("RemoveBandwidthPackageResources", { ...id, ResourceIds: ["eip-1"] });
  expect(
    await codeOf(vpc("RemoveBandwidthPackageResources", { ...id, ResourceIds: ["eip-1"] })),
  ).toBe("InvalidParameterValue.ResourceNotExisted");
  const tags = await opsOf(emulator, "tag", "2018-08-13")("GetResources");
  expect(arrayAt(tags, "ResourceTagMappingList")).toHaveLength(1);
  expect(await codeOf(vpc("DeleteBandwidthPackage", id))).toBe("");
  const packages = async () =>
    arrayAt(await vpc("DescribeBandwidthPackages"), "BandwidthPackageSet");
  expect(await seen(packages, "Status", 2)).toEqual(["DELETING"]);
  expect(await packages()).toEqual([]);
});

test("a CCN is the same in every region, holds its networks, and goes after instances and logs", async () => {
  const id = { CcnId: "ccn-1" };
  const list = async () => arrayAt(await vpc("DescribeCcns", {}, "ap-shanghai"), "CcnSet");
  expect(await seen(list, "InstanceCount")).toEqual([1]);
  expect(await codeOf(vpc("DeleteVpc", { VpcId: "vpc-1" }))).toBe("ResourceInUse");
  expect(await codeOf(vpc("DeleteCcn", id))).toBe(
    "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn",
  );
  const Instances = [{ InstanceId: "vpc-1", InstanceRegion: region, InstanceType: "VPC" }];
  expect(await codeOf(vpc("DetachCcnInstances", { ...id, Instances }))).toBe("");
  const attached = async () =>
    arrayAt(await vpc("DescribeCcnAttachedInstances", id), "InstanceSet");
  expect(await seen(attached, "State")).toEqual(["DETACHING"]);
  expect(await attached()).toEqual([]);
  expect(await codeOf(vpc("DetachCcnInstances", { ...id, Instances }))).toBe(
    "UnsupportedOperation.CcnNotAttached",
  );
  expect(await codeOf(vpc("DeleteCcn", id))).toBe("UnsupportedOperation.CcnHasFlowLog");
  expect(await codeOf(vpc("DeleteFlowLog", { FlowLogId: "fl-1" }))).toBe("");
  expect(await codeOf(vpc("DeleteCcn", id))).toBe("");
  expect(await list()).toEqual([]);
});

test("a flow log of a network is deleted only when the network is named", async () => {
  expect(await codeOf(vpc("DeleteFlowLog", { FlowLogId: "fl-2" }))).toBe("MissingParameter");
  const other = { FlowLogId: "fl-2", VpcId: "vpc-2" };
  expect(await codeOf(vpc("DeleteFlowLog", other))).toBe("ResourceNotFound");
  expect(await codeOf(vpc("DeleteFlowLog", { FlowLogId: "fl-2", VpcId: "vpc-1" }))).toBe("");
  expect(await vpc("DescribeFlowLogs")).toMatchObject({ TotalNum: 1 });
});

test("CKafka instances go by the action of their charge type, and not while they are protected", async () => {
  const ckafka = opsOf(emulator, "ckafka", "2019-08-19");
  const first = { InstanceId: "ckafka-1" };
  const list = async () =>
    arrayAt(objectAt(await ckafka("DescribeInstancesDetail"), "Result"), "InstanceList");
  expect(await codeOf(ckafka("DeleteInstancePre", first))).not.toBe("");
  expect(await codeOf(ckafka("DeleteInstancePost", first))).toBe("FailedOperation");
  await ckafka("ModifyInstanceAttributes", { ...first, DeleteProtectionEnable: 0 });
  expect(await ckafka("DescribeInstanceAttributes", first)).toMatchObject({
    Result: { InstanceChargeType: "POSTPAID_BY_HOUR", DeleteProtectionEnable: 0 },
  });
  expect(await codeOf(ckafka("DeleteInstancePost", first))).toBe("");
  expect(await codeOf(ckafka("IsolatedInstancePre", { InstanceId: "ckafka-2" }))).toBe("");
  expect(await seen(list, "Status", 3)).toEqual([3, 5]);
  expect(await codeOf(ckafka("DeleteInstancePre", { InstanceId: "ckafka-2" }))).toBe("");
  expect(await seen(list, "Status", 4)).toEqual([]);
  const { CashAccountBalance } = await opsOf(
    emulator,
    "billing",
    "2018-07-09",
  )("DescribeAccountBalance");
  expect(CashAccountBalance).toBe(100);
});

test("an Elasticsearch cluster lies in the bin before it is destroyed, and is held there by a lock", async () => {
  const es = opsOf(emulator, "es", "2018-04-16");
  const id = { InstanceId: "es-1" };
  const list = async () => arrayAt(await es("DescribeInstances"), "InstanceList");
  expect(await codeOf(es("DeleteInstance", id))).toBe("FailedOperation.OpenDestroyProtection");
  await es("UpdateInstance", { ...id, EnableDestroyProtection: "CLOSE" });
  expect(await codeOf(es("DeleteInstance", { ...id, LockEnabled: true, LockDuration: 2 }))).toBe(
    "",
  );
  expect(await seen(list, "Status")).toEqual([-4]);
  expect(await codeOf(es("DeleteInstance", id))).toBe("ResourceInUse.IsolatedStatus");
  emulator.clock.advance(2 * 86_400_000);
  expect(await list()).toEqual([]);
});

test("an unlocked cluster in the bin is destroyed by asking again", async () => {
  const es = opsOf(emulator, "es", "2018-04-16");
  const id = { InstanceId: "es-1" };
  const list = async () => arrayAt(await es("DescribeInstances"), "InstanceList");
  await es("UpdateInstance", { ...id, EnableDestroyProtection: "CLOSE" });
  await es("DeleteInstance", id);
  expect(await seen(list, "IsInRecycleBin")).toEqual([true]);
  expect(await codeOf(es("DeleteInstance", id))).toBe("");
  expect(await seen(list, "Status", 3)).toEqual([-3]);
  expect(await list()).toEqual([]);
});
