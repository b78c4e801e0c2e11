import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replies } from "../../emulator/alibaba/replies.ts";
import { action, defineService, type Service } from "../../emulator/alibaba/service.ts";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { defineTable } from "../../emulator/core/table.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { readReplies } from "../../scripts/vendor-models/replies.ts";
import { codeOf, roa, rpc } from "./support/clients.ts";
import { keys, listAt, worldOf } from "./support/one-account.ts";
import { faultsOf } from "./support/reply-faults.ts";
import { ID, rowsOf } from "./support/rows.ts";

const REGION = "cn-hangzhou";
const services = await loadServices();
/** What the vendor sends and the packages leave out; see emulator/alibaba/replies.ts. */
const beside = JSON.parse(
  readFileSync(new URL("../../emulator/alibaba/replies-beside.json", import.meta.url), "utf8"),
);
const models: ReturnType<typeof readReplies> = { ...beside, ...readReplies("alibaba") };
const claimed = services.flatMap((service) =>
  Object.entries(service.actions).map(([name, claim]) => ({ service, name, claim })),
);

/** Parameters that want more than an id. */
const SAMPLES: Readonly<Record<string, string>> = {
  PageNumber: "1",
  PageSize: "50",
  RegionId: REGION,
  BillingCycle: "2026-01",
  InstanceIds: `["${ID}"]`,
};

/** One of the words for the kinds of things whose tags a product lists. */
const TAGGED: Readonly<Record<string, string>> = {
  Alb: "loadbalancer",
  Alidns: "domain",
  Cbn: "cen",
  Cdn: "DOMAIN",
  Ess: "scalinggroup",
  Ims: "user",
  Kms: "key",
  NAS: "filesystem",
  Privatelink: "vpcendpoint",
  ROS: "stack",
  Ram: "user",
  Vpc: "vpc",
  polardb: "cluster",
};

let emulator: Emulator;
beforeAll(async () => {
  const tables = services.flatMap(({ product, version, tables: own = [] }) =>
    own.map((table) => ({ table, product: `${product} ${version}` })),
  );
  emulator = await startEmulator({ seed: worldOf(rowsOf(tables, replies, REGION)) });
});
afterAll(() => emulator.close());

async function call(service: Service, name: string, params: Readonly<Record<string, string>>) {
  const where = { port: emulator.port, keys, version: service.version, action: name };
  const path = service.actions[name]?.path;
  if (path === undefined) return rpc({ ...where, query: { RegionId: REGION, ...params } });
  const [method = "", pathname = ""] = path.split(" ");
  const filled = pathname.replace(/\{\w+\}/gu, ID);
  return (await roa({ ...where, method, pathname: filled, region: REGION })).body;
}

/** Of these the field alone is left out, not the whole reply. */
const BESIDE = ["Vpc DescribeEipAddresses.EipAddresses.EipAddress[].AvailableRegions: unknown"];

/**
 * The last page of a list of tags has no token, and a cluster not what it has at times only; see
 * emulator/alibaba/products/common/tag-resources.ts and polardb.ts.
 */
const LEFT_OUT =
  /(?:TagResources\.NextToken|DescribeDBClusterAttribute\.(?:ProvisionedIops|ServerlessType)): missing$/u;

test("every action that is claimed has a model of its reply", () => {
  const without = claimed
    .map(({ service, name }) => `${service.product} ${service.version} ${name}`)
    .filter((name) => models[name] === undefined);
  expect(without).toEqual([]);
});

