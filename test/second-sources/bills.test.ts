import { expect, test } from "vitest";
import { recentMonths } from "../../src/clouds/shared/session/bills.ts";
import { idOf, look, removedBy } from "./support/look.ts";

const [month = "", lastMonth = ""] = recentMonths(Date.now());

const line = (
  BusinessCode: string,
  ResourceId: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  BusinessCode,
  BusinessCodeName: BusinessCode,
  ProductCode: `s${BusinessCode}`,
  BillMonth: month,
  RealTotalCost: "1.50",
  ResourceId,
  ...more,
});

const instance = (InstanceId: string) => ({
  InstanceId,
  InstanceName: "web",
  InstanceState: "RUNNING",
  InstanceChargeType: "POSTPAID_BY_HOUR",
  CreatedTime: "2024-01-01T00:00:00Z",
});

const tencent = (
  bills: readonly ReturnType<typeof line>[],
  here: Readonly<Record<string, never[] | object[]>> = {},
) =>
  ({
    cloud: "tencent",
    resources: { "ap-guangzhou": here, "*": { "billing.bill-resource": bills } },
  }) as Parameters<typeof look>[0];

test("a charge inside a product that has rows is a question by its resource id", async () => {
  const seen = await look(
    tencent([line("p_cvm", "ins-1"), line("p_cvm", "host-1")], {
      "cvm.instance": [instance("ins-1")],
    }),
  );
  expect(seen.subjects("blind-spots")).toEqual(["bill:p_cvm/host-1"]);
});

test("a charge of an older month only is none, but in the first days of the next one", async () => {
  const on = async (at: string) => {
    const bills = [
      line("p_cvm", "ins-1", { BillMonth: "2027-03" }),
      line("p_cvm", "host-1", { BillMonth: "2027-02" }),
      line("p_cvm", "host-0", { BillMonth: "2027-01" }),
    ];
    const seen = await look({ ...tencent(bills, { "cvm.instance": [instance("ins-1")] }), at });
    return seen.subjects("blind-spots");
  };
  // The bills are two days behind: hardly anything is on the one of March.
  expect(await on("2027-03-01T01:00:00Z")).toEqual(["bill:p_cvm/host-1"]);
  expect(await on("2027-03-20T01:00:00Z")).toEqual([]);
});

test("in the first days of a month Alibaba Cloud is asked for the cycle before as well", async () => {
  const bill = (InstanceID: string, BillingCycle: string) => ({
    BillingCycle,
    ProductCode: "ecs",
    CommodityCode: "ddh",
    SubscriptionType: "PayAsYouGo",
    PretaxAmount: 3,
    OutstandingAmount: 0,
    InstanceID,
  });
  const bills = [bill("dh-1", "2027-02"), bill("dh-2", "2027-03"), bill("dh-2", "2027-02")];
  const on = async (at: string) => {
    const seen = await look({ cloud: "alibaba", resources: { "*": { "bss.bill": bills } }, at });
    return seen
      .findings("blind-spots")
      .map(({ subject, says }) => [subject, /until (\S+);/u.exec(says)?.[1]]);
  };
  const second = ["bill:ecs/dh-2", "2027-03"];
  expect(await on("2027-03-02T01:00:00Z")).toEqual([["bill:ecs/dh-1", "2027-02"], second]);
  expect(await on("2027-03-20T01:00:00Z")).toEqual([second]);
});

test("a site of the CDN that is charged is not taken for the zone of its name, which is listed", async () => {
  const seen = await look({
    cloud: "alibaba",
    resources: {
      "*": {
        "alidns.domain": [{ DomainName: "shop.example", DomainId: "dom-1" }],
        "bss.bill": [
          {
            BillingCycle: month,
            ProductCode: "cdn",
            SubscriptionType: "PayAsYouGo",
            PretaxAmount: 3,
            OutstandingAmount: 0,
            InstanceID: "shop.example",
          },
        ],
      },
    },
  });
  expect(seen.subjects("blind-spots")).toEqual(["bill:cdn/shop.example"]);
});

test("what was given back is not charged", async () => {
  const seen = await look(
    tencent([line("p_cvm", "ins-1"), line("p_cvm", "ins-2", { RealTotalCost: "-9.00" })], {
      "cvm.instance": [instance("ins-1")],
    }),
  );
  expect(seen.subjects("blind-spots")).toEqual([]);
});

