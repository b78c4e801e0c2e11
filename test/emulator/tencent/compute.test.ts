import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { arrayAt, codeOf, objectAt } from "./support/client.ts";
import { opsOf, worldOf } from "./support/one-account.ts";

let emulator: Emulator;
let cvm: ReturnType<typeof opsOf>;
let cbs: ReturnType<typeof opsOf>;
let vpc: ReturnType<typeof opsOf>;
beforeEach(async () => {
  const running = { InstanceState: "RUNNING", InstanceChargeType: "POSTPAID_BY_HOUR" };
  const inVpc = { VirtualPrivateCloud: { VpcId: "vpc-1", SubnetId: "subnet-1" } };
  emulator = await startEmulator({
    seed: worldOf({
      "ap-guangzhou": {
        "cvm.instance": [
          { ...running, ...inVpc, InstanceId: "ins-1", SystemDisk: { DiskId: "disk-s" } },
          {
            InstanceId: "ins-pre",
            InstanceState: "RUNNING",
            InstanceChargeType: "PREPAID",
            _refund: 5000,
          },
          { ...running, InstanceId: "ins-kept", DisableApiTermination: true },
          { ...running, InstanceId: "ins-as", _autoScalingGroup: "asg-1" },
        ],
        "cvm.image": [{ ImageId: "img-1", ImageState: "NORMAL", _shared: true }],
        "cbs.disk": [
          {
            DiskId: "disk-s",
            DiskUsage: "SYSTEM_DISK",
            InstanceId: "ins-1",
            DiskState: "ATTACHED",
          },
          { DiskId: "disk-d", DiskUsage: "DATA_DISK", InstanceId: "ins-1", DiskState: "ATTACHED" },
          { DiskId: "disk-p", DiskState: "UNATTACHED", DiskChargeType: "PREPAID", _refund: 100 },
        ],
        "vpc.vpc": [{ VpcId: "vpc-1" }],
        "vpc.subnet": [{ SubnetId: "subnet-1", VpcId: "vpc-1" }],
        "vpc.route-table": [{ RouteTableId: "rtb-1", VpcId: "vpc-1", Main: true }],
        "vpc.address": [{ AddressId: "eip-1", AddressStatus: "BIND", InstanceId: "ins-1" }],
        "vpc.nat-gateway": [{ NatGatewayId: "nat-1", DeletionProtectionEnabled: true }],
        "as.auto-scaling-group": [{ AutoScalingGroupId: "asg-1", LaunchConfigurationId: "asc-1" }],
        "as.launch-configuration": [{ LaunchConfigurationId: "asc-1" }],
      },
    }),
  });
  cvm = opsOf(emulator, "cvm", "2017-03-12");
  cbs = opsOf(emulator, "cbs", "2017-03-12");
  vpc = opsOf(emulator, "vpc", "2017-03-12");
});
afterEach(() => emulator.close());

const stateOf = async (id: string): Promise<unknown> => {
  const [row] = arrayAt(await cvm("DescribeInstances", { InstanceIds: [id] }), "InstanceSet");
  return row === undefined ? undefined : Reflect.get(Object(row), "InstanceState");
};

test("a postpaid server is destroyed by one call, and leaves its disks and addresses behind", async () => {
  await cvm("TerminateInstances", { InstanceIds: ["ins-1"] });
  expect(await stateOf("ins-1")).toBe("TERMINATING");
  expect(await stateOf("ins-1")).toBe("TERMINATING");
  expect(await stateOf("ins-1")).toBeUndefined();
  const disks = await cbs("DescribeDisks");
  expect(arrayAt(disks, "DiskSet")).toMatchObject([
    { DiskId: "disk-d", DiskState: "UNATTACHED" },
    { DiskId: "disk-p" },
  ]);
  expect(arrayAt(await vpc("DescribeAddresses"), "AddressSet")).toMatchObject([
    { AddressId: "eip-1", AddressStatus: "UNBIND" },
  ]);
});