test("a reply has every field of the vendor's model with its type, and no other", async () => {
  const seen: string[] = [];
  const wrong: string[] = [];
  const stop = emulator.observe(({ product, version, action: name, reply }) => {
    const model = models[`${product} ${version} ${name}`];
    if (reply === undefined || model === undefined) return;
    seen.push(name);
    wrong.push(...faultsOf(JSON.parse(JSON.stringify(reply)), model, `${product} ${name}`));
  });
  const broken: string[] = [];
  for (const { service, name, claim } of claimed) {
    // those of the log service are signed in a way of their own
    if (service.auth === "sls") continue;
    const names = Object.entries(claim.params).filter(([, use]) => use === "key");
    const params = Object.fromEntries(
      names.map(([param]) => [
        param.replace(/\.N\b/gu, ".1"),
        param === "ResourceType" ? (TAGGED[service.product] ?? "instance") : (SAMPLES[param] ?? ID),
      ]),
    );
    try {
      await call(service, name, params);
    } catch (error) {
      if (String(error).includes("InternalError"))
        broken.push(`${service.product} ${name}: ${error}`);
    }
  }
  stop();
  expect(broken).toEqual([]);
  expect(wrong.filter((fault) => !LEFT_OUT.test(fault))).toEqual(BESIDE);
  expect(new Set(seen).size).toBeGreaterThan(200);
});

const things = defineTable("ecs.key-pair", { id: "KeyPairName" });
const answering = (field: string, value: string | number) =>
  defineService({
    product: "Ecs",
    version: "2014-05-26",
    style: "rpc",
    hosts: ["ecs"],
    permissionPrefix: "ecs",
    tables: [things],
    actions: {
      DescribeKeyPairs: action({ handle: () => ({ [field]: value, KeyPairs: { KeyPair: [] } }) }),
    },
  });

async function answerOf(service: Service) {
  const world = await startEmulator({ services: [service], seed: worldOf({}) });
  const where = { port: world.port, keys, version: service.version };
  try {
    return await rpc({ ...where, action: "DescribeKeyPairs", query: { RegionId: REGION } });
  } finally {
    await world.close();
  }
}

test("a handler that answers a field of another type, or one that nobody has, is wrong", async () => {
  expect(await answerOf(answering("TotalCount", 3))).toMatchObject({ TotalCount: 3, PageSize: 0 });
  expect(await codeOf(answerOf(answering("TotalCount", "3")))).toBe("InternalError");
  expect(await codeOf(answerOf(answering("TotalConut", 3)))).toBe("InternalError");
});

test("a field of another action is not this one's", async () => {
  expect(await answerOf(answering("VpcId", "vpc-1"))).not.toHaveProperty("VpcId");
});

test("what is wrong with a reply is told by its path", () => {
  const model = {
    Total: "n",
    "Items[]": { Id: "s", "Ended?": "ts", Tags: { "Tag[]": "s" } },
  } as const;
  const whole = { Total: 1, Items: [{ Id: "a", Tags: { Tag: [] } }] };
  expect(faultsOf(whole, model)).toEqual([]);
  expect(faultsOf({ ...whole, Total: "1", Other: 1 }, model)).toEqual([
    ".Other: unknown",
    ".Total: string",
  ]);
  expect(faultsOf({ Total: 1, Items: [{ Id: "a" }, { Tags: { Tag: null } }] }, model)).toEqual([
    ".Items[].Tags: missing",
    ".Items[].Id: missing",
    ".Items[].Tags.Tag: null",
  ]);
});

test("a seed's row that names what the vendor has nowhere, or of another type, is refused", async () => {
  const seedOf = (row: Readonly<Record<string, string | number>>) =>
    worldOf({ [REGION]: { "ecs.disk": [{ DiskId: "d-1", _note: 1, ...row }] } });
  for (const row of [{ Size: "big" }, { Siez: 20 }, { VSwitchCidr: "10.0.0.0/24" }]) {
    await expect(startEmulator({ seed: seedOf(row) })).rejects.toThrow(Object.keys(row)[0]);
  }
});

test("what is the same in other words is planted as the vendor writes it", async () => {
  const seed = worldOf({
    [REGION]: { "ecs.disk": [{ DiskId: "d-1", Size: "20", Portable: "true" }] },
  });
  const world = await startEmulator({ seed });
  const where = { port: world.port, keys, version: "2014-05-26", action: "DescribeDisks" };
  const reply = await rpc({ ...where, query: { RegionId: REGION } });
  expect(listAt(reply, "Disks.Disk")).toMatchObject([{ Size: 20, Portable: true }]);
  await world.close();
});
