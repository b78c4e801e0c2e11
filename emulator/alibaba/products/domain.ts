import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { action, type ConsoleContext, defineService } from "../service.ts";
import { contains, equals, every, tagged, tagParams } from "./data/filters.ts";

/**
 * Rows hold what QueryDomainList shows; `_transferLock` and `_updateLock` are the prohibition locks,
 * `_email` is the registrant's.
 */
const domains = defineTable("domain.domain", { id: "InstanceId", scope: "account" });
const tasks = defineTable("domain.task", { id: "TaskNo", scope: "account" });

const DAY = 86_400_000;
/** Grace, then redemption after the expiry; their lengths differ by suffix and are unverified. */
const GRACE = 45 * DAY;
const AFTER = 75 * DAY;

/** At its end a domain is renewed by itself, or goes some time later. */
function settle(table: Table, now: number): void {
  for (const row of table.rows()) {
    const end = Date.parse(`${textOf(row["ExpirationDate"]) ?? ""}`.replace(" ", "T"));
    if (Number.isNaN(end) || end > now) continue;
    const id = table.idOf(row);
    if (row["AutoRenewEnabled"] === true) {
      const later = end + 365 * DAY;
      table.patch(id, { ExpirationDate: plain(later), ExpirationDateLong: later });
    } else if (end + AFTER <= now) table.remove(id);
    else {
      const redeemed = end + GRACE <= now;
      table.patch(id, { DomainStatus: redeemed ? "2" : "1", ExpirationDateStatus: "2" });
    }
  }
}

/** `2026-01-31 08:00:00`, as this product writes times. */
function plain(time: number): string {
  return isoSeconds(time).replace("T", " ").replace("Z", "");
}

