import { afterEach, beforeEach, expect, test } from "vitest";
import { cs } from "../../emulator/alibaba/products/cs.ts";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import { fc } from "../../emulator/alibaba/products/fc.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, roa, rpc } from "./support/clients.ts";

const keys = { id: "LTAI-root", secret: "root-secret" };
const region = "cn-hangzhou";

const seed = {
  accounts: [
    {
      id: "1000000000000001",
      kind: "standalone",
      keys: [keys],
      resources: {
        [region]: {
          "cs.cluster": [
            {
              cluster_id: "c1",
              name: "one",
              region_id: region,
              state: "running",
              deletion_protection: true,
              security_group_id: "sg-1",
            },
          ],
          "cs.nodepool": [
            { nodepool_info: { nodepool_id: "np1", name: "default" }, _cluster: "c1" },
          ],
          "ecs.instance": [
            {
              InstanceId: "i-postpaid",
              InstanceChargeType: "PostPaid",
              Status: "Running",
              _cluster: "c1",
              _nodepool: "np1",
            },
            {
              InstanceId: "i-prepaid",
              InstanceChargeType: "PrePaid",
              Status: "Running",
              _cluster: "c1",
            },
          ],
          "ecs.disk": [{ DiskId: "d-1", InstanceId: "i-postpaid", DeleteWithInstance: true }],
          "fc.function": [
            { repeat: 25, functionName: "f-{nn}", runtime: "nodejs20" },
            { functionName: "old", runtime: "nodejs12", _fcVersion: "v2" },
          ],
          "fc.trigger": [{ triggerName: "timer", triggerType: "timer", _function: "f-01" }],
          "fc.provision-config": [{ target: 1, _function: "f-01", _qualifier: "LATEST" }],
        },
        "ap-southeast-1": {
          "cs.cluster": [
            { cluster_id: "c2", name: "two", region_id: "ap-southeast-1", state: "running" },
          ],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [cs, ecs, fc] });
});
afterEach(() => emulator.close());

type Body = Record<string, unknown>;
async function ask(
  version: string,
  action: string,
  route: string,
  more: { query?: Record<string, string>; body?: Body } = {},
): Promise<Body> {
  const [method = "GET", pathname = "/"] = route.split(" ");
  const bodyType = version === "2023-03-30" && method === "DELETE" ? "none" : "json";
  const to = { port: emulator.port, keys, version, action, method, pathname, region };
  const sent = { ...to, ...more, bodyType } as const;
  return (await roa(sent)).body as Body;
}
const ack = (action: string, route: string, more = {}) => ask("2015-12-15", action, route, more);
const faas = (action: string, route: string, more = {}) => ask("2023-03-30", action, route, more);

test("clusters of all regions are listed unless one region is asked for", async () => {
  const all = await ack("DescribeClustersV1", "GET /api/v1/clusters");
  expect(all).toMatchObject({ page_info: { total_count: 2 } });
  const here = await ack("DescribeClustersV1", "GET /api/v1/clusters", {
    query: { region_id: region },
  });
  expect(here).toMatchObject({ clusters: [{ cluster_id: "c1" }], page_info: { total_count: 1 } });
});

test("a protected cluster stays until its protection is lifted", async () => {
  const remove = () => ack("DeleteCluster", "DELETE /clusters/c1");
  expect(await codeOf(remove())).toBe("DeletionProtection");
  await ack("ModifyCluster", "PUT /api/v2/clusters/c1", { body: { deletion_protection: false } });
  expect(await remove()).toMatchObject({ cluster_id: "c1", task_id: "T-c1" });
});

test("a deleted cluster takes its pay-as-you-go nodes along and leaves the others", async () => {
  expect(await ack("DescribeClusterNodes", "GET /clusters/c1/nodes")).toMatchObject({
    page: { total_count: 2 },
  });
  await ack("ModifyCluster", "PUT /api/v2/clusters/c1", { body: { deletion_protection: false } });
  await ack("DeleteCluster", "DELETE /clusters/c1");
  for (let poll = 0; poll < 2; poll += 1) {
    const detail = await ack("DescribeClusterDetail", "GET /clusters/c1");
    expect(detail["state"]).toBe("deleting");
  }
  expect(await ack("DescribeTaskInfo", "GET /tasks/T-c1")).toMatchObject({ state: "running" });
  expect(await codeOf(ack("DescribeClusterDetail", "GET /clusters/c1"))).toBe(
    "ErrorClusterNotFound",
  );
  expect(await ack("DescribeTaskInfo", "GET /tasks/T-c1")).toMatchObject({ state: "success" });
  const left = await rpc({
    port: emulator.port,
    keys,
    action: "DescribeInstances",
    version: "2014-05-26",
    query: { RegionId: region },
  });
  expect(left).toMatchObject({ Instances: { Instance: [{ InstanceId: "i-prepaid" }] } });
});

test("a client that watches nothing but the task of a deletion sees its end", async () => {
  await ack("ModifyCluster", "PUT /api/v2/clusters/c1", { body: { deletion_protection: false } });
  await ack("DeleteCluster", "DELETE /clusters/c1");
  const states: unknown[] = [];
  for (let look = 0; look < 4; look += 1) {
    states.push((await ack("DescribeTaskInfo", "GET /tasks/T-c1"))["state"]);
  }
  expect(states).toEqual(["running", "running", "running", "success"]);
});

test("functions are listed by pages of at most 100, those of the older product too", async () => {
  const first = await faas("ListFunctions", "GET /2023-03-30/functions");
  expect(first["functions"]).toHaveLength(20);
  const rest = await faas("ListFunctions", "GET /2023-03-30/functions", {
    query: { nextToken: String(first["nextToken"]) },
  });
  expect(rest["functions"]).toHaveLength(6);
  const old = await faas("ListFunctions", "GET /2023-03-30/functions", {
    query: { fcVersion: "v2" },
  });
  expect(old).toMatchObject({ functions: [{ functionName: "old" }] });
});

test("a function with provisioned instances stays until they are given up", async () => {
  const remove = () => faas("DeleteFunction", "DELETE /2023-03-30/functions/f-01");
  expect(await codeOf(remove())).toBe("ProvisionConfigExist");
  await faas("DeleteProvisionConfig", "DELETE /2023-03-30/functions/f-01/provision-config");
  await remove();
  expect(await codeOf(faas("GetFunction", "GET /2023-03-30/functions/f-01"))).toBe(
    "FunctionNotFound",
  );
  expect(await codeOf(faas("ListTriggers", "GET /2023-03-30/functions/f-01/triggers"))).toBe(
    "FunctionNotFound",
  );
});

test("a trigger is deleted by itself", async () => {
  const path = "/2023-03-30/functions/f-01/triggers";
  expect(await faas("ListTriggers", `GET ${path}`)).toMatchObject({
    triggers: [{ triggerName: "timer" }],
  });
  await faas("DeleteTrigger", `DELETE ${path}/timer`);
  expect(await faas("ListTriggers", `GET ${path}`)).toMatchObject({ triggers: [] });
  expect(await codeOf(faas("DeleteTrigger", `DELETE ${path}/timer`))).toBe("TriggerNotFound");
});
