import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { action, defineService } from "../../emulator/alibaba/service.ts";
import { roaErrorBody, slsErrorBody } from "../../emulator/alibaba/wire/errors.ts";
import { HttpReply } from "../../emulator/core/call.ts";
import { vendorError } from "../../emulator/core/errors.ts";
import { paginate } from "../../emulator/core/paginate.ts";
import { defineTable } from "../../emulator/core/table.ts";
import { afterPolls, goneAfterPolls, goneAt } from "../../emulator/core/transition.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, roa, rpc } from "./support/clients.ts";

const account = "1000000000000002";
const ops = { id: "LTAI-ops", secret: "ops-secret" };

const clusters = defineTable("cs.cluster", { id: "cluster_id" });
const toyRoa = defineService({
  product: "ToyCs",
  version: "2015-12-15",
  style: "roa",
  hosts: ["cs.{region}"],
  locationCode: "cs",
  regions: ["cn-hangzhou", "cn-beijing"],
  permissionPrefix: "cs",
  errorBody: roaErrorBody,
  requestIdField: null,
  tables: [clusters],
  actions: {
    DescribeClustersV1: action({
      path: "GET /api/v1/clusters",
      params: { page_number: "page", page_size: "page" },
      handle: (call) => {
        const page = paginate(call, call.rows(clusters), {
          by: "number",
          page: "page_number",
          size: "page_size",
          standard: 10,
          max: 50,
        });
        return { clusters: page.items, page_info: { total_count: page.total } };
      },
    }),
    ModifyCluster: action({
      path: "PUT /api/v2/clusters/{ClusterId}",
      params: { ClusterId: "key", deletion_protection: "value" },
      handle: (call) => {
        call
          .table(clusters)
          .patch(call.need("ClusterId"), { deletion_protection: call.json("deletion_protection") });
        return new HttpReply(202, { task_id: "T-1" });
      },
    }),
    DeleteCluster: action({
      path: "DELETE /clusters/{ClusterId}",
      params: { ClusterId: "key" },
      handle: (call) => {
        const row = call.table(clusters).get(call.need("ClusterId"));
        if (row === undefined) throw vendorError(404, "ErrorClusterNotFound", "cluster not found");
        call
          .table(clusters)
          .move(String(row["cluster_id"]), goneAfterPolls(2), { state: "deleting" });
        return new HttpReply(202, { task_id: "T-2" });
      },
    }),
  },
});

const things = defineTable("toy.thing", { id: "ThingId" });
const toyRpc = (product: string, version: string, hosts: readonly string[]) =>
  defineService({
    product,
    version,
    style: "rpc",
    hosts,
    locationCode: product.toLowerCase(),
    permissionPrefix: "toy",
    tables: [things],
    actions: {
      DescribeThings: action({
        params: {
          PageNumber: "page",
          PageSize: "page",
          NextToken: "page",
          MaxResults: "page",
          "Tag.N.Key": "filter",
          Status: "filter",
        },
        handle: (call) => {
          const status = call.text("Status");
          const [tag] = call.groups("Tag.N");
          const rows = call.rows(
            things,
            (row) =>
              (status === undefined || row["Status"] === status) &&
              (tag === undefined || row["Tag"] === tag["Key"]),
          );
          const style =
            call.text("MaxResults") === undefined
              ? ({
                  by: "number",
                  page: "PageNumber",
                  size: "PageSize",
                  standard: 10,
                  max: 50,
                  over: "clamp",
                } as const)
              : ({
                  by: "token",
                  token: "NextToken",
                  size: "MaxResults",
                  standard: 10,
                  max: 100,
                } as const);
          const page = paginate(call, rows, style);
          return {
            Product: product,
            TotalCount: page.total,
            PageSize: page.size,
            NextToken: page.next,
            Things: { Thing: page.items },
          };
        },
      }),
    },
  });

