import { createHmac } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { callerOf, keys, listAt, worldOf } from "./support/one-account.ts";
import { slsCall } from "./support/sls.ts";

const TIME = "2026-01-02T03:04:05Z";
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: worldOf({
      "cn-hangzhou": {
        "ecs.instance": [
          { InstanceId: "i-1", _ramRole: "web" },
          { InstanceId: "i-2", CreationTime: TIME },
        ],
        "ecs.snapshot": [{ repeat: 8, SnapshotId: "s-{n}", SnapshotType: "user" }],
        "ecs.disk": [{ DiskId: "d-1", Category: "cloud_essd", Type: "data", Status: "Available" }],
        "ecs.launch-template": [{ LaunchTemplateId: "lt-1", LaunchTemplateName: "one" }],
        "nas.file-system": [{ FileSystemId: "fs-1", FileSystemType: "standard" }],
        "slb.load-balancer": [
          { LoadBalancerId: "lb-1", _listeners: [{ ListenerPort: 80, ListenerProtocol: "http" }] },
        ],
        "vpc.route-table": [
          {
            RouteTableId: "vtb-1",
            _routes: [{ RouteEntryId: "rte-1", DestinationCidrBlock: "10.0.0.0/8" }],
          },
        ],
        "vpc.flow-log": [{ FlowLogId: "fl-1", TrafficType: "Allow" }],
        "ess.scaling-group": [{ ScalingGroupId: "asg-1", _tags: { team: "web" } }],
      },
      "*": { "oss.bucket": [{ Name: "logs", Region: "cn-hangzhou", CreationDate: TIME }] },
      logs: {
        "oss.version": [{ Key: "2026-01-02T03:04:05Z", LastModified: TIME, Size: 1 }],
        "oss.upload": [{ Key: "a", UploadId: "u", Initiated: TIME }],
      },
    }),
  });
});
afterAll(() => emulator.close());

const ecs = (action: string, query = {}) =>
  callerOf(emulator, "2014-05-26", "cn-hangzhou")(action, query);

