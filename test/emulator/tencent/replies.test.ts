import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { replies } from "../../../emulator/tencent/replies.ts";
import type { ParamType } from "../../../emulator/tencent/service.ts";
import { loadServices } from "../../../emulator/tencent/services.ts";
import { readReplies } from "../../../scripts/vendor-models/replies.ts";
import { faultsOf } from "../support/reply-faults.ts";
import { ID, rowsOf } from "../support/rows.ts";
import { arrayAt, objectAt, tc3 } from "./support/client.ts";
import { rootKey, worldOf } from "./support/one-account.ts";

const REGION = "ap-guangzhou";
const services = await loadServices();
const models = readReplies("tencent");
const claimed = services.flatMap(({ product, version, actions }) =>
  Object.entries(actions).map(([name, claim]) => ({ product, version, name, claim })),
);

const SAMPLES: Readonly<Record<string, unknown>> = {
  string: ID,
  int: Number(ID),
  float: Number(ID),
  bool: true,
  strings: [ID],
  ints: [Number(ID)],
  object: {},
  objects: [],
};

function sampleOf(params: Readonly<Record<string, ParamType>>): Readonly<Record<string, unknown>> {
  const needed = Object.entries(params).filter(([, type]) => type.endsWith("!"));
  return Object.fromEntries(needed.map(([name, type]) => [name, SAMPLES[type.slice(0, -1)]]));
}

let emulator: Emulator;
beforeEach(async () => {
  const tables = services.flatMap(({ product, tables: own = [] }) =>
    own.map((table) => ({ table, product })),
  );
  emulator = await startEmulator({ seed: worldOf(rowsOf(tables, replies, REGION)) });
});
afterEach(() => emulator.close());

const ask = (product: string, version: string, action: string, body: object) =>
  tc3({
    url: emulator.url,
    keys: rootKey,
    service: product,
    version,
    action,
    region: REGION,
    body,
  });

test("every action that is claimed has a model of its reply", () => {
  const without = claimed
    .map(({ product, name }) => `${product} ${name}`)
    .filter((name) => models[name] === undefined);
  expect(without).toEqual([]);
});

test("a reply has every field of the vendor's model with its type, and no other", async () => {
  const wrong: string[] = [];
  let answered = 0;
  for (const { product, version, name, claim } of claimed) {
    const reply = await ask(product, version, name, sampleOf(claim.params));
    const code = objectAt(reply, "Error")["Code"];
    if (code === "InternalError") wrong.push(`${product} ${name}: ${JSON.stringify(reply)}`);
    const model = models[`${product} ${name}`];
    if (code !== undefined || model === undefined) continue;
    answered += 1;
    wrong.push(...faultsOf(reply, model, `${product} ${name}`));
  }
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(150);
});

test("what official clients read without asking whether it is there is there", async () => {
  const { VpcSet } = await ask("vpc", "2017-03-12", "DescribeVpcs", {});
  expect(VpcSet).toMatchObject([{ EnableMulticast: false, DnsServerSet: [], TagSet: [] }]);
  const { InstanceSet } = await ask("cvm", "2017-03-12", "DescribeInstances", {});
  expect(InstanceSet).toMatchObject([
    { Placement: { Zone: "" }, InternetAccessible: { PublicIpAssigned: false }, CamRoleName: null },
  ]);
  const { FileSystems } = await ask("cfs", "2019-07-19", "DescribeCfsFileSystems", {});
  expect(FileSystems).toMatchObject([{ PGroup: { PGroupId: "" } }]);
  const { AppId } = await ask("cam", "2019-01-16", "GetUserAppId", {});
  expect(AppId).toEqual(expect.any(Number));
});

test("a field that may be null is null, and one that a seed leaves out is not there", async () => {
  emulator.seed(
    worldOf({ "ap-shanghai": { "cvm.instance": [{ InstanceId: "ins-1", _without: ["Tags"] }] } }),
  );
  const { InstanceSet } = await tc3({
    url: emulator.url,
    keys: rootKey,
    service: "cvm",
    version: "2017-03-12",
    action: "DescribeInstances",
    region: "ap-shanghai",
  });
  const [shown] = arrayAt({ InstanceSet }, "InstanceSet");
  expect(shown).toMatchObject({ LatestOperation: null });
  expect(shown).not.toHaveProperty("Tags");
});

test("a time is written in the form that the vendor's text tells", async () => {
  emulator.seed(
    worldOf({
      "ap-shanghai": {
        "vpc.vpc": [{ VpcId: "vpc-1", CreatedTime: "2026-01-02T03:04:05Z" }],
        "cbs.disk": [{ DiskId: "disk-1", CreateTime: "2026-01-02T20:04:05Z" }],
      },
    }),
  );
  const where = { url: emulator.url, keys: rootKey, version: "2017-03-12", region: "ap-shanghai" };
  const { DiskSet } = await tc3({ ...where, service: "cbs", action: "DescribeDisks" });
  expect(DiskSet).toMatchObject([{ CreateTime: expect.stringMatching(/^2026-01-0[23]/u) }]);
});

test("the tags of things are looked up by their ids", async () => {
  emulator.seed(
    worldOf({
      "ap-shanghai": {
        "vpc.subnet": [{ SubnetId: "subnet-1", TagSet: [{ Key: "team", Value: "web" }] }],
      },
    }),
  );
  const { Tags } = await ask("tag", "2018-08-13", "DescribeResourceTagsByResourceIds", {
    ServiceType: "vpc",
    ResourcePrefix: "subnet",
    ResourceIds: ["subnet-1", "subnet-2"],
    ResourceRegion: "ap-shanghai",
  });
  expect(Tags).toMatchObject([{ ResourceId: "subnet-1", TagKey: "team", TagValue: "web" }]);
});

test("listeners and versions of templates are looked up", async () => {
  const [Listener, Version] = await Promise.all([
    ask("clb", "2018-03-17", "DescribeListeners", { LoadBalancerId: ID }),
    ask("cvm", "2017-03-12", "DescribeLaunchTemplateVersions", { LaunchTemplateId: ID }),
  ]);
  expect(Listener).toMatchObject({ TotalCount: 0, Listeners: [] });
  expect(Version["LaunchTemplateVersionSet"]).toMatchObject([
    { LaunchTemplateId: ID, IsDefaultVersion: true },
  ]);
});

test("a word by which a parameter leaves nothing out is no filter", async () => {
  const { TotalCount } = await ask("mongodb", "2019-07-25", "DescribeDBInstances", {
    InstanceType: 0,
  });
  expect(TotalCount).toBe(1);
});
