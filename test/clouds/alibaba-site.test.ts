import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createAlibabaTransport } from "../../src/clouds/alibaba/client/transport.ts";
import { domain } from "../../src/clouds/alibaba/services/domain.ts";
import { createCatalogSession } from "../../src/clouds/shared/rows/catalog-session.ts";
import { jumpingClock } from "./support/clock.ts";

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** An account of the international site: its domains are on that site's host, the other one knows of none. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "business.aliyuncs.com": { status: 400, body: { Code: "NotApplicable", Message: "not here" } },
  "business.ap-southeast-1.aliyuncs.com": {
    status: 200,
    body: { Success: true, Data: { TotalCount: 0, InstanceList: [] } },
  },
  "domain.aliyuncs.com": { status: 200, body: { TotalItemNum: 0, Data: { Domain: [] } } },
  "domain-intl.aliyuncs.com": {
    status: 200,
    body: {
      DomainName: "shop.example",
      TransferProhibitionLock: "CLOSE",
      TotalItemNum: 1,
      Data: { Domain: [{ InstanceId: "S1", DomainName: "shop.example", DomainStatus: "3" }] },
    },
  },
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Lists the domains while billing answers this so many times first. */
async function listDomains(billing: Answer, times: number) {
  let left = times;
  const started = createServer((request, reply) => {
    const host = request.headers.host ?? "";
    const faulty = host.startsWith("business.") && left > 0;
    if (faulty) left -= 1;
    const { status, body } = faulty ? billing : (ANSWERS[host] ?? { status: 404, body: {} });
    reply.writeHead(status, { "content-type": "application/json" });
    reply.end(JSON.stringify({ RequestId: "r", ...body }));
  });
  server = started;
  await new Promise<void>((ready) => started.listen(0, "127.0.0.1", ready));
  const { port } = started.address() as AddressInfo;
  const clock = jumpingClock();
  const transport = createAlibabaTransport({
    credentials: async () => ({ accessKeyId: "LTAI-1", accessKeySecret: "secret-0123456789" }),
    env: { CLOSEOUT_ALIBABA_ENDPOINT: `http://127.0.0.1:${port}` },
    clock,
    log: () => undefined,
  });
  const session = createCatalogSession({
    cloud: "alibaba",
    accountId: "1",
    services: [domain],
    transport,
    clock,
  });
  const signal = AbortSignal.timeout(20_000);
  const request = { type: "domain.domain", region: "global", parents: [] };
  const listing = await session.list(request, signal);
  await transport.close();
  return listing;
}

const busy: Answer = { status: 400, body: { Code: "Throttling.User", Message: "slow down" } };
const broken: Answer = { status: 500, body: { Code: "InternalError", Message: "oops" } };
const denied: Answer = { status: 403, body: { Code: "NoPermission", Message: "no" } };

test.each([
  ["throttled", busy],
  ["out of order", broken],
])(
  "the site is found out again while billing is %s, so that no empty list of the other site counts",
  async (_, answer) => {
    const { items, coverage } = await listDomains(answer, 2);
    expect(coverage.outcome).toBe("listed");
    expect(items.map((item) => item.nativeId)).toEqual(["S1"]);
  },
);

test("domains are unknown as long as billing does not tell the site", async () => {
  const { items, coverage } = await listDomains(busy, 1_000);
  expect(coverage).toMatchObject({ outcome: "throttled", count: 0 });
  expect(items).toEqual([]);
});

test("domains are unknown where billing may not be asked for the site", async () => {
  const { coverage } = await listDomains(denied, 1_000);
  expect(coverage).toMatchObject({ outcome: "denied", permission: expect.stringContaining("bss") });
});