function queryDomainList(call: Call): JsonObject {
  if (call.number("PageNum") === undefined) throw call.errors.missing("PageNum");
  if (call.number("PageSize") === undefined) throw call.errors.missing("PageSize");
  settle(call.table(domains), call.now());
  const rows = call.rows(
    domains,
    every(
      contains(call, "DomainName", ["DomainName"]),
      equals(call, {
        AutoRenewEnabled: "AutoRenewEnabled",
        DomainGroupId: "DomainGroupId",
        ProductDomainType: "DomainType",
        Registrar: "Registrar",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
    ),
  );
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    CurrentPageNum: page.number,
    PageSize: page.size,
    TotalItemNum: page.total,
    TotalPageNum: Math.ceil(page.total / page.size),
    PrePage: page.number > 1,
    NextPage: page.truncated,
    Data: { Domain: page.items },
  };
}

function needById(call: Call) {
  const table = call.table(domains);
  settle(table, call.now());
  const row = table.get(call.need("InstanceId"));
  // The code is unverified.
  if (row === undefined) throw vendorError(404, "DomainNotExist", "The domain does not exist.");
  return { row, id: table.idOf(row), table };
}

function needByName(call: Call) {
  const table = call.table(domains);
  settle(table, call.now());
  const name = call.need("DomainName");
  const row = table.find((one) => one["DomainName"] === name);
  if (row === undefined) throw vendorError(404, "DomainNotExist", "The domain does not exist.");
  return { row, id: table.idOf(row), table };
}

/** Fields of the list that the detail has as well. */
const inDetail = [
  "DomainGroupId",
  "DomainGroupName",
  "DomainName",
  "DomainStatus",
  "DomainType",
  "ExpirationCurrDateDiff",
  "ExpirationDate",
  "ExpirationDateLong",
  "ExpirationDateStatus",
  "InstanceId",
  "Premium",
  "RegistrantType",
  "RegistrationDate",
  "RegistrationDateLong",
  "Remark",
  "ResourceGroupId",
  "Tag",
] as const;

/** PyPI alibabacloud-domain20180129 5.1.1, QueryDomainByInstanceIdResponseBody */
function detail(call: Call, row: Row): JsonObject {
  return call.show(row, (fields) => ({
    ...Object.fromEntries(inDetail.map((name) => [name, fields[name]])),
    DnsList: { Dns: arrayOf(objectOf(fields["DnsList"])["DnsList"]) },
    UserId: call.account.id,
    Email: row["_email"] ?? "",
    TransferProhibitionLock: row["_transferLock"] === true ? "OPEN" : "CLOSE",
    UpdateProhibitionLock: row["_updateLock"] === true ? "OPEN" : "CLOSE",
    TransferOutStatus: row["_transferOut"] ?? "NORMAL",
  }));
}

function startTask(call: Call, row: Row, kind: string): JsonObject {
  const TaskNo = `${call.requestId.toLowerCase()}`;
  call.table(tasks).put({ TaskNo, TaskType: kind, DomainName: row["DomainName"] });
  return { TaskNo };
}

function setTransferLock(call: Call): JsonObject {
  const { row, id, table } = needByName(call);
  table.patch(id, { _transferLock: call.flag("Status") ?? false });
  return startTask(call, row, "TransferProhibitionLock");
}

/** The code goes to the registrant's mailbox, never into a reply. */
function sendTransferCode(call: Call): JsonObject {
  const { row, id, table } = needByName(call);
  if (row["_transferLock"] === true) {
    throw vendorError(400, "TransferProhibited", "The domain is locked against transfer.");
  }
  table.patch(id, { _transferOut: "PENDING", _codeSentAt: isoSeconds(call.now()) });
  return startTask(call, row, "QueryTransferAuthorizationCode");
}

function transferOutInfo(call: Call): JsonObject {
  const { row } = needByName(call);
  return {
    Email: row["_email"] ?? "",
    ExpirationDate: row["ExpirationDate"],
    Status: row["_transferOut"] === undefined ? 0 : 1,
    TransferAuthorizationCodeSendDate: row["_codeSentAt"] ?? "",
    ResultCode: "",
    ResultMsg: "",
  };
}

/** Whether a domain may be deleted by API is unverified; here only those that say so (`_deletable`). */
function submitDelete(call: Call): JsonObject {
  const { row, id, table } = needById(call);
  if (row["_deletable"] !== true) {
    throw vendorError(400, "DomainDeleteNotSupported", "The domain cannot be deleted.");
  }
  table.remove(id);
  return startTask(call, row, "DomainDelete");
}

/** The words of `Operation` are unverified. */
function setAutoRenew(call: Call): JsonObject {
  const { id, table } = needById(call);
  const operation = call.need("Operation");
  const on = /^(open|on|enable|true|1)$/i.test(operation);
  if (!on && !/^(close|off|disable|false|0)$/i.test(operation)) {
    throw call.errors.invalid("Operation");
  }
  table.patch(id, { AutoRenewEnabled: on, _renewStatus: on ? "AutoRenewal" : "ManualRenewal" });
  return { Result: true };
}

/** What a person does in the console: `{domain, to?}`; without `to` it leaves for elsewhere. */
function transferDomain({ store, account }: ConsoleContext, body: JsonObject) {
  const name = textOf(body["domain"]) ?? textOf(body["name"]);
  const table = account.table(domains, "");
  const row = table.find((one) => one["DomainName"] === name);
  if (row === undefined) return { error: `domain: ${name} is not here` };
  table.remove(table.idOf(row));
  const { _seq: _old, ...fields } = row;
  store
    .account(textOf(body["to"]) ?? "")
    ?.table(domains, "")
    .put(fields);
  return { done: true };
}

const lang = ["Lang", "UserClientIp"];

/** Domains 2018-01-29. https://www.alibabacloud.com/help/en/dws/developer-reference/api-domain-2018-01-29-overview */
export const domain = defineService({
  product: "Domain",
  version: "2018-01-29",
  style: "rpc",
  hosts: ["domain", "domain-intl"],
  locationCode: "domain",
  regions: [],
  permissionPrefix: "domain",
  tables: [domains, tasks],
  actions: {
    QueryDomainList: action({
      params: {
        AutoRenewEnabled: "filter",
        DomainGroupId: "filter",
        DomainName: "filter",
        ProductDomainType: "filter",
        Registrar: "filter",
        ResourceGroupId: "filter",
        PageNum: "page",
        PageSize: "page",
        ...tagParams,
      },
      ignored: [...lang, "OrderByType", "OrderKeyType"],
      handle: queryDomainList,
    }),
    QueryDomainByInstanceId: action({
      params: { InstanceId: "key" },
      ignored: lang,
      handle: (call) => detail(call, needById(call).row),
    }),
    QueryDomainByDomainName: action({
      params: { DomainName: "key" },
      ignored: lang,
      handle: (call) => detail(call, needByName(call).row),
    }),
    SetupDomainAutoRenew: action({
      params: { InstanceId: "key", Operation: "value" },
      handle: setAutoRenew,
    }),
    SaveSingleTaskForTransferProhibitionLock: action({
      params: { DomainName: "key", Status: "switch" },
      ignored: lang,
      handle: setTransferLock,
    }),
    SaveSingleTaskForQueryingTransferAuthorizationCode: action({
      params: { DomainName: "key" },
      ignored: lang,
      handle: sendTransferCode,
    }),
    QueryTransferOutInfo: action({
      params: { DomainName: "key" },
      ignored: lang,
      handle: transferOutInfo,
    }),
    SaveTaskForSubmittingDomainDelete: action({
      params: { InstanceId: "key" },
      ignored: lang,
      handle: submitDelete,
    }),
  },
  console: { "transfer-domain": transferDomain },
});
