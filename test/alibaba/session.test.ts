import { afterEach, expect, test } from "vitest";
import { bss } from "../../emulator/alibaba/products/bss.ts";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import type { Emulator } from "../../emulator/server.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { ecs as ecsRows } from "../../src/clouds/alibaba/services/ecs.ts";
import { ram } from "../../src/clouds/alibaba/services/ram.ts";
import { ramKeys } from "../../src/clouds/alibaba/services/ram-keys.ts";
import { accountFile, MEMBER, open, organization } from "./support/directory.ts";

let emulator: Emulator;
afterEach(() => emulator?.close());

const signal = () => AbortSignal.timeout(50_000);

test("regional types are listed in every region that the account is offered, others once", async () => {
  emulator = await organization({ products: [ecs] });
  const session = await open(emulator, { services: [ecsRows, ram, ramKeys] });
  expect(await session.regionsOf("ecs.instance")).toContain("cn-hangzhou");
  expect((await session.regionsOf("ecs.instance")).length).toBeGreaterThan(10);
  expect(await session.regionsOf("ram.user")).toEqual(["global"]);
  expect(await session.regionsOf("ram.access-key")).toEqual(["global"]);
  await session.close();
});

test("account.yaml narrows the regions", async () => {
  emulator = await organization({ products: [ecs] });
  const account = accountFile({ regions: ["cn-shanghai"] });
  const session = await open(emulator, { account, services: [ecsRows] });
  expect(await session.regionsOf("ecs.instance")).toEqual(["cn-shanghai"]);
  await session.close();
});

test("a region that the account is not offered is named with the allowed ones", async () => {
  emulator = await organization({ products: [ecs] });
  const account = accountFile({ regions: ["cn-shanghai", "cn-north-2-gov-1"] });
  const session = await open(emulator, { account, services: [ecsRows] });
  await expect(session.regionsOf("ecs.instance")).rejects.toMatchObject({
    code: "account-file",
    message: expect.stringContaining("cn-north-2-gov-1"),
  });
  await session.close();
});

test("a refund quote is read for prepaid items, and its absence is said", async () => {
  emulator = await organization({
    products: [bss, ecs],
    resources: {
      "*": {
        "bss.instance": [
          {
            InstanceID: "fw-1",
            ProductCode: "vipcloudfw",
            ProductType: "vipcloudfw",
            SubscriptionType: "Subscription",
            EndTime: "2030-01-01T00:00:00Z",
            _refundAmount: "120.50",
          },
        ],
      },
    },
  });
  const session = await open(emulator, { services: [ecsRows] });
  const item = {
    id: "alibaba:bss.subscription:global:fw-1",
    type: "bss.subscription",
    region: "global",
    nativeId: "fw-1",
    name: undefined,
    state: "present",
    until: undefined,
    charge: "prepaid",
    expires: undefined,
    autoRenew: undefined,
    created: undefined,
    lastActive: undefined,
    protections: [],
    tags: {},
    facts: { productCode: "vipcloudfw", productType: "vipcloudfw" },
    proposed: "manual",
    because: undefined,
    blocks: true,
    uses: [],
    waitsFor: [],
    goesWith: undefined,
    takes: [],
    parent: undefined,
  } as const;
  const gone = { ...item, id: "alibaba:bss.subscription:global:fw-2", nativeId: "fw-2" };
  const bare = { ...item, id: "alibaba:bss.subscription:global:fw-3", facts: {} };
  const quotes = await session.quotes([item, gone, bare], signal());
  expect(quotes[item.id]).toBe("120.5 CNY");
  expect(quotes[gone.id]).toContain("ResourceNotExists");
  expect(quotes[bare.id]).toContain("no quote");
  await session.close();
});

test("the cloud knows its kinds, the shape of an account id, and its regions", () => {
  expect(alibaba.kinds.map((kind) => kind.kind)).toEqual([
    "resource-account",
    "cloud-account",
    "standalone",
  ]);
  expect(alibaba.accountId.pattern.test(MEMBER)).toBe(true);
  expect(alibaba.accountId.pattern.test(` ${MEMBER}`)).toBe(false);
  expect(alibaba.regions).toContain("cn-hangzhou");
  expect(alibaba.rows.size).toBeGreaterThan(0);
});