test("a prepaid server goes to the recycle bin with a refund, and by a second call for good", async () => {
  await cvm("TerminateInstances", { InstanceIds: ["ins-pre"] });
  expect(await codeOf(cvm("TerminateInstances", { InstanceIds: ["ins-pre"] }))).toBe(
    "UnsupportedOperation.InstanceStateStopping",
  );
  await stateOf("ins-pre");
  await stateOf("ins-pre");
  expect(await stateOf("ins-pre")).toBe("SHUTDOWN");
  const balance = await opsOf(emulator, "billing", "2018-07-09")("DescribeAccountBalance");
  expect(balance).toMatchObject({ CashAccountBalance: 5000, RealBalance: 5000 });
  await cvm("TerminateInstances", { InstanceIds: ["ins-pre"] });
  await stateOf("ins-pre");
  await stateOf("ins-pre");
  expect(await stateOf("ins-pre")).toBeUndefined();
});

test("what keeps a server is told apart, and a refused batch changes nothing", async () => {
  const mixed = { InstanceIds: ["ins-1", "ins-pre"] };
  expect(await codeOf(cvm("TerminateInstances", mixed))).toBe(
    "UnsupportedOperation.InstanceMixedPricingModel",
  );
  expect(await codeOf(cvm("TerminateInstances", { InstanceIds: ["ins-1", "ins-kept"] }))).toBe(
    "UnsupportedOperation.InstancesProtected",
  );
  expect(await stateOf("ins-1")).toBe("RUNNING");
  expect(await codeOf(cvm("TerminateInstances", { InstanceIds: ["ins-none"] }))).toBe(
    "InvalidInstanceId.NotFound",
  );
  await cvm("ModifyInstancesAttribute", {
    InstanceIds: ["ins-kept"],
    DisableApiTermination: false,
  });
  expect(await codeOf(cvm("TerminateInstances", { InstanceIds: ["ins-kept"] }))).toBe("");
});

test("a prepaid disk is returned, then destroyed", async () => {
  await cbs("TerminateDisks", { DiskIds: ["disk-p"] });
  const [disk] = arrayAt(await cbs("DescribeDisks", { DiskIds: ["disk-p"] }), "DiskSet");
  expect(disk).toMatchObject({ DiskState: "TORECYCLE" });
  await cbs("TerminateDisks", { DiskIds: ["disk-p"] });
  expect(await cbs("DescribeDisks", { DiskIds: ["disk-p"] })).toMatchObject({ TotalCount: 0 });
  expect(await codeOf(cbs("TerminateDisks", { DiskIds: ["disk-d"] }))).toBe(
    "ResourceUnavailable.NotSupported",
  );
});

test("a network goes when nothing lies in it, its main route table with it", async () => {
  expect(await codeOf(vpc("DeleteVpc", { VpcId: "vpc-1" }))).toBe("ResourceInUse");
  expect(await codeOf(vpc("DeleteSubnet", { SubnetId: "subnet-1" }))).toBe("ResourceInUse");
  await cvm("TerminateInstances", { InstanceIds: ["ins-1"] });
  for (let i = 0; i < 2; i += 1) await cvm("DescribeInstances");
  expect(await codeOf(vpc("DeleteSubnet", { SubnetId: "subnet-1" }))).toBe("");
  expect(await codeOf(vpc("DeleteVpc", { VpcId: "vpc-1" }))).toBe("");
  expect(await vpc("DescribeRouteTables")).toMatchObject({ TotalCount: 0 });
});

test("an address is unbound, then released by a task", async () => {
  expect(await codeOf(vpc("ReleaseAddresses", { AddressIds: ["eip-1"] }))).toBe(
    "UnsupportedOperation.AddressStatusNotPermit",
  );
  const { TaskId } = await vpc("DisassociateAddress", { AddressId: "eip-1" });
  const result = async () =>
    (await vpc("DescribeTaskResult", { TaskId: Number(TaskId) }))["Result"];
  expect([await result(), await result(), await result()]).toEqual([
    "RUNNING",
    "RUNNING",
    "SUCCESS",
  ]);
  await vpc("DescribeAddresses");
  expect(await codeOf(vpc("ReleaseAddresses", { AddressIds: ["eip-1"] }))).toBe("");
  await vpc("DescribeAddresses");
  expect(await vpc("DescribeAddresses")).toMatchObject({ TotalCount: 0 });
});

