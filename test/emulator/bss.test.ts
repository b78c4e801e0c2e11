import { afterEach, beforeEach, expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { domain } from "../../emulator/alibaba/products/domain.ts";
import { rds } from "../../emulator/alibaba/products/rds.ts";
import { defineService } from "../../emulator/alibaba/service.ts";
import { defineTable } from "../../emulator/core/table.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { rpc } from "./support/clients.ts";
import { hostedCall } from "./support/hosted.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

/** The tables of another product, without its actions. */
const compute = defineService({
  product: "Ecs",
  version: "2014-05-26",
  style: "rpc",
  hosts: ["ecs"],
  permissionPrefix: "ecs",
  tables: [
    defineTable("ecs.instance", { id: "InstanceId" }),
    defineTable("ecs.disk", { id: "DiskId" }),
  ],
  actions: {},
});
const services = [bss, bssFunds, rds, domain, compute];
const payer = { id: "1000000000000001", key: { id: "LTAI-payer", secret: "payer-secret" } };

const world = {
  "cn-hangzhou": {
    "ecs.instance": [
      {
        InstanceId: "i-paid",
        InstanceChargeType: "PrePaid",
        ExpiredTime: "{now+30d:minutes}",
        CreationTime: "{now-30d:minutes}",
        _refundAmount: "12.34",
      },
      { InstanceId: "i-hourly", InstanceChargeType: "PostPaid", CreationTime: "{now-9d:minutes}" },
      { InstanceId: "i-unpaid", InstanceChargeType: "PrePaid", ExpiredTime: "{now+30d:minutes}" },
    ],
    "ecs.disk": [
      {
        DiskId: "d-along",
        InstanceId: "i-paid",
        DeleteWithInstance: true,
        DiskChargeType: "PostPaid",
      },
      {
        DiskId: "d-stays",
        InstanceId: "i-paid",
        DeleteWithInstance: false,
        DiskChargeType: "PostPaid",
      },
    ],
    "rds.instance": [
      {
        DBInstanceId: "rm-paid",
        PayType: "Prepaid",
        DBInstanceStatus: "Running",
        ExpireTime: "{now+3d}",
        _renewStatus: "AutoRenewal",
      },
    ],
  },
  "*": {
    "domain.domain": [
      {
        InstanceId: "S1",
        DomainName: "shop.example",
        ExpirationDate: "2026-06-01 00:00:00",
        _refundable: false,
      },
    ],
    "bss.instance": [
      {
        InstanceID: "vipcloudfw-1",
        ProductCode: "vipcloudfw",
        ProductType: "vipcloudfw",
        SubscriptionType: "Subscription",
        Region: "cn-hangzhou",
        EndTime: "{now+90d}",
        CreateTime: "{now-9d}",
      },
    ],
    "bss.order": [
      {
        OrderId: "7",
        PaymentStatus: "Unpaid",
        ProductCode: "ecs",
        CreateTime: "{now-20d}",
        _instanceIds: ["i-unpaid"],
      },
      { OrderId: "8", PaymentStatus: "Paid", ProductCode: "ecs", CreateTime: "{now-20d}" },
    ],
    "bss.balance": [
      {
        Currency: "CNY",
        AvailableAmount: "1,234.50",
        AvailableCashAmount: "1,234.50",
        _history: "3.00",
      },
    ],
    "bss.bill": [
      {
        BillingCycle: "2025-12",
        ProductCode: "ecs",
        InstanceID: "i-1",
        SubscriptionType: "PayAsYouGo",
        PretaxAmount: 1.5,
        OutstandingAmount: 0,
      },
      {
        BillingCycle: "2025-12",
        ProductCode: "ecs",
        InstanceID: "i-2",
        SubscriptionType: "PayAsYouGo",
        PretaxAmount: 2.25,
        OutstandingAmount: 1,
      },
      {
        BillingCycle: "2025-11",
        ProductCode: "oss",
        InstanceID: "b",
        SubscriptionType: "PayAsYouGo",
        PretaxAmount: 9,
      },
    ],
  },
};

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed: worldOf(world), services });
  call = callerOf(emulator, "2017-12-14");
});
afterEach(() => emulator.close());

