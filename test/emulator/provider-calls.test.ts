import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, roa } from "./support/clients.ts";
import { callerOf, keys, listAt, worldOf } from "./support/one-account.ts";

const REGION = "cn-hangzhou";
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: worldOf({
      [REGION]: {
        "rds.instance": [{ DBInstanceId: "rm-1", DBInstanceStatus: "Running" }],
        "cs.cluster": [{ cluster_id: "c1", state: "running" }],
        "cr.instance": [{ InstanceId: "cri-1", InstanceStatus: "RUNNING" }],
        "ecs.image": [
          { ImageId: "m-1", _tags: { team: "web" } },
          { ImageId: "m-2", _tags: { team: "web" } },
        ],
        "ecs.key-pair": [{ KeyPairName: "door", _tags: { team: "web", kept: "yes" } }],
        "ess.scaling-group": [
          {
            ScalingGroupId: "asg-1",
            ScalingGroupName: "shop",
            VSwitchIds: ["vsw-1"],
            Tags: [{ TagKey: "team", TagValue: "web" }],
          },
          { ScalingGroupId: "asg-2", BalanceMode: "BalancedBestEffort" },
        ],
        "vpc.ipv6-address": [
          { Ipv6AddressId: "ipv6-1" },
          { Ipv6AddressId: "ipv6-2", AssociatedInstanceId: "i-1" },
        ],
      },
    }),
  });
});
afterAll(() => emulator.close());

test("a registry that is not there is told by a reply that is no error", async () => {
  const registry = callerOf(emulator, "2018-12-01", REGION);
  for (const action of ["GetInstance", "ListInstanceEndpoint", "GetInstanceUsage"]) {
    expect(await registry(action, { InstanceId: "cri-1" })).toMatchObject({ IsSuccess: true });
    expect(await registry(action, { InstanceId: "cri-0" })).toMatchObject({
      Code: "INSTANCE_NOT_EXIST",
      IsSuccess: false,
    });
  }
});

test("an address of IPv6 is released when no instance has it", async () => {
  const vpc = callerOf(emulator, "2016-04-28", REGION);
  const release = (Ipv6AddressId: string) => vpc("ReleaseIpv6Address", { Ipv6AddressId });
  expect(await codeOf(release("ipv6-2"))).toBe("IncorrectStatus.Ipv6Instance");
  await release("ipv6-1");
  const left = listAt(await vpc("DescribeIpv6Addresses"), "Ipv6Addresses.Ipv6Address");
  expect(left).toMatchObject([{ Ipv6AddressId: "ipv6-2" }]);
});

test("the oldest client is told of all clusters at once", async () => {
  const ask = async (query: Readonly<Record<string, string>>) => {
    const named = { action: "DescribeClusters", method: "GET", pathname: "/clusters" };
    const where = { port: emulator.port, keys, version: "2015-12-15", region: REGION };
    return (await roa({ ...where, ...named, query })).body;
  };
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/u);
  expect(await ask({})).toMatchObject([
    { cluster_id: "c1", state: "running", created: time, updated: time },
  ]);
  expect(await ask({ clusterType: "Swarm" })).toEqual([]);
});

test("tags are told each once, with how many of each kind carry them", async () => {
  const ecs = callerOf(emulator, "2014-05-26", REGION);
  const tags = async (query: Readonly<Record<string, string>>) =>
    listAt(await ecs("DescribeTags", query), "Tags.Tag");
  expect(await tags({})).toMatchObject([
    { TagKey: "team", TagValue: "web", ResourceTypeCount: { Image: 2, KeyPair: 1, Disk: 0 } },
    { TagKey: "kept", TagValue: "yes", ResourceTypeCount: { Image: 0, KeyPair: 1 } },
  ]);
  expect(await tags({ ResourceType: "image", ResourceId: "m-1" })).toMatchObject([
    { TagKey: "team", ResourceTypeCount: { Image: 1, KeyPair: 0 } },
  ]);
  expect(await tags({ "Tag.1.Key": "kept" })).toHaveLength(1);
  expect(await tags({ ResourceType: "image", ResourceId: "m-0" })).toEqual([]);
});

test("scaling groups are there for clients of both versions", async () => {
  const elder = callerOf(emulator, "2014-08-28", REGION);
  const later = callerOf(emulator, "2022-02-22", REGION);
  const found = await elder("DescribeScalingGroups", { "ScalingGroupId.1": "asg-1" });
  expect(listAt(found, "ScalingGroups.ScalingGroup")).toMatchObject([
    {
      ScalingGroupName: "shop",
      VSwitchIds: { VSwitchId: ["vsw-1"] },
      Tags: { Tag: [{ TagKey: "team", TagValue: "web" }] },
      RemovalPolicies: { RemovalPolicy: [] },
    },
  ]);
  const team = { "Tag.1.Key": "team", "Tag.1.Value": "web" };
  const theirs = await elder("DescribeScalingGroups", team);
  expect(listAt(theirs, "ScalingGroups.ScalingGroup")).toHaveLength(1);
  const teams = { "Tags.1.Key": "team", "Tags.1.Value": "web" };
  expect((await later("DescribeScalingGroups", teams))["TotalCount"]).toBe(1);
  const named = { ResourceType: "scalinggroup", "ResourceId.1": "asg-1" };
  expect(listAt(await elder("ListTagResources", named), "TagResources.TagResource")).toMatchObject([
    { TagKey: "team", TagValue: "web" },
  ]);
  await elder("DeleteScalingGroup", { ScalingGroupId: "asg-2", ForceDelete: "true" });
  const states = listAt(await later("DescribeScalingGroups"), "ScalingGroups");
  expect(states).toMatchObject([{}, { ScalingGroupId: "asg-2", LifecycleState: "Deleting" }]);
});

test("a client that watches nothing but the tasks of a deleted database sees it go", async () => {
  const rds = callerOf(emulator, "2014-08-15", REGION);
  const id = { DBInstanceId: "rm-1" };
  await rds("DeleteDBInstance", id);
  for (let look = 0; look < 3; look += 1) await rds("DescribeTasks", id);
  expect(await codeOf(rds("DescribeTasks", id))).toBe("InvalidDBInstanceId.NotFound");
});
