import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import type { Item } from "../../src/core/item.ts";
import { plainAccount } from "../support/account.ts";
import { quietClock } from "../support/quiet-clock.ts";

const ACCOUNT = "0123456789abcdef0123456789abcdef";
const PROJECTS = [
  { id: "p-1", name: "cn-north-4" },
  { id: "p-2", name: "cn-north-4_dev" },
  { id: "p-0", name: "MOS" },
];

interface Seen {
  readonly host: string;
  readonly path: string;
  readonly project: string | undefined;
  readonly domain: string | undefined;
}

const signal = new AbortController().signal;
let server: Server;
let seen: Seen[] = [];
let answers: Record<string, { status?: number; headers?: Record<string, string>; body: unknown }[]>;
const open: CloudSession[] = [];

function answerTo(request: IncomingMessage) {
  const { host = "", "x-project-id": project, "x-domain-id": domain } = request.headers;
  const path = request.url ?? "";
  seen.push({ host, path, project: String(project ?? ""), domain: String(domain ?? "") });
  const [bare = ""] = path.split("?");
  const all = answers[`${host} ${bare}`] ?? answers[bare];
  const answer = all?.length === 1 ? all[0] : all?.shift();
  return answer ?? { status: 404, body: { error_code: "APIGW.0101", error_msg: "no such API" } };
}

beforeEach(async () => {
  seen = [];
  answers = {
    "/v5/caller-identity": [
      {
        body: {
          account_id: ACCOUNT,
          principal_urn: `iam::${ACCOUNT}:user:closer`,
          principal_id: "u-1",
        },
      },
    ],
    "/v3/auth/projects": [{ body: { projects: PROJECTS, links: {} } }],
    "/v3/projects": [{ body: { projects: [], links: {} } }],
  };
  server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const { status = 200, headers = {}, body } = answerTo(request);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.close()));
  await new Promise((done) => server.close(done));
});

async function connect(): Promise<CloudSession> {
  const { port } = server.address() as AddressInfo;
  const session = await huawei.open(
    plainAccount({ name: "shop", cloud: "huawei", id: ACCOUNT, kind: "standalone" }),
    {
      clock: quietClock(),
      env: {
        HOME: "/nonexistent",
        CLOSEOUT_HUAWEI_ENDPOINT: `http://127.0.0.1:${port}`,
        HUAWEICLOUD_SDK_AK: "AKtester",
        HUAWEICLOUD_SDK_SK: "sk-tester-0123456789",
      },
      log: () => {},
    },
  );
  open.push(session);
  return session;
}

/** What is on record where it is not known which projects there are. */
const shortList = expect.objectContaining({
  type: "sighting.regions",
  region: "global",
  outcome: "failed",
});