test("a charge up to the removal by a run is none, and one long after it is a question", async () => {
  const at = (hours: number) => ({
    ...tencent([line("p_cvm", "ins-9")]),
    journal: (ago: (hours: number) => string) =>
      removedBy("tencent:cvm.instance:ap-guangzhou:ins-9", ago(hours), idOf("tencent")),
  });
  expect((await look(at(1))).subjects("blind-spots")).toEqual([]);
  expect((await look(at(24 * 70))).subjects("blind-spots")).toEqual(["bill:p_cvm/ins-9"]);
});

test("a question about a charge is answered by a line that knows the charge", async () => {
  const answered = (lastCharge: string) =>
    look({
      ...tencent([line("p_cvm", "host-1")]),
      account: `answers:\n  - { policy: blind-spots, subject: "bill:p_cvm/host-1", answer: gone, because: looked, lastCharge: "${lastCharge}" }\n`,
    });
  expect((await answered(month)).subjects("blind-spots")).toEqual([]);
  expect((await answered(lastMonth)).subjects("blind-spots")).toEqual(["bill:p_cvm/host-1"]);
});

test("what is billed by use is counted, and stands alone when nothing of the product is listed", async () => {
  const use = line("p_cos", "storage-package");
  const bucket = {
    Name: "shop-1250000005",
    Location: "ap-guangzhou",
    CreationDate: "2024-01-01T00:00:00Z",
  };
  const held = await look(tencent([use], { "cos.bucket": [bucket] }));
  expect(held.subjects("blind-spots").filter((one) => one.startsWith("bill:"))).toEqual([]);
  expect((await look(tencent([use]))).subjects("blind-spots")).toEqual([
    "bill:p_cos/storage-package",
  ]);
});

test("on Alibaba Cloud the newest cycle is read instance by instance", async () => {
  const bill = (InstanceID: string, more: Readonly<Record<string, string | number>> = {}) => ({
    BillingCycle: month,
    ProductCode: "ecs",
    ProductName: "ECS",
    CommodityCode: "ecs",
    SubscriptionType: "PayAsYouGo",
    PretaxAmount: 3,
    OutstandingAmount: 0,
    InstanceID,
    ...more,
  });
  const seen = await look({
    cloud: "alibaba",
    resources: {
      "cn-hangzhou": {
        "ecs.instance": [
          {
            InstanceId: "i-1",
            InstanceName: "web",
            Status: "Running",
            InstanceChargeType: "PostPaid",
            CreationTime: "2024-01-01T00:00Z",
          },
        ],
      },
      "*": { "bss.bill": [bill("i-1"), bill("dh-1", { CommodityCode: "ddh" })] },
    },
  });
  expect(seen.coverage("sighting.bills-by-instance", "global")?.outcome).toBe("listed");
  expect(seen.subjects("blind-spots")).toEqual(["bill:ecs/dh-1"]);
});

test("a bill whose lines were emptied and whose number was not is no empty bill", async () => {
  const seen = await look({
    cloud: "alibaba",
    resources: {
      "*": {
        "bss.bill": [
          {
            BillingCycle: month,
            ProductCode: "ecs",
            SubscriptionType: "PayAsYouGo",
            PretaxAmount: 3,
            OutstandingAmount: 0,
            InstanceID: "dh-1",
          },
        ],
      },
    },
    faults: [
      {
        kind: "garbage",
        action: "DescribeInstanceBill",
        garbage: { form: "empty-counted-lists" },
      },
    ],
  });
  expect(seen.coverage("sighting.bills-by-instance", "global")?.outcome).not.toBe("listed");
});

test("instances on the bill that may not be read leave the account unknown", async () => {
  const seen = await look({
    cloud: "alibaba",
    resources: {
      "*": {
        "bss.bill": [
          {
            BillingCycle: month,
            ProductCode: "ecs",
            SubscriptionType: "PayAsYouGo",
            PretaxAmount: 3,
            OutstandingAmount: 0,
          },
        ],
      },
    },
    faults: [
      {
        kind: "error",
        product: "BssOpenApi",
        action: "DescribeInstanceBill",
        status: 403,
        code: "NoPermission",
      },
    ],
  });
  expect(seen.subjects("coverage-complete")).toContain(
    "coverage:sighting.bills-by-instance:global",
  );
});