test("protections and shares are lifted by their own calls", async () => {
  expect(await codeOf(vpc("DeleteNatGateway", { NatGatewayId: "nat-1" }))).toBe("OperationDenied");
  const off = { NatGatewayId: "nat-1", DeletionProtectionEnabled: false };
  await vpc("ModifyNatGatewayAttribute", off);
  expect(await codeOf(vpc("DeleteNatGateway", { NatGatewayId: "nat-1" }))).toBe("");
  expect(await codeOf(cvm("DeleteImages", { ImageIds: ["img-1"] }))).toBe(
    "InvalidImageId.InShared",
  );
  const unshare = { ImageId: "img-1", AccountIds: ["100000000009"], Permission: "CANCEL" };
  await cvm("ModifyImageSharePermission", unshare);
  expect(await codeOf(cvm("DeleteImages", { ImageIds: ["img-1"] }))).toBe("");
});

test("a scaling group goes empty, its configuration after it", async () => {
  const scaling = opsOf(emulator, "as", "2018-04-19");
  const group = { AutoScalingGroupId: "asg-1" };
  const configuration = { LaunchConfigurationId: "asc-1" };
  expect(await codeOf(scaling("DeleteAutoScalingGroup", group))).toBe(
    "ResourceInUse.InstanceInGroup",
  );
  expect(await scaling("DescribeAutoScalingInstances")).toMatchObject({ TotalCount: 1 });
  await scaling("ModifyAutoScalingGroup", { ...group, MinSize: 0, MaxSize: 0, DesiredCapacity: 0 });
  for (let i = 0; i < 2; i += 1) await cvm("DescribeInstances");
  expect(await codeOf(scaling("DeleteLaunchConfiguration", configuration))).toBe(
    "ResourceInUse.LaunchConfigurationIdInUse",
  );
  expect(await codeOf(scaling("DeleteAutoScalingGroup", group))).toBe("");
  expect(await codeOf(scaling("DeleteLaunchConfiguration", configuration))).toBe("");
});

test("a scaling group that is on replaces the server that goes, one that is off does not", async () => {
  const scaling = opsOf(emulator, "as", "2018-04-19");
  const group = { EnabledStatus: "ENABLED", AutoScalingGroupId: "asg-1" };
  emulator.seed(worldOf({ "ap-guangzhou": { "as.auto-scaling-group": [group] } }));
  const own = async () => Number((await scaling("DescribeAutoScalingInstances"))["TotalCount"]);
  await cvm("TerminateInstances", { InstanceIds: ["ins-as"] });
  for (let i = 0; i < 3; i += 1) await cvm("DescribeInstances");
  expect(await own()).toBe(1);
  await scaling("DisableAutoScalingGroup", { AutoScalingGroupId: "asg-1" });
  const [left] = arrayAt(await scaling("DescribeAutoScalingInstances"), "AutoScalingInstanceSet");
  await cvm("TerminateInstances", { InstanceIds: [Reflect.get(Object(left), "InstanceId")] });
  for (let i = 0; i < 3; i += 1) await cvm("DescribeInstances");
  expect(await own()).toBe(0);
});

test("what is returned is isolated on the renewal page, and leaves it when it is gone", async () => {
  const renewal = {
    InstanceId: "ins-pre",
    ProductCode: "p_cvm",
    RegionCode: "gz",
    Status: "NORMAL",
  };
  emulator.seed(worldOf({ "*": { "billing.renew-instance": [renewal] } }));
  const billing = opsOf(emulator, "billing", "2018-07-09");
  const shown = async () =>
    arrayAt(await billing("DescribeRenewInstances", { MaxResults: 10 }), "InstanceList");
  await cvm("TerminateInstances", { InstanceIds: ["ins-pre"] });
  expect(await shown()).toMatchObject([{ Status: "ISOLATED" }]);
  for (let i = 0; i < 3; i += 1) await cvm("DescribeInstances");
  await cvm("TerminateInstances", { InstanceIds: ["ins-pre"] });
  for (let i = 0; i < 3; i += 1) await cvm("DescribeInstances");
  expect(await shown()).toEqual([]);
});

test("a balancer's deletion is polled by the id of the request that asked for it", async () => {
  emulator.seed(worldOf({ "ap-guangzhou": { "clb.load-balancer": [{ LoadBalancerId: "lb-1" }] } }));
  const clb = opsOf(emulator, "clb", "2018-03-17");
  const { RequestId } = await clb("DeleteLoadBalancer", { LoadBalancerIds: ["lb-1"] });
  const status = async () => (await clb("DescribeTaskStatus", { TaskId: RequestId }))["Status"];
  expect([await status(), await status()]).toEqual([2, 0]);
  expect(objectAt(await clb("DescribeLoadBalancers"), "Error")).toEqual({});
});
