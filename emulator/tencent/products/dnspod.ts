import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { action, defineService } from "../service.ts";

/** Zones: the fields of DomainListItem; `IsVip` YES, `Status` LOCK and SPAM are refused. */
const zones = defineTable("dnspod.domain", { id: "DomainId", scope: "account" });

/** Records: the fields of RecordListItem; `_domain` is the zone's name. */
const records = defineTable("dnspod.record", { id: "RecordId", scope: "account" });

function describe(call: Call): JsonObject {
  const page = paginate(call, call.rows(zones), {
    by: "offset",
    offset: "Offset",
    size: "Limit",
    standard: 3000,
    max: 3000,
  });
  const counts = ["Mine", "Share", "Vip", "Pause", "Error", "Lock", "Spam"];
  const none = Object.fromEntries(counts.map((name) => [`${name}Total`, 0]));
  const total = { DomainTotal: page.total, AllTotal: page.total, ...none, MineTotal: page.total };
  return {
    DomainCountInfo: { ...total, VipExpire: 0, ShareOutTotal: 0, GroupTotal: 0 },
    DomainList: page.items,
  };
}

function refuse(row: Row): void {
  if (row["IsVip"] === "YES") {
    throw refusal("FailedOperation.DomainIsVip", `${row["Name"]} has a paid plan.`);
  }
  if (row["Status"] === "LOCK") {
    throw refusal("FailedOperation.DomainIsLocked", `${row["Name"]} is locked.`);
  }
  if (row["Status"] === "SPAM") {
    throw refusal("FailedOperation.DomainIsSpam", `${row["Name"]} is banned.`);
  }
}

function deleteDomain(call: Call): JsonObject {
  const id = call.text("DomainId");
  const name = call.need("Domain");
  const table = call.table(zones);
  const row = table.find((one) =>
    id === undefined ? one["Name"] === name : String(one["DomainId"]) === id,
  );
  // The vendor's words for a zone that is not there.
  if (row === undefined)
    throw refusal("InvalidParameter.DomainInvalid", "域名不正确，请输入主域名，如 dnspod.cn。");
  refuse(row);
  const own = call.table(records);
  for (const one of own.rows()) if (one["_domain"] === row["Name"]) own.remove(own.idOf(one));
  table.remove(table.idOf(row));
  return {};
}

/** The records of one zone; one without any is an error unless ErrorOnEmpty says no. */
function describeRecords(call: Call): JsonObject {
  const name = call.need("Domain");
  const zone = call.table(zones).find((row) => row["Name"] === name);
  if (zone === undefined)
    throw refusal("InvalidParameter.DomainInvalid", "域名不正确，请输入主域名，如 dnspod.cn。");
  const rows = call.rows(records, (row) => row["_domain"] === name);
  if (rows.length === 0 && call.text("ErrorOnEmpty") !== "no") {
    throw refusal("ResourceNotFound.NoDataOfRecord", "记录列表为空。");
  }
  const page = paginate(call, rows, {
    by: "offset",
    offset: "Offset",
    size: "Limit",
    standard: 100,
    max: 3000,
  });
  const RecordCountInfo = {
    SubdomainCount: page.total,
    ListCount: page.items.length,
    TotalCount: page.total,
  };
  return { RecordCountInfo, RecordList: page.items };
}

/** Name service. */
export const dnspod = defineService({
  product: "dnspod",
  version: "2021-03-23",
  scope: "global",
  tables: [zones, records],
  actions: {
    DescribeDomainList: action({
      params: { Offset: "int", Limit: "int" },
      ignored: ["Type"],
      handle: describe,
    }),
    DescribeRecordList: action({
      params: { Domain: "string!", Offset: "int", Limit: "int", ErrorOnEmpty: "string" },
      ignored: ["DomainId"],
      handle: describeRecords,
    }),
    DeleteDomain: action({ params: { Domain: "string!", DomainId: "int" }, handle: deleteDomain }),
  },
});