const subscriptions = async (query: Readonly<Record<string, string>> = {}) =>
  listAt(
    await call("QueryAvailableInstances", { SubscriptionType: "Subscription", ...query }),
    "Data.InstanceList",
  );

test("subscriptions of all products stand in one list, whatever their own words for it", async () => {
  expect(await subscriptions()).toMatchObject([
    { InstanceID: "i-paid", ProductCode: "ecs", RenewStatus: "ManualRenewal", Status: "Normal" },
    { InstanceID: "i-unpaid", ProductCode: "ecs" },
    {
      InstanceID: "rm-paid",
      ProductCode: "rds",
      RenewStatus: "AutoRenewal",
      Status: "WaitForExpire",
    },
    { InstanceID: "S1", ProductCode: "domain", EndTime: "2026-06-01T00:00:00Z" },
    { InstanceID: "vipcloudfw-1", ProductCode: "vipcloudfw", Region: "cn-hangzhou" },
  ]);
  expect(await subscriptions({ ProductCode: "ecs", InstanceIDs: "i-paid" })).toHaveLength(1);
  expect(await subscriptions({ RenewStatus: "AutoRenewal" })).toHaveLength(1);
});

test("a refund is quoted, made once, and the instance is gone with its disk after some polls", async () => {
  const named = { InstanceId: "i-paid", ProductCode: "ecs", ProductType: "" };
  expect(await call("InquiryPriceRefundInstance", named)).toMatchObject({
    Success: true,
    Data: { RefundAmount: 12.34, Currency: "CNY" },
  });
  const token = { ...named, ClientToken: "token-1", ImmediatelyRelease: "1" };
  const first = await call("RefundInstance", token);
  const again = await call("RefundInstance", token);
  expect(again["Data"]).toEqual(first["Data"]);
  expect(await call("RefundInstance", { ...token, ClientToken: "token-2" })).toMatchObject({
    Success: false,
    Code: "ResourceStatusError",
  });
  expect(await subscriptions({ InstanceIDs: "i-paid" })).toMatchObject([
    { Status: "WaitForRelease" },
  ]);
  const account = emulator.world.store.account(accountId);
  const rows = (name: string) => account?.everywhere(name).flatMap((table) => table.rows()) ?? [];
  const instances = account?.everywhere("ecs.instance")[0];
  for (let polls = 0; polls < 2; polls += 1) {
    const row = instances?.get("i-paid");
    if (row !== undefined) instances?.show(row);
  }
  expect(rows("ecs.instance").map((row) => row["InstanceId"])).toEqual(["i-hourly", "i-unpaid"]);
  expect(rows("ecs.disk").map((row) => row["DiskId"])).toEqual(["d-stays"]);
});

test("a subscription that no product lists is gone after billing has listed it on its way out", async () => {
  const named = { InstanceId: "vipcloudfw-1", ProductCode: "vipcloudfw" };
  await call("RefundInstance", { ...named, ClientToken: "token-3" });
  const left = async () => (await subscriptions({ ProductCode: "vipcloudfw" })).length;
  expect([await left(), await left(), await left()]).toEqual([1, 1, 0]);
});

test("what cannot be refunded says why, with HTTP 200", async () => {
  const refund = async (InstanceId: string, ProductCode: string) =>
    (await call("RefundInstance", { InstanceId, ProductCode, ClientToken: InstanceId }))["Code"];
  expect(await refund("i-hourly", "ecs")).toBe("ResourceStatusError");
  expect(await refund("i-none", "ecs")).toBe("ResourceNotExists");
  expect(await refund("i-paid", "rds")).toBe("ResourceNotExists");
  expect(await refund("S1", "domain")).toBe("ProductCheckError");
  expect(await refund("i-unpaid", "ecs")).toBe("CSS_CHECK_ORDER_ERROR");
  await call("CancelOrder", { OrderId: "7" });
  expect(await refund("i-unpaid", "ecs")).toBe("Success");
});

