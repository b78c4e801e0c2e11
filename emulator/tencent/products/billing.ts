import type { Call } from "../../core/call.ts";
import { textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import type { Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { readChinaTime } from "../times.ts";
import { moneyConsole } from "./billing/console.ts";
import {
  addRefund,
  balanceOf,
  billingTables,
  bills,
  deals,
  renewals,
  vouchers,
} from "./billing/ledger.ts";

const DAY = 86_400_000;
const refundable = ["waf", "cfw", "cwp", "tcss", "csip", "kms"];

/** `p_waf` and `waf` both name the product. */
const plain = (code: string): string => code.replace(/^s?p_/, "");

function windowOf(call: Call): { readonly from: number; readonly to: number } {
  const from = readChinaTime(call.need("StartTime"));
  const to = readChinaTime(call.need("EndTime"));
  if (!(from <= to)) throw call.errors.invalid("StartTime");
  // The page advises windows of at most three months; that longer ones are refused is unverified.
  if (to - from > 93 * DAY) throw call.errors.invalid("EndTime");
  return { from, to };
}

function between(call: Call, row: Row): boolean {
  const { from, to } = windowOf(call);
  const created = readChinaTime(textOf(row["CreateTime"]) ?? "");
  const set = call.list("StatusSet");
  const wanted = set.length > 0 ? set : [call.text("Status") ?? "4"];
  return created >= from && created <= to && wanted.includes(String(row["Status"]));
}

function setRenewal(call: Call) {
  const id = call.need("InstanceId");
  const flag = call.need("RenewFlag");
  const flags = [
    "NOTIFY_AND_MANUAL_RENEW",
    "NOTIFY_AND_AUTO_RENEW",
    "DISABLE_NOTIFY_AND_MANUAL_RENEW",
  ];
  if (!flags.includes(flag)) throw call.errors.invalid("RenewFlag");
  const table = call.table(renewals);
  const row = table.get(id);
  const wrong =
    row === undefined ||
    row["ProductCode"] !== call.need("ProductCode") ||
    row["RegionCode"] !== call.need("RegionCode");
  const why = wrong ? "The instance does not exist." : textOf(row["_renewalFails"]);
  // The codes inside InstanceList are unverified.
  if (why !== undefined) return { InstanceList: [{ Code: 4001, Message: why, InstanceId: id }] };
  table.patch(id, { RenewFlag: flag });
  return { InstanceList: [] };
}

function refundInstance(call: Call) {
  call.need("ClientToken");
  call.need("SubProductCode");
  call.need("RegionCode");
  const code = plain(call.need("ProductCode"));
  if (!refundable.includes(code)) {
    throw refusal(
      "UnsupportedOperation.NOT_SUPPORT_THIS_ACTION",
      `${code} cannot be returned here.`,
    );
  }
  const table = call.table(renewals);
  const row = table.get(call.need("InstanceId"));
  if (row === undefined || plain(textOf(row["ProductCode"]) ?? "") !== code) {
    throw refusal("InvalidParameter.ApiParamError", "The instance does not exist.");
  }
  if (row["_locked"] === true)
    throw refusal("InvalidParameter.ResourceLocked", "The resource is locked.");
  addRefund(call, row);
  table.remove(table.idOf(row));
  return { OrderIdList: [`${call.now()}`] };
}

/** Balance, orders, vouchers, renewals and bills. */
export const billing = defineService({
  product: "billing",
  version: "2018-07-09",
  scope: "global",
  denied: "UnauthorizedOperation.CamNoAuth",
  tables: billingTables,
  actions: {
    DescribeAccountBalance: action({
      ignored: ["TempCredit"],
      handle: (call) => balanceOf(call.account),
    }),
    /** Without StatusSet, Status 4 is meant: unpaid orders are not shown. Offset is a page from 0. */
    DescribeDealsByCond: list({
      table: deals,
      set: "Deals",
      page: { by: "number", page: "Offset", size: "Limit", standard: 20, max: 1000, first: 0 },
      params: {
        StartTime: "string!",
        EndTime: "string!",
        Limit: "int!",
        StatusSet: "ints",
        Status: "int",
      },
      before: windowOf,
      where: between,
    }),
    DescribeVoucherInfo: list({
      table: vouchers,
      set: "VoucherInfos",
      page: { by: "number", page: "Offset", size: "Limit", standard: 20, max: 1000 },
      params: { Limit: "int!", Offset: "int!", Status: "string" },
      where: (call, row) => (call.text("Status") ?? row["Status"]) === row["Status"],
      more: (call) => ({
        TotalBalance: call
          .table(vouchers)
          .rows()
          .reduce((sum, row) => sum + Number(row["Balance"] ?? 0), 0),
        Unit: "micro",
      }),
    }),
    DescribeRenewInstances: action({
      params: {
        MaxResults: "int!",
        NextToken: "string",
        RenewFlagList: "strings",
        InstanceIdList: "strings",
        ExpireTimeStart: "string",
        ExpireTimeEnd: "string",
      },
      ignored: ["Reverse"],
      handle: (call) => {
        const flags = call.list("RenewFlagList");
        const ids = call.list("InstanceIdList");
        const from = call.text("ExpireTimeStart") ?? "";
        const to = call.text("ExpireTimeEnd") ?? "9999";
        const rows = call.rows(renewals, (row) => {
          const expires = textOf(row["ExpireTime"]) ?? "";
          if (flags.length > 0 && !flags.includes(String(row["RenewFlag"]))) return false;
          if (ids.length > 0 && !ids.includes(String(row["InstanceId"]))) return false;
          return expires >= from && expires <= to;
        });
        const page = paginate(call, rows, {
          by: "token",
          token: "NextToken",
          size: "MaxResults",
          standard: 100,
          max: 100,
        });
        return { InstanceList: page.items, NextToken: page.next ?? "" };
      },
    }),
    SetRenewal: action({
      params: {
        ProductCode: "string!",
        RegionCode: "string!",
        InstanceId: "string!",
        RenewFlag: "string!",
      },
      ignored: ["RenewPeriod", "RenewPeriodUnit"],
      handle: setRenewal,
    }),
    RefundInstance: action({
      params: {
        ClientToken: "string!",
        ProductCode: "string!",
        SubProductCode: "string!",
        InstanceId: "string!",
        RegionCode: "string!",
      },
      handle: refundInstance,
    }),
    DescribeBillResourceSummary: list({
      table: bills,
      set: "ResourceSummarySet",
      total: "Total",
      page: { by: "offset", offset: "Offset", size: "Limit", standard: 100, max: 1000 },
      params: {
        Offset: "int!",
        Limit: "int!",
        Month: "string!",
        ResourceId: "string",
        NeedRecordNum: "int",
      },
      ignored: ["PeriodType"],
      where: (call, row) => {
        call.number("NeedRecordNum");
        if (row["BillMonth"] !== call.need("Month")) return false;
        if (row["_notReady"] === true) {
          throw refusal(
            "FailedOperation.SummaryDataNotReady",
            "The summary is being built, try again later.",
          );
        }
        const wanted = call.text("ResourceId");
        return wanted === undefined || row["ResourceId"] === wanted;
      },
    }),
  },
  console: moneyConsole,
});
