import { afterEach, beforeEach, expect, test } from "vitest";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { action, defineService as emulated } from "../../emulator/alibaba/service.ts";
import { paginate } from "../../emulator/core/paginate.ts";
import { defineTable } from "../../emulator/core/table.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { callError, errorReply } from "../../src/clouds/alibaba/client/errors.ts";
import { parseReply } from "../../src/clouds/alibaba/client/json.ts";
import { createAlibabaTransport } from "../../src/clouds/alibaba/client/transport.ts";
import {
  type CatalogSession,
  createCatalogSession,
} from "../../src/clouds/shared/rows/catalog-session.ts";
import type { Transport } from "../../src/clouds/shared/wire/transport.ts";
import { Problem } from "../../src/core/problem.ts";
import { defineService } from "../../src/core/service.ts";
import { jumpingClock } from "./support/clock.ts";

const account = "1000000000000001";
const keys = { accessKeyId: "LTAI-root", accessKeySecret: "root-secret-0123456789" };
const signal = new AbortController().signal;
const LOOK = { action: "DescribeInstances" };

const instances = defineTable("ecs.instance", { id: "InstanceId" });

/** Just enough of a regional product: two regions, pages by token. */
const ecs = emulated({
  product: "Ecs",
  version: "2014-05-26",
  style: "rpc",
  hosts: ["ecs", "ecs.{region}", "ecs-{region}"],
  locationCode: "ecs",
  regions: ["cn-hangzhou", "ap-southeast-1"],
  permissionPrefix: "ecs",
  tables: [instances],
  actions: {
    DescribeInstances: action({
      params: { NextToken: "page", MaxResults: "page" },
      handle: (call) => {
        const page = paginate(call, call.rows(instances), {
          by: "token",
          token: "NextToken",
          size: "MaxResults",
          standard: 10,
          max: 100,
        });
        return {
          Instances: { Instance: page.items },
          ...(page.next === undefined ? {} : { NextToken: page.next }),
        };
      },
    }),
    DescribeInstanceRamRole: action({
      params: { PageNumber: "page", PageSize: "page" },
      handle: (call) => {
        const page = paginate(call, call.rows(instances), {
          by: "number",
          page: "PageNumber",
          size: "PageSize",
          standard: 10,
          max: 50,
        });
        return { TotalCount: page.total, InstanceRamRoleSets: { InstanceRamRoleSet: page.items } };
      },
    }),
  },
});

const docs = "https://example.com/";
const row = {
  title: "Instance",
  docs,
  wave: "workloads",
  scope: "region",
  read: { id: "InstanceId", tags: { none: "these tests need none" } },
  dataBearing: false,
  remove: { by: "manual", because: "this test only lists", console: [] },
} as const;
const rows = defineService({
  product: "Ecs",
  types: {
    "ecs.instance": {
      ...row,
      list: {
        action: "DescribeInstances",
        params: { RegionId: "$region" },
        items: "Instances.Instance",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
      },
    },
    "ecs.numbered": {
      ...row,
      list: {
        action: "DescribeInstanceRamRole",
        params: { RegionId: "$region" },
        items: "InstanceRamRoleSets.InstanceRamRoleSet",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
    },
  },
});

let emulator: Emulator;
const open: Transport[] = [];

beforeEach(async () => {
  emulator = await startEmulator({
    services: [sts, ram, ims, ecs],
    seed: {
      accounts: [
        {
          id: account,
          kind: "standalone",
          keys: [{ id: keys.accessKeyId, secret: keys.accessKeySecret }],
          resources: {
            "cn-hangzhou": { "ecs.instance": [{ repeat: 230, InstanceId: "i-{nnn}" }] },
          },
        },
      ],
    },
  });
});
afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
  await emulator.close();
});

function transportOn(more: Partial<Parameters<typeof createAlibabaTransport>[0]> = {}): Transport {
  const transport = createAlibabaTransport({
    credentials: async () => keys,
    env: { CLOSEOUT_ALIBABA_ENDPOINT: emulator.url },
    clock: jumpingClock(),
    log: () => undefined,
    ...more,
  });
  open.push(transport);
  return transport;
}

function session(transport = transportOn()): CatalogSession {
  return createCatalogSession({
    cloud: "alibaba",
    accountId: account,
    services: [rows],
    transport,
    clock: jumpingClock(),
  });
}

const list = (type = "ecs.instance", region = "cn-hangzhou") =>
  session().list({ type, region, parents: [] }, signal);

const whoAmI = (transport: Transport) =>
  transport.send(
    { product: "Sts", action: "GetCallerIdentity", region: "global", params: {} },
    signal,
  );

test("a signed call says who the caller is", async () => {
  expect(await whoAmI(transportOn())).toMatchObject({ AccountId: account });
});

