import { afterEach, expect, test } from "vitest";
import { isKnown } from "../../src/core/inventory.ts";
import { KEY, openWorld, TESTER, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

const OLD = "2020-01-01T00:00:00.000Z";

/** An account with something of most kinds, each leaning on another. */
const resources = {
  "ap-guangzhou": {
    "vpc.vpc": [{ VpcId: "vpc-1" }],
    "vpc.subnet": [{ SubnetId: "subnet-1", VpcId: "vpc-1", RouteTableId: "rtb-1" }],
    "vpc.route-table": [
      { RouteTableId: "rtb-main", VpcId: "vpc-1", Main: true },
      { RouteTableId: "rtb-1", VpcId: "vpc-1", Main: false },
    ],
    "vpc.security-group": [{ SecurityGroupId: "sg-1", IsDefault: false }],
    "cvm.instance": [
      {
        InstanceId: "ins-1",
        InstanceChargeType: "POSTPAID_BY_HOUR",
        InstanceState: "RUNNING",
        DisableApiTermination: true,
        VirtualPrivateCloud: { VpcId: "vpc-1", SubnetId: "subnet-1" },
        SecurityGroupIds: ["sg-1"],
        LoginSettings: { KeyIds: ["skey-1"] },
      },
    ],
    "cvm.key-pair": [{ KeyId: "skey-1", KeyName: "k", AssociatedInstanceIds: ["ins-1"] }],
    "cbs.disk": [
      {
        DiskId: "disk-1",
        DiskChargeType: "POSTPAID_BY_HOUR",
        DiskState: "UNATTACHED",
        DiskUsage: "DATA_DISK",
      },
    ],
    "clb.load-balancer": [
      {
        LoadBalancerId: "lb-1",
        ChargeType: "POSTPAID_BY_HOUR",
        Status: 1,
        VpcId: "vpc-1",
        SubnetId: "subnet-1",
      },
    ],
    "cdb.instance": [
      {
        InstanceId: "cdb-1",
        PayType: 1,
        Status: 1,
        UniqVpcId: "vpc-1",
        UniqSubnetId: "subnet-1",
      },
    ],
    "cls.logset": [{ LogsetId: "set-1", LogsetName: "s" }],
    "cls.topic": [{ TopicId: "topic-1", TopicName: "t", LogsetId: "set-1", BizType: 0 }],
  },
  "*": {
    "cos.bucket": [{ Name: "photos-1250000000", Location: "ap-guangzhou", CreationDate: OLD }],
    "cdn.domain": [{ Domain: "www.example.com", Status: "online" }],
    "cam.user": [{ Uin: 100001000043, Name: "other" }],
    "cam.access-key": [{ AccessKeyId: "AKIDother", Status: "Active", Uin: 100001000043 }],
    "cam.policy": [{ PolicyId: 77, PolicyName: "p", Type: 1 }],
  },
  "photos-1250000000": {
    "cos.version": [
      { Key: "a.jpg", VersionId: "null", Type: "Version", Size: 1, LastModified: OLD },
    ],
  },
};

test("an account is torn down in the order in which its parts lean on each other", async () => {
  world = await openWorld(resources);
  const before = await world.scan();
  expect(before.coverage.filter((record) => !isKnown(record))).toEqual([]);
  const own = new Set(world.session.ownIdentity(before.items).map(({ id }) => id));
  const ids = before.items
    .filter(
      ({ id, proposed }) => !own.has(id) && (proposed === "delete" || proposed === "with-parent"),
    )
    .map(({ nativeId }) => nativeId);
  expect(ids.length).toBeGreaterThanOrEqual(17);

  const { result, calls } = await world.remove(before, ids);
  expect([...result.stuck.values()]).toEqual([]);
  const at = (action: string): number =>
    calls.findIndex((call) => call.action.split(".").at(-1) === action);
  expect(at("TerminateInstances")).toBeLessThan(at("DeleteSubnet"));
  expect(at("OfflineIsolatedInstances")).toBeLessThan(at("DeleteSubnet"));
  expect(at("DeleteSubnet")).toBeLessThan(at("DeleteVpc"));
  expect(at("DeleteSubnet")).toBeLessThan(at("DeleteRouteTable"));
  expect(at("DeleteTopic")).toBeLessThan(at("DeleteLogset"));
  expect(at("DeleteAccessKey")).toBeLessThan(at("DeleteUser"));

  const after = await world.scan();
  const left = after.items.filter(({ proposed }) => proposed === "delete");
  expect(left.map(({ nativeId }) => nativeId).toSorted()).toEqual([KEY.id, TESTER.uin].toSorted());
});
