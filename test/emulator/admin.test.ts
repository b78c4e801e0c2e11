import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const account = "1000000000000002";
const ops = { id: "LTAI-ops", secret: "ops-secret" };
const seed = {
  accounts: [
    {
      id: account,
      keys: [{ ...ops, user: "ops" }],
      resources: { "*": { "ram.group": [{ repeat: 12, GroupName: "g{nn}" }] } },
    },
  ],
};

let emulator: Emulator;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
  emulator = await startEmulator({ seed, services: [ram, sts] });
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const admin = async (method: string, path: string, body?: unknown, base = emulator.url) => {
  const reply = await fetch(`${base}/_admin/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};
const call = (action: string, query: Record<string, string> = {}, port = emulator.port) =>
  rpc({ port, keys: ops, action, version: "2015-05-01", query });
const groups = async (query: Record<string, string> = {}) => {
  const body = await call("ListGroups", query);
  return {
    names: (body["Groups"] as { Group: { GroupName: string }[] }).Group.map(
      (group) => group.GroupName,
    ),
    marker: body["Marker"],
  };
};

test("a fault answers the nth call with the code that was asked for, and is lifted again", async () => {
  await admin("POST", "faults", {
    action: "ListGroups",
    kind: "error",
    nth: 2,
    status: 403,
    code: "NoPermission",
  });
  await groups();
  expect(await codeOf(call("ListGroups"))).toBe("NoPermission");
  await groups();
  await admin("POST", "faults", { action: "ListGroups", kind: "error", code: "InternalError" });
  expect(await codeOf(call("ListGroups"))).toBe("InternalError");
  await admin("DELETE", "faults");
  await groups();
});

test("a quota throttles with the time to wait", async () => {
  await admin("PUT", "quota", { product: "Ram", perSecond: 1 });
  await groups();
  await expect(call("ListGroups")).rejects.toMatchObject({
    code: "Throttling.User",
    statusCode: 400,
  });
  const { body } = await admin("PUT", "quota", { product: "Ram", perSecond: 0 });
  expect(body).toEqual({ quotas: [] });
  await groups();
});

test("the throttling answer carries x-acs-retry-after in milliseconds", async () => {
  await admin("PUT", "quota", { product: "Ram", perSecond: 1 });
  await groups();
  const error = await call("ListGroups").catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: "ThrottlingError" });
  expect(Number((error as { retryAfter: number }).retryAfter)).toBeGreaterThan(0);
});

test("a delete under the ignore fault says yes and does nothing", async () => {
  await admin("POST", "faults", { action: "DeleteGroup", kind: "ignore", times: 1 });
  await call("DeleteGroup", { GroupName: "g01" });
  expect((await groups()).names).toContain("g01");
  await call("DeleteGroup", { GroupName: "g01" });
  expect((await groups()).names).not.toContain("g01");
});

test("a deleted item comes back after as many listings as were asked for", async () => {
  await admin("POST", "faults", { action: "DeleteGroup", kind: "come-back", lists: 2, times: 1 });
  await call("DeleteGroup", { GroupName: "g03" });
  expect((await groups()).names).not.toContain("g03");
  expect((await groups()).names).not.toContain("g03");
  expect((await groups()).names.slice(0, 4)).toEqual(["g01", "g02", "g03", "g04"]);
});

test("pages can be short and markers can repeat", async () => {
  await admin("POST", "faults", { action: "ListGroups", kind: "short-page", times: 1 });
  const short = await groups({ MaxItems: "6" });
  expect(short.names).toHaveLength(3);
  const next = await groups({ MaxItems: "6", Marker: String(short.marker) });
  expect(next.names[0]).toBe("g04");
  await admin("POST", "faults", { action: "ListGroups", kind: "repeat-token", times: 1 });
  const again = await groups({ MaxItems: "2", Marker: String(short.marker) });
  expect(again.marker).toBe(short.marker);
});

test("a call can be carried out and then cut, or hang until the client gives up", async () => {
  await admin("POST", "faults", { action: "DeleteGroup", kind: "cut", when: "after", times: 1 });
  await expect(call("DeleteGroup", { GroupName: "g01" })).rejects.toThrow();
  expect((await groups()).names).not.toContain("g01");
  await admin("POST", "faults", { action: "DeleteGroup", kind: "hang", times: 1 });
  const hanging = call("DeleteGroup", { GroupName: "g02" }).catch((error: unknown) => error);
  const log = async () =>
    (await admin("GET", "calls")).body["calls"] as { action: string; status: number }[];
  await expect
    .poll(async () => (await log()).filter((one) => one.action === "DeleteGroup").length)
    .toBe(2);
  await emulator.close();
  expect(await hanging).toBeInstanceOf(Error);
  emulator = await startEmulator();
});

test("the log names caller, action and parameters and hides secrets", async () => {
  await call("CreateUser", { UserName: "dan" });
  await call("CreateLoginProfile", { UserName: "dan", Password: "hunter2" });
  const { body } = await admin("GET", `calls?since=1&account=${account}`);
  expect(body["calls"]).toMatchObject([
    {
      seq: 2,
      accessKeyId: ops.id,
      account,
      product: "Ram",
      action: "CreateLoginProfile",
      status: 200,
      params: { UserName: "dan", Password: "***" },
    },
  ]);
  expect(JSON.stringify(body)).not.toContain("hunter2");
});

test("the clock is moved by the door, and wrong input is refused in plain words", async () => {
  const before = (await admin("GET", "clock")).body["ms"] as number;
  const after = await admin("POST", "clock/advance", { days: 2, hours: 1 });
  expect(Number(after.body["ms"]) - before).toBeGreaterThanOrEqual(49 * 3_600_000);
  expect(await admin("POST", "clock/advance", { days: "x" })).toEqual({
    status: 400,
    body: { error: "days: not a number" },
  });
  expect((await admin("POST", "faults", { kind: "odd" })).status).toBe(400);
  expect((await admin("GET", "nothing")).status).toBe(404);
  const wrong = { accounts: [{ id: account, resources: { "*": { "no.such": [{}] } } }] };
  expect(await admin("POST", "seed", wrong)).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("no table no.such") },
  });
});

test("run alone it keeps its world in one file and stops on SIGTERM", async () => {
  const state = join(folder, "state.json");
  const seeds = join(folder, "seed.json");
  writeFileSync(seeds, JSON.stringify(seed));
  const run = async () => {
    const child = spawn(process.execPath, [
      "--import",
      "tsx",
      "emulator/main.ts",
      "--state",
      state,
      "--seed",
      seeds,
      "--parent-pid",
      String(process.pid),
    ]);
    const line = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data: Buffer) => resolve(data.toString())),
    );
    const { port } = JSON.parse(line) as { port: number };
    const stop = async () => {
      const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      return await ended;
    };
    return { port, stop };
  };
  const first = await run();
  await call("DeleteGroup", { GroupName: "g01" }, first.port);
  expect(await first.stop()).toBe(0);
  expect(readFileSync(state, "utf8")).not.toContain('"g01"');
  const second = await run();
  const body = await call("ListGroups", {}, second.port);
  expect(JSON.stringify(body)).not.toContain('"g01"');
  expect(JSON.stringify(body)).toContain('"g02"');
  expect(await second.stop()).toBe(0);
});