test("the vendor's own host name travels to the emulator", async () => {
  const seen: string[] = [];
  emulator.observe(({ product, action }) => seen.push(`${product} ${action}`));
  expect((await list("ecs.instance", "ap-southeast-1")).coverage.outcome).toBe("listed");
  expect(seen).toEqual(["Ecs DescribeInstances"]);
});

test("all pages of a region are listed", async () => {
  const { items, coverage } = await list();
  expect(coverage).toMatchObject({ outcome: "listed", count: 230 });
  expect(items).toHaveLength(230);
});

test("numbered pages are listed to their total", async () => {
  expect((await list("ecs.numbered")).coverage).toMatchObject({ outcome: "listed", count: 230 });
});

test("a region without the product is inactive, and Location proves it", async () => {
  const { coverage } = await list("ecs.instance", "eu-central-1");
  expect(coverage).toMatchObject({ outcome: "inactive", count: 0 });
  expect(coverage.proof).toBe(
    "ecs.eu-central-1.aliyuncs.com answers InvalidRegionId.NotFound, and Location lists no endpoint of ecs in eu-central-1, though it lists one in cn-hangzhou",
  );
});

test("a missing host stays unknown while Location does not answer", async () => {
  emulator.fault({ kind: "error", product: "Location", code: "ServiceUnavailable", status: 503 });
  const { coverage } = await list("ecs.instance", "eu-central-1");
  expect(coverage).toMatchObject({ outcome: "failed", code: "InvalidRegionId.NotFound" });
});

test("a missing host stays unknown where Location answers without a list", async () => {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ RequestId: "r", Success: true });
  emulator.fault({
    kind: "garbage",
    product: "Location",
    nth: 1,
    garbage: { status: 200, headers, body },
  });
  const { coverage } = await list("ecs.instance", "eu-central-1");
  expect(coverage).toMatchObject({ outcome: "failed", code: "InvalidRegionId.NotFound" });
});

test.each(["Success", "IsSuccess"])(
  "a reply that says %s: false is no list, though it holds one",
  async (name) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({
      [name]: false,
      RequestId: "r",
      Code: "INSTANCE_NOT_EXIST",
      Instances: { Instance: [] },
    });
    emulator.fault({
      kind: "garbage",
      product: "Ecs",
      action: "DescribeInstances",
      garbage: { status: 200, headers, body },
    });
    const { coverage } = await list();
    expect(coverage).toMatchObject({ outcome: "failed", code: "INSTANCE_NOT_EXIST" });
  },
);

test("a denial on one type is that type's, with the permission that is missing", async () => {
  emulator.fault({
    kind: "error",
    action: "DescribeInstances",
    code: "Forbidden.RAM",
    status: 403,
  });
  expect((await list()).coverage).toMatchObject({ outcome: "denied", code: "Forbidden.RAM" });
  expect((await list("ecs.numbered")).coverage.outcome).toBe("listed");
});

test("throttling that ends is waited for", async () => {
  emulator.fault({ kind: "error", code: "Throttling.User", status: 400, times: 4 });
  expect((await list()).coverage).toMatchObject({ outcome: "listed", count: 230 });
});

test("throttling that does not end is said", async () => {
  emulator.fault({ kind: "error", code: "Throttling.User", status: 400 });
  expect((await list()).coverage).toMatchObject({ outcome: "throttled", code: "Throttling.User" });
});

test("a connection that is cut once is asked again", async () => {
  emulator.fault({ kind: "cut", times: 1 });
  expect((await list()).coverage).toMatchObject({ outcome: "listed", count: 230 });
});

test("a region whose connections are always cut has failed", async () => {
  emulator.fault({ kind: "cut", region: "cn-hangzhou" });
  expect((await list()).coverage.outcome).toBe("failed");
  expect((await list("ecs.instance", "ap-southeast-1")).coverage.outcome).toBe("listed");
});

test("a call that hangs ends as failed within its bounds", async () => {
  emulator.fault({ kind: "hang" });
  // Short for this test alone: on a busy machine an honest answer takes longer.
  const env = { CLOSEOUT_ALIBABA_ENDPOINT: emulator.url, CLOSEOUT_ALIBABA_TIMEOUT_MS: "150" };
  const request = { type: "ecs.instance", region: "cn-hangzhou", parents: [] };
  const { coverage } = await session(transportOn({ env })).list(request, signal);
  expect(coverage).toMatchObject({ outcome: "failed", code: "ReadTimeout" });
});

test("a short page in a chain of tokens loses nothing", async () => {
  emulator.fault({ kind: "short-page", nth: 2 });
  expect((await list()).coverage).toMatchObject({ outcome: "listed", count: 230 });
});

test("a short numbered page is never the end of a listing", async () => {
  emulator.fault({ kind: "short-page", action: "DescribeInstanceRamRole" });
  const { coverage } = await list("ecs.numbered");
  expect(coverage.outcome).toBe("failed");
  expect(coverage.message).toMatch(/of 230 records/);
});