const toySls = defineService({
  product: "ToySls",
  version: "2020-12-30",
  style: "roa",
  hosts: ["{project}.{region}.log", "{region}.log"],
  permissionPrefix: "log",
  auth: "sls",
  errorBody: slsErrorBody,
  requestIdField: null,
  actions: {
    GetProject: action({
      path: "GET /",
      handle: (call) => ({ projectName: call.hostVars["project"], region: call.region }),
    }),
  },
});

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    services: [
      toyRoa,
      toyRpc("Toy", "2020-01-01", ["toy", "toy.{region}"]),
      toyRpc("R-toy", "2015-01-01", ["r-toy"]),
      toySls,
    ],
    seed: {
      accounts: [
        {
          id: account,
          keys: [{ ...ops, user: "ops" }],
          resources: {
            "cn-hangzhou": {
              "cs.cluster": [{ repeat: 3, cluster_id: "c{n}", state: "running" }],
              "toy.thing": [{ repeat: 120, ThingId: "t-{nnn}", Status: "Running" }],
            },
            "cn-beijing": { "cs.cluster": [{ cluster_id: "b1", state: "running" }] },
          },
        },
      ],
    },
  });
});
afterEach(() => emulator.close());

const cs = (parts: {
  action: string;
  method: string;
  pathname: string;
  region?: string;
  body?: Record<string, unknown>;
  signature?: "v2";
}) => roa({ port: emulator.port, keys: ops, version: "2015-12-15", ...parts });
const list = { action: "DescribeClustersV1", method: "GET", pathname: "/api/v1/clusters" };
const idsOf = (reply: { body: unknown }) =>
  (reply.body as { clusters: { cluster_id: string }[] }).clusters.map((one) => one.cluster_id);

test("a ROA call is found by method and path, with either signature, and takes its region from the header", async () => {
  expect(idsOf(await cs({ ...list, region: "cn-beijing" }))).toEqual(["b1"]);
  expect(idsOf(await cs({ ...list, region: "cn-hangzhou", signature: "v2" }))).toEqual([
    "c1",
    "c2",
    "c3",
  ]);
});

test("a ROA call takes its region from a path prefix of the endpoint", async () => {
  expect(idsOf(await cs({ ...list, pathname: `/_region/cn-beijing${list.pathname}` }))).toEqual([
    "b1",
  ]);
});

test("a path variable and body fields are parameters", async () => {
  const pathname = "/api/v2/clusters/c2";
  const body = { deletion_protection: true };
  const reply = await cs({
    action: "ModifyCluster",
    method: "PUT",
    pathname,
    region: "cn-hangzhou",
    body,
  });
  expect(reply).toEqual({ status: 202, body: { task_id: "T-1" } });
  expect(
    emulator.world.store.account(account)?.everywhere("cs.cluster")[0]?.get("c2"),
  ).toMatchObject(body);
  const wrong = cs({
    action: "ModifyCluster",
    method: "PUT",
    pathname,
    region: "cn-hangzhou",
    body: { colour: 1 },
  });
  expect(await codeOf(wrong)).toBe("InvalidParameter.colour");
});

test("a deleted cluster is shown as leaving for as many polls as its handler says", async () => {
  await cs({
    action: "DeleteCluster",
    method: "DELETE",
    pathname: "/clusters/c1",
    region: "cn-hangzhou",
  });
  const seen: number[] = [];
  for (let i = 0; i < 4; i += 1)
    seen.push(idsOf(await cs({ ...list, region: "cn-hangzhou" })).length);
  expect(seen).toEqual([3, 3, 2, 2]);
});

const things120 = (query: Record<string, string>, version = "2020-01-01") =>
  rpc({
    port: emulator.port,
    keys: ops,
    action: "DescribeThings",
    version,
    query: { RegionId: "cn-hangzhou", ...query },
  });

test("the same action in two versions belongs to two products", async () => {
  expect(await things120({})).toMatchObject({ Product: "Toy" });
  expect(await things120({}, "2015-01-01")).toMatchObject({ Product: "R-toy" });
});

test("a page size above the cap is cut, as the product says, and all pages make the whole", async () => {
  const ids = new Set<string>();
  for (const number of [1, 2, 3]) {
    const body = await things120({ PageNumber: String(number), PageSize: "500" });
    expect(body).toMatchObject({ TotalCount: 120, PageSize: 50 });
    for (const thing of (body["Things"] as { Thing: { ThingId: string }[] }).Thing)
      ids.add(thing.ThingId);
  }
  expect(ids.size).toBe(120);
});

