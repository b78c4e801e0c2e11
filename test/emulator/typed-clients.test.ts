import { afterAll, beforeAll, expect, test } from "vitest";
import { alb } from "../../emulator/alibaba/products/alb.ts";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import { kms } from "../../emulator/alibaba/products/kms.ts";
import { ros } from "../../emulator/alibaba/products/ros.ts";
import { vpc } from "../../emulator/alibaba/products/vpc.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const seed = worldOf({
  "cn-hangzhou": {
    "ecs.instance": [{ InstanceId: "i-1", Status: "Stopped", _ramRole: "web" }],
    "ecs.disk": [
      {
        DiskId: "d-1",
        DiskName: "old",
        Status: "Available",
        Tags: { Tag: [{ TagKey: "team", TagValue: "web" }] },
      },
    ],
    "ros.stack": [{ StackId: "stack-1", Status: "CREATE_COMPLETE" }],
    "alb.server-group": [{ ServerGroupId: "sgp-1", ServerGroupStatus: "Available" }],
    "ecs.key-pair": [{ KeyPairName: "one" }],
    "ecs.security-group": [
      {
        SecurityGroupId: "sg-1",
        _rules: [
          { IpProtocol: "TCP", PortRange: "22/22", SourceCidrIp: "10.0.0.0/8", Priority: "1" },
          { IpProtocol: "TCP", PortRange: "22/22", SourceCidrIp: "0.0.0.0/0", Priority: "1" },
          { IpProtocol: "ICMP", PortRange: "-1/-1", SourceCidrIp: "0.0.0.0/0" },
        ],
      },
    ],
    "vpc.vpc": [{ VpcId: "vpc-1", Status: "Available" }],
    "kms.key": [{ KeyId: "key-1", KeyState: "Enabled" }],
  },
  "cn-beijing": { "kms.key": [{ KeyId: "key-2", KeyState: "Enabled" }] },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeAll(async () => {
  emulator = await startEmulator({ seed, services: [ecs, vpc, kms, alb, ros] });
  call = callerOf(emulator, "2014-05-26", "cn-hangzhou");
});
afterAll(() => emulator.close());

test("a list that holds nothing is sent, for clients that do not ask whether it is there", async () => {
  expect(listAt(await call("DescribeKeyPairs", {}), "KeyPairs.KeyPair")).toMatchObject([
    { KeyPairName: "one", Tags: { Tag: [] } },
  ]);
  expect(listAt(await call("DescribeDisks", {}), "Disks.Disk")).toMatchObject([
    { OperationLocks: { OperationLock: [] }, Attachments: { Attachment: [] } },
  ]);
});

test("DryRun changes nothing and tells that the call would have passed", async () => {
  const network = callerOf(emulator, "2016-04-28", "cn-hangzhou");
  const dry = { DryRun: "true" };
  expect(await codeOf(call("DeleteInstance", { InstanceId: "i-1", ...dry }))).toBe(
    "DryRunOperation",
  );
  expect(await codeOf(call("DeleteInstance", { InstanceId: "i-2", ...dry }))).toBe(
    "InvalidInstanceId.NotFound",
  );
  expect(await codeOf(network("DeleteVpc", { VpcId: "vpc-1", ...dry }))).toBe("DryRunOperation");
  const reply = await call("DescribeInstances", { DryRun: "false" });
  expect(listAt(reply, "Instances.Instance")).toMatchObject([{ Status: "Stopped" }]);
});

test("a parameter without a value is no reason to refuse a call", async () => {
  expect(listAt(await call("DescribeDisks", { Unheard: "" }), "Disks.Disk")).toHaveLength(1);
  expect(await codeOf(call("DescribeDisks", { Unheard: "1" }))).toBe("InvalidParameter.Unheard");
});

test("the roles of instances are listed", async () => {
  const reply = await call("DescribeInstanceRamRole", { InstanceIds: '["i-1"]' });
  expect(reply).toMatchObject({ TotalCount: 1 });
  expect(listAt(reply, "InstanceRamRoleSets.InstanceRamRoleSet")).toEqual([
    { InstanceId: "i-1", RamRoleName: "web" },
  ]);
});

test("only the rule that is described in full is revoked", async () => {
  const rule = { IpProtocol: "tcp", PortRange: "22/22", NicType: "intranet", Policy: "accept" };
  await call("RevokeSecurityGroup", {
    SecurityGroupId: "sg-1",
    ...Object.fromEntries(Object.entries(rule).map(([k, v]) => [`Permissions.1.${k}`, v])),
    "Permissions.1.SourceCidrIp": "0.0.0.0/0",
  });
  const left = async (more = {}) =>
    await call("DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-1", ...more });
  expect(listAt(await left(), "Permissions.Permission")).toMatchObject([
    { SourceCidrIp: "10.0.0.0/8" },
    { IpProtocol: "ICMP" },
  ]);
  const first = await left({ MaxResults: "1" });
  expect(listAt(first, "Permissions.Permission")).toHaveLength(1);
  const second = await left({ MaxResults: "1", NextToken: String(first["NextToken"]) });
  expect(listAt(second, "Permissions.Permission")).toMatchObject([{ IpProtocol: "ICMP" }]);
});

test("a client that names no region of a product that has it in the host sees the first one", async () => {
  const keys = callerOf(emulator, "2016-01-20", "");
  expect(listAt(await keys("ListKeys", {}), "Keys.Key")).toMatchObject([{ KeyId: "key-1" }]);
});

test("a deleted stack is shown as deleted, for clients that wait for that", async () => {
  const stacks = callerOf(emulator, "2019-09-10", "cn-hangzhou");
  await stacks("DeleteStack", { StackId: "stack-1" });
  const status = async () => (await stacks("GetStack", { StackId: "stack-1" }))["Status"];
  expect(await status()).toBe("DELETE_IN_PROGRESS");
  await status();
  expect(await status()).toBe("DELETE_COMPLETE");
  expect(listAt(await stacks("ListStacks", {}), "Stacks")).toEqual([]);
  expect(await codeOf(stacks("GetStack", { StackId: "stack-2" }))).toBe("StackNotFound");
});

test("a deletion of ALB is a job that ends", async () => {
  const balancers = callerOf(emulator, "2020-06-16");
  const { JobId } = await balancers("DeleteServerGroup", { ServerGroupId: "sgp-1" });
  const jobs = async () =>
    listAt(await balancers("ListAsynJobs", { "JobIds.1": String(JobId) }), "Jobs");
  expect(await jobs()).toMatchObject([{ Status: "Processing", ResourceId: "sgp-1" }]);
  expect(await jobs()).toMatchObject([{ Status: "Succeeded" }]);
});

test("the tags of resources are listed one by one", async () => {
  const reply = await call("ListTagResources", { ResourceType: "disk", "ResourceId.1": "d-1" });
  expect(listAt(reply, "TagResources.TagResource")).toEqual([
    { ResourceId: "d-1", ResourceType: "disk", TagKey: "team", TagValue: "web" },
  ]);
});
