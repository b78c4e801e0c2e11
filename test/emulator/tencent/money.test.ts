import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { consoleOf } from "../support/admin.ts";
import { arrayAt, codeOf } from "./support/client.ts";
import { accountId, opsOf, worldOf } from "./support/one-account.ts";

let emulator: Emulator;
let billing: ReturnType<typeof opsOf>;
beforeEach(async () => {
  const renew = { RegionCode: "gz", Status: "NORMAL", RenewFlag: "NOTIFY_AND_AUTO_RENEW" };
  emulator = await startEmulator({
    seed: worldOf({
      "*": {
        "billing.balance": [{ CashAccountBalance: 900, FreezeAmount: 100, OweAmount: 0 }],
        "billing.deal": [
          { repeat: 25, OrderId: "done-{nn}", Status: 4, CreateTime: "2026-02-01 10:00:00" },
          { OrderId: "open", Status: 1, CreateTime: "2026-02-02 10:00:00" },
        ],
        "billing.voucher": [
          { VoucherId: "v-1", Status: "unUsed", Balance: 300_000_000 },
          { VoucherId: "v-2", Status: "overdue", Balance: 0 },
        ],
        "billing.renew-instance": [
          { ...renew, InstanceId: "ins-1", ProductCode: "p_cvm" },
          { ...renew, InstanceId: "waf-1", ProductCode: "p_waf", _refund: 700 },
          { ...renew, InstanceId: "bad-1", ProductCode: "p_cvm", _renewalFails: "not allowed" },
        ],
        "billing.bill-resource": [
          {
            BillMonth: "2026-02",
            ResourceId: "ins-1",
            BusinessCode: "p_cvm",
            RealTotalCost: "1.5",
          },
          { BillMonth: "2026-03", ResourceId: "x", _notReady: true },
        ],
      },
    }),
  });
  billing = opsOf(emulator, "billing", "2018-07-09");
});
afterEach(() => emulator.close());

const window = { StartTime: "2026-01-01 00:00:00", EndTime: "2026-03-01 00:00:00" };

test("orders hide the unpaid unless asked, by pages counted from 0, in windows of three months", async () => {
  const hidden = await billing("DescribeDealsByCond", { ...window, Limit: 20 });
  expect(hidden).toMatchObject({ TotalCount: 25 });
  const second = await billing("DescribeDealsByCond", { ...window, Limit: 20, Offset: 1 });
  expect(arrayAt(second, "Deals")).toHaveLength(5);
  const open = await billing("DescribeDealsByCond", { ...window, Limit: 20, StatusSet: [1, 2, 3] });
  expect(arrayAt(open, "Deals")).toMatchObject([{ OrderId: "open" }]);
  const long = { ...window, EndTime: "2026-12-01 00:00:00", Limit: 20 };
  expect(await codeOf(billing("DescribeDealsByCond", long))).toBe("InvalidParameterValue");
});

test("vouchers are counted in micro units, by pages from 1", async () => {
  const found = await billing("DescribeVoucherInfo", { Limit: 10, Offset: 1, Status: "unUsed" });
  expect(found).toMatchObject({ TotalCount: 1, TotalBalance: 300_000_000, Unit: "micro" });
  expect(await codeOf(billing("DescribeVoucherInfo", { Limit: 10, Offset: 0 }))).toBe(
    "InvalidParameterValue",
  );
});

test("a renewal that cannot be switched fails inside a success", async () => {
  const off = {
    ProductCode: "p_cvm",
    RegionCode: "gz",
    RenewFlag: "DISABLE_NOTIFY_AND_MANUAL_RENEW",
  };
  const good = await billing("SetRenewal", { ...off, InstanceId: "ins-1" });
  const bad = await billing("SetRenewal", { ...off, InstanceId: "bad-1" });
  expect(good["InstanceList"]).toEqual([]);
  expect(bad["InstanceList"]).toMatchObject([{ InstanceId: "bad-1", Message: "not allowed" }]);
  const auto = { MaxResults: 100, RenewFlagList: ["NOTIFY_AND_AUTO_RENEW"] };
  expect(arrayAt(await billing("DescribeRenewInstances", auto), "InstanceList")).toHaveLength(2);
});

test("a refund brings money back, and only some products give one", async () => {
  const base = { ClientToken: "t", SubProductCode: "sp", RegionCode: "gz" };
  const refund = (ProductCode: string, InstanceId: string) =>
    billing("RefundInstance", { ...base, ProductCode, InstanceId });
  expect(await codeOf(refund("p_cvm", "ins-1"))).toBe(
    "UnsupportedOperation.NOT_SUPPORT_THIS_ACTION",
  );
  expect(await codeOf(refund("p_waf", "waf-1"))).toBe("");
  expect(await billing("DescribeAccountBalance")).toMatchObject({
    CashAccountBalance: 1600,
    RealBalance: 1500,
  });
  expect(await consoleOf(emulator.url, accountId)("withdraw-balance")).toEqual({
    withdrawn: 1500,
    left: 0,
  });
});

test("the renewal list goes on by a token, and refuses one that it never gave", async () => {
  const first = await billing("DescribeRenewInstances", { MaxResults: 2 });
  const NextToken = String(first["NextToken"]);
  const second = await billing("DescribeRenewInstances", { MaxResults: 2, NextToken });
  expect(arrayAt(second, "InstanceList")).toHaveLength(1);
  expect(second["NextToken"]).toBe("");
  expect(await codeOf(billing("DescribeRenewInstances", { MaxResults: 2, NextToken: "x" }))).toBe(
    "InvalidParameterValue",
  );
});

test("a month whose bill is not ready says so", async () => {
  const month = (Month: string) =>
    billing("DescribeBillResourceSummary", { Month, Offset: 0, Limit: 100 });
  expect(await month("2026-02")).toMatchObject({ Total: 1 });
  expect(await codeOf(month("2026-03"))).toBe("FailedOperation.SummaryDataNotReady");
});