test("a token stays right while rows before it are removed", async () => {
  const first = await things120({ MaxResults: "50" });
  const table = emulator.world.store.account(account)?.everywhere("toy.thing")[0];
  for (let i = 1; i <= 50; i += 1) table?.remove(`t-${String(i).padStart(3, "0")}`);
  const next = await things120({ MaxResults: "50", NextToken: String(first["NextToken"]) });
  expect((next["Things"] as { Thing: { ThingId: string }[] }).Thing[0]?.ThingId).toBe("t-051");
});

test("an unknown region, an unknown token and a shrinking total are answered as such", async () => {
  expect(await codeOf(things120({ RegionId: "cn-nowhere" }))).toBe("InvalidRegionId.NotFound");
  expect(await codeOf(things120({ MaxResults: "5", NextToken: "abc" }))).toBe(
    "InvalidParameter.NextToken",
  );
  emulator.fault({ kind: "shrink-total", action: "DescribeThings", nth: 2 });
  expect(await things120({})).toMatchObject({ TotalCount: 120 });
  expect(await things120({})).toMatchObject({ TotalCount: 60 });
});

test("states move on by the world's clock as well as by being looked at", async () => {
  const table = emulator.world.store.account(account)?.everywhere("toy.thing")[0];
  table?.put({ ThingId: "slow", Status: "Starting", _then: afterPolls(1, { Status: "Up" }) });
  table?.put({
    ThingId: "later",
    Status: "Scheduled",
    _then: goneAt(emulator.clock.now() + 7 * 86_400_000),
  });
  expect(await things120({ Status: "Starting" })).toMatchObject({ TotalCount: 1 });
  expect(await things120({ Status: "Up" })).toMatchObject({ TotalCount: 1 });
  expect(await things120({ Status: "Scheduled" })).toMatchObject({ TotalCount: 1 });
  emulator.clock.advance(8 * 86_400_000);
  expect(await things120({ Status: "Scheduled" })).toMatchObject({ TotalCount: 0 });
});

/** A request with a Host header of its own, which fetch does not allow. */
const raw = (host: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const outgoing = request(
      { port: emulator.port, host: "127.0.0.1", path, headers: { host, ...headers } },
      (incoming) => {
        let body = "";
        incoming.on("data", (part: Buffer) => {
          body += part.toString();
        });
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body }));
      },
    );
    outgoing.on("error", reject);
    outgoing.end();
  });

test("a host that no product answers on, and one of another product, have the gateway's codes", async () => {
  const nobody = await raw("nobody.aliyuncs.com", "/?Action=DescribeThings&Version=2020-01-01", {});
  expect(nobody).toMatchObject({
    status: 404,
    body: expect.stringContaining("InvalidProduct.NotFound"),
  });
  const other = await raw("r-toy.aliyuncs.com", "/?Action=DescribeThings&Version=2020-01-01", {});
  expect(other).toMatchObject({
    status: 404,
    body: expect.stringContaining("InvalidApi.NotFound"),
  });
  const right = await raw(
    "toy.cn-hangzhou.aliyuncs.com",
    "/?Action=DescribeThings&Version=2020-01-01",
    {},
  );
  expect(right).toMatchObject({ status: 400, body: expect.stringContaining("MissingAccessKeyId") });
});

test.each(["hmac-sha1", "hmac-sha256"])(
  "the log service's own signature with %s names project and region by the host",
  async (method) => {
    const date = new Date().toUTCString();
    const text = `GET\n\n\n${date}\nx-log-apiversion:0.6.0\nx-log-signaturemethod:${method}\n/`;
    const sign = (secret: string) =>
      createHmac(method.slice(5), secret).update(text).digest("base64");
    const send = (secret: string) =>
      raw("shop-logs.cn-hangzhou.log.aliyuncs.com", "/", {
        date,
        "x-log-apiversion": "0.6.0",
        "x-log-signaturemethod": method,
        authorization: `LOG ${ops.id}:${sign(secret)}`,
      });
    expect(await send(ops.secret)).toEqual({
      status: 200,
      body: '{"projectName":"shop-logs","region":"cn-hangzhou"}',
    });
    expect(await send("wrong")).toMatchObject({
      status: 401,
      body: expect.stringContaining("SignatureNotMatch"),
    });
  },
);

