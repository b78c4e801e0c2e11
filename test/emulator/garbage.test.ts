import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { type Garbage, garbageForms, spoil } from "../../emulator/core/garbage/spoil.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { rpc } from "./support/clients.ts";

const ops = { id: "LTAI-ops", secret: "ops-secret" };
const seed = {
  accounts: [
    {
      id: "1000000000000002",
      keys: [{ ...ops, user: "ops" }],
      resources: { "*": { "ram.group": [{ GroupName: "one" }, { GroupName: "two" }] } },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [ram, sts] });
});
afterEach(() => emulator.close());

const order = async (body: object): Promise<{ status: number; body: Record<string, unknown> }> => {
  const reply = await fetch(`${emulator.url}/_admin/faults`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};
const faults = async () =>
  ((await (await fetch(`${emulator.url}/_admin/faults`)).json()) as { faults: object[] }).faults;
const call = (action: string, query: Record<string, string> = {}) =>
  rpc({ port: emulator.port, keys: ops, action, version: "2015-05-01", query });
const groups = () => {
  const [account] = emulator.world.store.accounts.values();
  return JSON.stringify(account === undefined ? "" : emulator.world.store.dump()).match(
    /"GroupName":"\w+"/gu,
  );
};

const json = {
  status: 200,
  headers: { "content-type": "application/json", "x-acs-request-id": "r" },
  body: '{"RequestId":"r","TotalCount":1,"Data":{"Kind":"a","List":[{"Id":"é"}]}}',
};
const inResponse = { ...json, body: `{"Response":${json.body}}` };
const xml = {
  status: 200,
  headers: { "content-type": "application/xml", "x-oss-request-id": "r" },
  body: "<?xml?>\n<AllResult><Owner><Id>é</Id></Owner><Thing><Id>1</Id></Thing><Thing><Id>2</Id></Thing></AllResult>",
};

test.each([
  ["JSON", json],
  ["JSON in an envelope", inResponse],
  ["XML", xml],
])("each form makes something else of an answer in %s", (_, honest) => {
  for (const form of garbageForms) {
    const spoilt = spoil(honest, { form, at: 0 });
    expect(spoilt, form).toBeDefined();
    expect(spoilt).not.toEqual(honest);
  }
});

test("the request's id and the envelope stay where only the rest is spoilt", () => {
  const bodyOf = (garbage: Garbage) => spoil(inResponse, garbage)?.body.toString();
  expect(bodyOf({ form: "nulls" })).toBe(
    '{"Response":{"RequestId":"r","TotalCount":null,"Data":null}}',
  );
  expect(bodyOf({ form: "inner-nulls" })).toBe(
    '{"Response":{"RequestId":"r","TotalCount":1,"Data":{"Kind":null,"List":null}}}',
  );
  expect(bodyOf({ form: "empty-lists" })).toBe(
    '{"Response":{"RequestId":"r","Data":{"Kind":"a","List":[]}}}',
  );
  expect(bodyOf({ form: "field-gone", at: 2 })).toBe(
    '{"Response":{"RequestId":"r","TotalCount":1,"Data":{"List":[{"Id":"é"}]}}}',
  );
  expect(spoil(inResponse, { form: "field-gone", at: 4 })).toBeUndefined();
  expect(spoil(xml, { form: "field-null", at: 0 })?.body).not.toContain("<Owner>");
});

test("a form that would change nothing is no garbage", () => {
  const empty = { ...json, body: '{"RequestId":"r"}' };
  expect(spoil(empty, { form: "bare" })).toBeUndefined();
  expect(spoil(empty, { form: "empty-lists" })).toBeUndefined();
  expect(spoil({ ...json, status: 204, body: "" }, { form: "status-204" })).toBeUndefined();
});

test("bytes are sent as they were ordered", async () => {
  const body = Buffer.from([0xff, 0x00, 0x31]);
  const spoilt = spoil(json, {
    status: 203,
    headers: { server: "x" },
    body: body.toString("base64"),
    encoding: "base64",
  });
  expect(spoilt).toEqual({ status: 203, headers: { server: "x" }, body });
  const packed = spoil(json, { form: "gzip" })?.body;
  expect(gunzipSync(packed ?? "").toString()).toBe(json.body);
});

test("a call that is answered with garbage is carried out only when the fault says so", async () => {
  await order({ kind: "garbage", action: "DeleteGroup", times: 1, garbage: { form: "null" } });
  await call("DeleteGroup", { GroupName: "one" }).catch(() => undefined);
  expect(groups()).toHaveLength(2);
  await order({
    kind: "garbage",
    action: "DeleteGroup",
    nth: 1,
    when: "after",
    garbage: { form: "html-502" },
  });
  await call("DeleteGroup", { GroupName: "one" }).catch(() => undefined);
  expect(groups()).toEqual(['"GroupName":"two"']);
});

test("garbage is ordered and shown at the door, and a form that nobody knows is refused", async () => {
  const garbage = { status: 200, headers: { Server: "proxy" }, body: "OK" };
  expect((await order({ kind: "garbage", action: "ListGroups", garbage })).status).toBe(200);
  expect(await faults()).toMatchObject([
    {
      kind: "garbage",
      garbage: { status: 200, headers: { server: "proxy" }, body: "OK" },
      hits: 0,
    },
  ]);
  const unknown = await order({ kind: "garbage", garbage: { form: "soup" } });
  expect(unknown.status).toBe(400);
  expect(unknown.body["error"]).toContain("html-200");
});

test("garbage that is the same as the answer counts no hit", async () => {
  await order({ kind: "garbage", action: "DeleteGroup", garbage: { form: "empty-lists" } });
  await call("DeleteGroup", { GroupName: "one" });
  expect(await faults()).toMatchObject([{ seen: 1, hits: 0 }]);
});