/** A request with headers as they are; the body as text. */
function plain(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: emulator.port, method, path, headers },
      (reply) => {
        let text = "";
        reply.on("data", (part) => {
          text += String(part);
        });
        reply.on("end", () => resolve({ status: reply.statusCode ?? 0, text }));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

function oss(path: string) {
  const date = new Date().toUTCString();
  const signature = createHmac("sha1", keys.secret)
    .update(`GET\n\n\n${date}\n${path === "/" ? "/" : `/logs${path}`}`)
    .digest("base64");
  const host = path === "/" ? "oss-cn-hangzhou.aliyuncs.com" : "logs.oss-cn-hangzhou.aliyuncs.com";
  return plain("GET", path, { host, date, authorization: `OSS ${keys.id}:${signature}` });
}

test("the object store writes times with milliseconds, and leaves keys as they are", async () => {
  const buckets = await oss("/");
  expect(buckets.text).toContain("<CreationDate>2026-01-02T03:04:05.000Z</CreationDate>");
  expect(buckets.text).toContain(
    "<ExtranetEndpoint>oss-cn-hangzhou.aliyuncs.com</ExtranetEndpoint>",
  );
  const versions = await oss("/?versions");
  expect(versions.text).toContain("<LastModified>2026-01-02T03:04:05.000Z</LastModified>");
  expect(versions.text).toContain("<Key>2026-01-02T03:04:05Z</Key>");
  expect((await oss("/?uploads")).text).toContain(
    "<Initiated>2026-01-02T03:04:05.000Z</Initiated>",
  );
});

test("what a product does not know is refused in its own shape, and so is a caller", async () => {
  const sls = await slsCall(emulator, "GET", "/nothing-here", { project: "p" });
  expect(sls.body).toMatchObject({
    errorCode: expect.any(String),
    errorMessage: expect.any(String),
  });
  const cs = await plain("GET", "/nothing/here", { host: "cs.cn-hangzhou.aliyuncs.com" });
  expect(JSON.parse(cs.text)).toMatchObject({
    code: "InvalidApi.NotFound",
    requestId: expect.any(String),
  });
  const bare = await plain("GET", "/nothing/here", { "x-acs-version": "2015-12-15" });
  expect(JSON.parse(bare.text)).toMatchObject({ code: "InvalidApi.NotFound" });
  const rpc = await plain("GET", "/?Action=Nothing&Version=2014-05-26", {
    host: "ecs.aliyuncs.com",
  });
  expect(JSON.parse(rpc.text)).toMatchObject({ Code: "InvalidApi.NotFound" });
  const store = await plain("GET", "/", { host: "logs.oss-cn-hangzhou.aliyuncs.com" });
  expect(store.text).toMatch(/<Error><Code>AccessDenied<\/Code>/u);
});

test("the other cloud answers on its own hosts in its own shape, whatever is sent there", async () => {
  const old = await plain("GET", "/?Action=DescribeInstances&SignatureMethod=HmacSHA1", {
    host: "cvm.tencentcloudapi.com",
  });
  expect(JSON.parse(old.text)).toMatchObject({ Response: { Error: { Code: expect.any(String) } } });
  const cos = await plain("GET", "/", { host: "logs-1250000001.cos.ap-guangzhou.myqcloud.com" });
  expect(cos.text).toMatch(/<Error><Code>AccessDenied<\/Code>/u);
});

test("a word that means all filters nothing, and one that is a value filters", async () => {
  const count = async (action: string, query: object, version = "2014-05-26") =>
    (await callerOf(emulator, version, "cn-hangzhou")(action, { ...query }))["TotalCount"];
  expect(await count("DescribeSnapshots", { SnapshotType: "all", Status: "all" })).toBe(8);
  expect(await count("DescribeSnapshots", { SnapshotType: "auto" })).toBe(0);
  expect(await count("DescribeDisks", { Category: "all", DiskType: "all", Status: "All" })).toBe(1);
  expect(await count("DescribeFileSystems", { FileSystemType: "all" }, "2017-06-26")).toBe(1);
  expect(await count("DescribeFlowLogs", { TrafficType: "All" }, "2016-04-28")).toBe("0");
});

test("each instance that is asked for has an entry among the roles, with or without one", async () => {
  const roles = async (query: object) =>
    listAt(await ecs("DescribeInstanceRamRole", query), "InstanceRamRoleSets.InstanceRamRoleSet");
  expect(await roles({ InstanceIds: '["i-1","i-2"]' })).toEqual([
    { InstanceId: "i-1", RamRoleName: "web" },
    { InstanceId: "i-2", RamRoleName: "" },
  ]);
  expect(await roles({ RamRoleName: "web" })).toHaveLength(1);
});

test("a time is written in the form that the vendor's example has", async () => {
  const found = await ecs("DescribeInstanceAttribute", { InstanceId: "i-2" });
  expect(found["CreationTime"]).toBe("2026-01-02T03:04Z");
});

test("what official clients look up beside the listings is answered", async () => {
  const versions = await ecs("DescribeLaunchTemplateVersions", { LaunchTemplateId: "lt-1" });
  expect(listAt(versions, "LaunchTemplateVersionSets.LaunchTemplateVersionSet")).toMatchObject([
    { VersionNumber: 1, DefaultVersion: true },
  ]);
  const renewal = await ecs("DescribeInstanceAutoRenewAttribute", { InstanceId: "i-1" });
  expect(renewal["TotalCount"]).toBe(0);
  const vpc = callerOf(emulator, "2016-04-28", "cn-hangzhou");
  const routes = await vpc("DescribeRouteEntryList", { RouteTableId: "vtb-1" });
  expect(listAt(routes, "RouteEntrys.RouteEntry")).toMatchObject([{ RouteEntryId: "rte-1" }]);
  const slb = callerOf(emulator, "2014-05-15", "cn-hangzhou");
  const listeners = await slb("DescribeLoadBalancerListeners", { "LoadBalancerId.1": "lb-1" });
  expect(listAt(listeners, "Listeners")).toMatchObject([
    { LoadBalancerId: "lb-1", ListenerPort: 80 },
  ]);
  const ess = callerOf(emulator, "2022-02-22", "cn-hangzhou");
  const tags = await ess("ListTagResources", {
    ResourceType: "scalinggroup",
    "ResourceIds.1": "asg-1",
  });
  expect(listAt(tags, "TagResources")).toMatchObject([{ TagKey: "team" }]);
});
