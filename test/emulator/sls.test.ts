import { afterEach, beforeEach, expect, test } from "vitest";
import { sls } from "../../emulator/alibaba/products/sls.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { worldOf } from "./support/one-account.ts";
import { slsCall } from "./support/sls.ts";

const seed = worldOf({
  "cn-hangzhou": {
    "sls.project": [
      { projectName: "app-logs", region: "cn-hangzhou", status: "Normal" },
      { projectName: "audit", region: "cn-hangzhou", status: "Normal", recycleBinEnabled: true },
    ],
    "sls.logstore": [{ _project: "app-logs", logstoreName: "web", ttl: 30 }],
  },
  "cn-beijing": { "sls.project": [{ projectName: "north", region: "cn-beijing" }] },
});

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [sls] });
});
afterEach(() => emulator.close());

const names = async () => {
  const { body } = await slsCall(emulator, "GET", "/?offset=0&size=100");
  return body;
};

test("a region's host lists its projects alone", async () => {
  expect(await names()).toMatchObject({
    total: 2,
    count: 2,
    projects: [{ projectName: "app-logs" }, { projectName: "audit" }],
  });
});

test("a project's host answers for the project", async () => {
  const found = await slsCall(emulator, "GET", "/", { project: "app-logs" });
  const stores = await slsCall(emulator, "GET", "/logstores", { project: "app-logs" });
  const none = await slsCall(emulator, "GET", "/", { project: "nowhere" });
  expect(found.body).toMatchObject({ projectName: "app-logs" });
  expect(stores.body).toMatchObject({ total: 1, logstores: ["web"] });
  expect(none).toMatchObject({ status: 404, body: { errorCode: "ProjectNotExist" } });
});

test("a project without a policy has an empty one, and one that is not there has none", async () => {
  const found = await slsCall(emulator, "GET", "/policy", { project: "app-logs" });
  expect(found).toMatchObject({ status: 200, body: "" });
  const none = await slsCall(emulator, "GET", "/policy", { project: "nowhere" });
  expect(none).toMatchObject({ status: 404, body: { errorCode: "ProjectNotExist" } });
});

test("tags are listed also for a client that writes the type in capitals", async () => {
  const query = `resourceId=${encodeURIComponent('["app-logs"]')}&resourceType=PROJECT`;
  expect(await slsCall(emulator, "GET", `/tags?${query}`)).toMatchObject({ status: 200 });
});

test("a page of more than 500 projects is refused", async () => {
  expect(await slsCall(emulator, "GET", "/?offset=0&size=501")).toMatchObject({
    status: 400,
    body: { errorCode: "ParameterInvalid" },
  });
});

test("a deleted project is gone with its log stores", async () => {
  const deleted = await slsCall(emulator, "DELETE", "/", { project: "app-logs" });
  expect(deleted.status).toBe(200);
  expect(await names()).toMatchObject({ total: 2 });
  expect(await names()).toMatchObject({ total: 1 });
});

test("a project with a recycle bin is recycled first, and purged by force", async () => {
  await slsCall(emulator, "DELETE", "/", { project: "audit" });
  expect(await names()).toMatchObject({
    projects: [{ projectName: "app-logs" }, { projectName: "audit", status: "Recycled" }],
  });
  await slsCall(emulator, "DELETE", "/?forceDelete=true", { project: "audit" });
  await names();
  expect(await names()).toMatchObject({ total: 1 });
});