describe("a session with Huawei Cloud", () => {
  test("begins with whose keys they are, and asks nothing else before", async () => {
    const session = await connect();
    expect(session.caller).toMatchObject({ accountId: ACCOUNT, kind: "user", userName: "closer" });
    expect(seen.map(({ path }) => path)).toEqual(["/v5/caller-identity"]);
  });

  test("takes every project for a region, sub-projects too", async () => {
    const session = await connect();
    expect(await session.regionsOf("vpc.vpc")).toEqual(["cn-north-4", "cn-north-4_dev"]);
  });

  test("does not call a sub-project empty that the list of those to enter leaves out", async () => {
    const hidden = { id: "p-3", name: "cn-north-4_hidden" };
    answers["/v3/projects"] = [{ body: { projects: [...PROJECTS, hidden], links: {} } }];
    const session = await connect();
    expect(await session.regionCoverage()).not.toContainEqual(shortList);
    expect(await session.regionsOf("vpc.vpc")).toContain(hidden.name);
    const listed = { type: "vpc.vpc", region: hidden.name, parents: [] };
    expect((await session.list(listed, signal)).coverage).toMatchObject({
      outcome: "failed",
      code: "NoProject",
    });
  });

  test("does not take a list of all projects for whole that lacks one to enter", async () => {
    answers["/v3/projects"] = [{ body: { projects: PROJECTS.slice(1), links: {} } }];
    const session = await connect();
    expect(await session.regionCoverage()).toContainEqual(shortList);
  });

  test("asks each project at the host of its region, page by page", async () => {
    answers["/v3/p-2/vpc/vpcs"] = [
      { body: { vpcs: [{ id: "v-1", name: "a" }], page_info: { next_marker: "v-1" } } },
      { body: { vpcs: [{ id: "v-2", name: "b" }], page_info: { current_count: 1 } } },
    ];
    const session = await connect();
    const listing = await session.list(
      { type: "vpc.vpc", region: "cn-north-4_dev", parents: [] },
      signal,
    );
    expect(listing.items.map(({ nativeId }) => nativeId)).toEqual(["v-1", "v-2"]);
    const asked = seen.filter(({ path }) => path.startsWith("/v3/p-2/"));
    expect(asked.map(({ host, project }) => [host, project])).toEqual([
      ["vpc.cn-north-4.myhuaweicloud.com", "p-2"],
      ["vpc.cn-north-4.myhuaweicloud.com", "p-2"],
    ]);
  });

  test("does not call a region empty that the account never opened", async () => {
    const session = await connect();
    const { coverage } = await session.list(
      { type: "vpc.vpc", region: "la-south-2", parents: [] },
      signal,
    );
    expect(coverage).toMatchObject({ outcome: "failed", code: "NoProject" });
  });

  test("asks billing on the other site once it says that the account is not of this one", async () => {
    const wrong = { error_code: "CBC.0156", error_msg: "Access denied." };
    answers["bss.myhuaweicloud.com /v2/accounts/customer-accounts/balances"] = [
      { status: 403, body: wrong },
    ];
    answers["bss-intl.myhuaweicloud.com /v2/accounts/customer-accounts/balances"] = [
      {
        body: {
          account_balances: [{ account_id: "b-1", account_type: 1, amount: 12.5, currency: "USD" }],
        },
      },
    ];
    const session = await connect();
    const { items } = await session.list(
      { type: "bss.balance", region: "global", parents: [] },
      signal,
    );
    expect(items.map(({ nativeId }) => nativeId)).toEqual(["b-1"]);
    expect(seen.at(-1)?.domain).toBe(ACCOUNT);
  });

  test("takes a refund that half failed for refused, with the vendor's code", async () => {
    answers["/v2/orders/suscriptions/resources/query"] = [
      {
        body: {
          total_count: 1,
          data: [
            {
              resource_id: "r-1",
              resource_name: "r",
              status: 2,
              effective_time: "2026-01-01T00:00:00Z",
              expire_time: "2027-01-01T00:00:00Z",
              expire_policy: 0,
              is_main_resource: 1,
            },
          ],
        },
      },
    ];
    answers["/v2/orders/subscriptions/resources/unsubscribe"] = [
      {
        body: {
          order_ids: [],
          fail_resource_infos: [
            { resource_id: "r-1", error_code: "CBC.99003643", error_msg: "invoiced" },
          ],
        },
      },
    ];
    const session = await connect();
    const { items } = await session.list(
      { type: "bss.period-resource", region: "global", parents: [] },
      signal,
    );
    const [item] = items as readonly [Item];
    expect(item).toMatchObject({ charge: "prepaid", autoRenew: false });
    const outcome = await session.remove(item, {
      disposition: "refund",
      reviewedAt: "2026-11-01T00:00:00Z",
      recorder: { begin: async () => () => {} },
      signal,
    });
    expect(outcome).toMatchObject({ outcome: "refused", code: "CBC.99003643" });
  });

  test.each([201, 202, 206])(
    "a listing answered with %i is no answer, whatever it holds",
    async (status) => {
      answers["/v3/p-1/vpc/vpcs"] = [
        { status, body: { vpcs: [], page_info: { current_count: 0 } } },
      ];
      const session = await connect();
      const { coverage } = await session.list(
        { type: "vpc.vpc", region: "cn-north-4", parents: [] },
        signal,
      );
      expect(coverage.outcome).toBe("failed");
    },
  );

  test("waits as long as a throttled reply says", async () => {
    const clock = { status: 429, headers: { "retry-after": "1" } };
    answers["/v3/p-1/vpc/security-groups"] = [
      { ...clock, body: { error_code: "APIGW.0308", error_msg: "over ratelimit" } },
      { body: { security_groups: [], page_info: {} } },
    ];
    const session = await connect();
    const { coverage } = await session.list(
      { type: "vpc.security-group", region: "cn-north-4", parents: [] },
      signal,
    );
    // Its rights are not read, so that no listing of this cloud is proved.
    expect(coverage.outcome).toBe("unproved");
  });
});