const signedUrl = (changes: Record<string, string>) => {
  const params: Record<string, string> = {
    Action: "DescribeThings",
    Version: "2020-01-01",
    RegionId: "cn-hangzhou",
    AccessKeyId: ops.id,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureType: "",
    SignatureNonce: "n1",
    Timestamp: new Date().toISOString(),
    ...changes,
  };
  const canonical = Object.keys(params)
    .sort()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(params[name] ?? "")}`)
    .join("&");
  const text = `GET&%2F&${encodeURIComponent(canonical)}`;
  const signature = createHmac("sha1", `${ops.secret}&`).update(text).digest("base64");
  return `${emulator.url}/?${canonical}&Signature=${encodeURIComponent(signature)}`;
};
const codeAt = async (url: string) =>
  ((await (await fetch(url)).json()) as Record<string, unknown>)["Code"];

test("a replayed nonce and an old or malformed time stamp are refused", async () => {
  expect(await codeAt(signedUrl({}))).toBeUndefined();
  expect(await codeAt(signedUrl({}))).toBe("SignatureNonceUsed");
  const old = new Date(Date.now() - 16 * 60_000).toISOString();
  expect(await codeAt(signedUrl({ SignatureNonce: "n2", Timestamp: old }))).toBe(
    "InvalidTimeStamp.Expired",
  );
  expect(await codeAt(signedUrl({ SignatureNonce: "n3", Timestamp: "soon" }))).toBe(
    "InvalidTimeStamp.Format",
  );
});

test("the world's clock may be weeks ahead without spoiling signatures", async () => {
  emulator.clock.advance(46 * 86_400_000);
  expect(await codeAt(signedUrl({}))).toBeUndefined();
});

test("a body that was changed on the way is refused", async () => {
  const date = new Date().toISOString();
  const hash = createHash("sha256").update("{}").digest("hex");
  const reply = await fetch(`${emulator.url}/api/v2/clusters/c1`, {
    method: "PUT",
    body: '{"deletion_protection":true}',
    headers: {
      "content-type": "application/json",
      "x-acs-date": date,
      "x-acs-version": "2015-12-15",
      "x-acs-action": "ModifyCluster",
      "x-acs-content-sha256": hash,
      "x-acs-signature-nonce": "n9",
      authorization: `ACS3-HMAC-SHA256 Credential=${ops.id},SignedHeaders=x-acs-date,Signature=00`,
    },
  });
  expect(await reply.json()).toMatchObject({ code: "SignatureDoesNotMatch" });
});

test("endpoints are named for the regions where a product is offered and for no others", async () => {
  const ask = (region: string, code: string) =>
    rpc({
      port: emulator.port,
      keys: ops,
      action: "DescribeEndpoints",
      version: "2015-06-12",
      query: { Id: region, ServiceCode: code, Type: "openAPI" },
    });
  expect(await ask("cn-beijing", "cs")).toMatchObject({
    Endpoints: { Endpoint: [{ Endpoint: "cs.cn-beijing.aliyuncs.com", SerivceCode: "cs" }] },
  });
  expect(await ask("cn-shanghai", "cs")).toMatchObject({ Endpoints: { Endpoint: [] } });
  expect(await ask("cn-beijing", "unheard-of")).toMatchObject({ Endpoints: { Endpoint: [] } });
});

test("observers see what a handler declares, reads and answers", async () => {
  const seen: unknown[] = [];
  const stop = emulator.observe((observation) => seen.push(observation));
  await things120({ Status: "Running", PageSize: "2" });
  stop();
  await things120({});
  expect(seen).toMatchObject([
    {
      product: "Toy",
      version: "2020-01-01",
      action: "DescribeThings",
      read: expect.arrayContaining(["Status", "PageSize"]),
      sent: expect.arrayContaining(["RegionId", "Status", "PageSize"]),
      reply: { TotalCount: 120 },
    },
  ]);
});