test("a repeated token makes the listing fail", async () => {
  emulator.fault({ kind: "repeat-token" });
  const { coverage } = await list();
  expect(coverage.outcome).toBe("failed");
  expect(coverage.message).toMatch(/NextToken repeats/);
});

test("a total that shrinks for once starts the listing again, and for good makes it fail", async () => {
  emulator.fault({ kind: "shrink-total", nth: 3 });
  expect((await list("ecs.numbered")).coverage).toMatchObject({ outcome: "listed", count: 230 });
  emulator.fault({ kind: "shrink-total", nth: 4 });
  emulator.fault({ kind: "shrink-total", nth: 9 });
  emulator.fault({ kind: "shrink-total", nth: 14 });
  const { coverage } = await list("ecs.numbered");
  expect(coverage.outcome).toBe("failed");
  expect(coverage.message).toMatch(/shrank from 230 to 115/);
});

test("a stopped call ends at once", async () => {
  emulator.fault({ kind: "hang" });
  const stop = new AbortController();
  const transport = transportOn({ timeouts: { readMs: 30_000 } });
  const call = transport.send(
    { product: "Sts", action: "GetCallerIdentity", region: "global", params: {} },
    stop.signal,
  );
  setTimeout(() => stop.abort(new Error("Ctrl-C")), 20);
  await expect(call).rejects.toThrow("Ctrl-C");
});

test("a wrong secret is told as such, and never shown", async () => {
  const accessKeySecret = "a-wrong-secret-0123456789";
  const call = whoAmI(transportOn({ credentials: async () => ({ ...keys, accessKeySecret }) }));
  const error = await call.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: "credentials", code: "SignatureDoesNotMatch" });
  expect(String(error)).not.toContain(accessKeySecret);
});

test("plain http is refused for every address but loopback", () => {
  const endpoint = (url: string) => () => transportOn({ env: { CLOSEOUT_ALIBABA_ENDPOINT: url } });
  expect(endpoint("http://example.com")).toThrow(Problem);
  expect(endpoint("http://127.0.0.1.example.com")).toThrow(/plain http/);
  expect(endpoint("ftp://127.0.0.1")).toThrow(/only http and https/);
  expect(endpoint("nonsense")).toThrow(/no URL/);
  expect(endpoint("http://[::1]:8085")).not.toThrow();
  expect(endpoint("https://proxy.example.com")).not.toThrow();
});

test("nothing is refused silently: a product without endpoint is unsupported", async () => {
  const call = transportOn().send(
    { product: "Nothing", action: "List", region: "cn-hangzhou", params: {} },
    signal,
  );
  await expect(call).rejects.toMatchObject({ kind: "unsupported", code: "UnknownProduct" });
});

test("numbers that a double cannot hold stay exact", () => {
  const text =
    '{"a":12345678901234567890,"b":[1234567890123456789],"c":"99999999999999999999","d":1.5}';
  expect(parseReply(text)).toEqual({
    a: "12345678901234567890",
    b: ["1234567890123456789"],
    c: "99999999999999999999",
    d: 1.5,
  });
});

test("a denial by a control policy names who can lift it", () => {
  const body = {
    Code: "NoPermission",
    Message: "You are not authorized.",
    RequestId: "q",
    AccessDeniedDetail: {
      AuthAction: "ecs:DescribeInstances",
      NoPermissionType: "ExplicitDeny",
      PolicyType: "ControlPolicy",
    },
  };
  const error = callError(errorReply(403, body, {}), LOOK);
  expect(error).toMatchObject({ kind: "denied", permission: "ecs:DescribeInstances" });
  expect(error.message).toMatch(/only the management account can change/);
});

test.each([
  [400, "Throttling.Api", "throttled"],
  [503, "ServiceUnavailable", "transient"],
  [500, "InternalError", "unknown"],
  [502, "HTTP502", "unknown"],
  [403, "Forbidden.RAM", "denied"],
  [403, "IncorrectInstanceStatus", "refused"],
  [404, "InvalidAccessKeyId.NotFound", "credentials"],
  [404, "InvalidApi.NotFound", "unsupported"],
  [404, "InvalidProduct.NotFound", "gone-host"],
  [404, "InvalidInstanceId.NotFound", "refused"],
])("HTTP %i %s is %s", (status, code, kind) => {
  expect(callError(errorReply(status, { Code: code, Message: "m" }, {}), LOOK).kind).toBe(kind);
});

test("the vendor's pause is read from its header in milliseconds", () => {
  const reply = errorReply(400, { Code: "Throttling" }, { "x-acs-retry-after": "1500" });
  expect(callError(reply, LOOK).retryAfterMs).toBe(1500);
});