test("renewal is set for many at once, and other products see it", async () => {
  await call("SetRenewal", {
    InstanceIDs: "rm-paid",
    ProductCode: "rds",
    RenewalStatus: "NotRenewal",
  });
  expect(await subscriptions({ ProductCode: "rds" })).toMatchObject([
    { RenewStatus: "NotRenewal" },
  ]);
  const database = callerOf(emulator, "2014-08-15", "cn-hangzhou");
  expect(listAt(await database("DescribeDBInstances"), "Items.DBInstance")).toMatchObject([
    { AutoRenewal: false },
  ]);
});

test("orders older than an hour are seen only with a window", async () => {
  const unpaid = { PaymentStatus: "Unpaid" };
  expect(listAt(await call("QueryOrders", unpaid), "Data.OrderList.Order")).toEqual([]);
  const all = await call("QueryOrders", {
    ...unpaid,
    CreateTimeStart: "2025-01-01T00:00:00Z",
    CreateTimeEnd: "2026-12-31T00:00:00Z",
  });
  expect(listAt(all, "Data.OrderList.Order")).toMatchObject([{ OrderId: "7" }]);
  expect(await call("CancelOrder", { OrderId: "8" })).toMatchObject({ Code: "OrderStatusError" });
});

test("the balance is text with separators, and the fund account tells what is owed", async () => {
  expect(await call("QueryAccountBalance")).toMatchObject({
    Data: { AvailableAmount: "1,234.50", Currency: "CNY" },
  });
  const funds = callerOf(emulator, "2023-09-30");
  const [fund] = listAt(await funds("ListFundAccount"), "Data");
  expect(
    await funds("GetFundAccountAvailableAmount", {
      FundAccountId: String(fund?.["FundAccountId"]),
    }),
  ).toMatchObject({ HistoryMonthUnclearedAmount: "3.00", UnclearedAmount: "3.00" });
});

test("a bill sums up by product, and lists by instance", async () => {
  const overview = await call("QueryBillOverview", { BillingCycle: "2025-12" });
  expect(listAt(overview, "Data.Items.Item")).toMatchObject([
    { ProductCode: "ecs", PretaxAmount: 3.75, OutstandingAmount: 1, OwnerID: accountId },
  ]);
  const first = await call("DescribeInstanceBill", { BillingCycle: "2025-12", MaxResults: "1" });
  expect(listAt(first, "Data.Items")).toMatchObject([{ InstanceID: "i-1" }]);
  expect(first["Data"]).toHaveProperty("NextToken");
});

test("bills of a member go to its payer", async () => {
  emulator.seed({
    accounts: [
      { id: accountId, payer: payer.id },
      { id: payer.id, kind: "management", keys: [payer.key] },
    ],
  });
  const asked = { BillingCycle: "2025-12" };
  const own = await call("QueryBillOverview", asked);
  const paid = await rpc({
    port: emulator.port,
    keys: payer.key,
    version: "2017-12-14",
    action: "QueryBillOverview",
    query: { ...asked, BillOwnerId: accountId },
  });
  expect(listAt(own, "Data.Items.Item")).toEqual([]);
  expect(listAt(paid, "Data.Items.Item")).toMatchObject([{ OwnerID: accountId }]);
});

test("the host of the other site is not applicable", async () => {
  const reply = (host: string) =>
    hostedCall(emulator, host, { Action: "QueryAccountBalance", Version: "2017-12-14" });
  expect(await reply("business.aliyuncs.com")).toMatchObject({ Success: true });
  expect(await reply("business.ap-southeast-1.aliyuncs.com")).toMatchObject({
    Success: false,
    Code: "NotApplicable",
  });
});
