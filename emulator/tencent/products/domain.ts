import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { accountsOf } from "../identity.ts";
import { change, list } from "../listing.ts";
import { action, type ConsoleAction, defineService } from "../service.ts";

/**
 * Domains: the fields of DomainList; `_lock` is true while transfers are prohibited, `_lockEnd` until when;
 * `_nameServers` and `_audit` (of the owner's real name) are told of one domain at a time.
 */
const domains = defineTable("domain.domain", { id: "DomainName", scope: "account" });
/** Information templates. */
const templates = defineTable("domain.template", { id: "TemplateId", scope: "account" });
/** Batches: `LogId`, `Status` doing, success, failed, `BatchAction`. */
const batches = defineTable("domain.batch", { id: "LogId", scope: "account" });

function startBatch(call: Call, BatchAction: string, Status: string): JsonObject {
  const table = call.table(batches);
  const LogId = 20_001 + table.size;
  table.put({ LogId, Status: "doing", BatchAction });
  table.move(String(LogId), afterPolls(1, { Status }));
  return { LogId };
}

function named(call: Call): readonly Row[] {
  return call.list("Domains").map((name) => {
    const row = call.table(domains).get(name);
    if (row === undefined) throw refusal("InvalidParameter", `The domain ${name} is not yours.`);
    return row;
  });
}

/** Account to account; a domain that is locked fails in the batch, not in the answer. */
function modifyOwner(call: Call): JsonObject {
  const rows = named(call);
  const to = accountsOf(call.store).find((one) => one.id === call.need("NewOwnerUin"));
  if (rows.some((row) => row["_lock"] === true))
    return startBatch(call, "ModifyDomainOwner", "failed");
  const table = call.table(domains);
  for (const row of rows) {
    table.remove(table.idOf(row));
    to?.table(domains, "").put(row);
  }
  return startBatch(call, "ModifyDomainOwner", "success");
}

function prohibit(call: Call): JsonObject {
  const on = call.flag("Status") === true;
  const table = call.table(domains);
  for (const row of named(call)) table.patch(table.idOf(row), { _lock: on });
  return startBatch(call, "TransferProhibition", "success");
}

/** What a person does with domains: no API transfers one to another registrar. */
const domainConsole: Readonly<Record<string, ConsoleAction>> = {
  "transfer-domain": ({ account, store }, body) => {
    const name = textOf(body["domain"]) ?? "";
    const row = account.table(domains, "").remove(name);
    if (row === undefined) return { error: "no such domain" };
    store
      .account(textOf(body["to"]) ?? "")
      ?.table(domains, "")
      .put(row);
    return { transferred: name };
  },
};

/** Registered domains. */
export const domain = defineService({
  product: "domain",
  version: "2018-08-08",
  scope: "global",
  tables: [domains, templates, batches],
  actions: {
    DescribeDomainNameList: list({ table: domains, set: "DomainSet" }),
    DescribeDomainBaseInfo: action({
      params: { Domain: "string!" },
      handle: (call) => {
        const row = call.table(domains).get(call.need("Domain"));
        if (row === undefined) throw refusal("InvalidParameter", "The domain is not yours.");
        const { DomainId, DomainName, CreationDate, ExpirationDate, BuyStatus } = row;
        const told = { DomainId, DomainName, CreationDate, ExpirationDate, BuyStatus };
        return {
          DomainInfo: {
            ...told,
            LockTransfer: row["_lock"] === true,
            LockEndTime: row["_lockEnd"] ?? "",
            NameServer: row["_nameServers"] ?? [],
            RealNameAuditStatus: row["_audit"] ?? "",
          },
          Uin: call.account.id,
        };
      },
    }),
    ModifyDomainOwnerBatch: action({
      params: { Domains: "strings!", NewOwnerUin: "string!" },
      ignored: ["TransferDns", "NewOwnerAppId"],
      handle: modifyOwner,
    }),
    TransferProhibitionBatch: action({
      params: { Domains: "strings!", Status: "bool!" },
      handle: prohibit,
    }),
    CheckBatchStatus: list({
      table: batches,
      set: "StatusSet",
      total: null,
      page: null,
      params: { LogIds: "ints!" },
      where: (call, row) => call.list("LogIds").includes(String(row["LogId"])),
    }),
    SetDomainAutoRenew: action({
      params: { DomainId: "string!", AutoRenew: "int!" },
      handle: (call) => {
        const table = call.table(domains);
        const row = table.find((one) => one["DomainId"] === call.need("DomainId"));
        const AutoRenew = call.number("AutoRenew");
        if (row === undefined || ![0, 1, 2].includes(AutoRenew ?? -1)) {
          throw refusal("InvalidParameter", "No such domain, or no such AutoRenew.");
        }
        table.patch(table.idOf(row), { AutoRenew });
        return {};
      },
    }),
    DescribeTemplateList: list({ table: templates, set: "TemplateSet" }),
    DeleteTemplate: change({
      table: templates,
      ids: "TemplateId",
      one: true,
      missing: "ResourceNotFound.TemplateNotFound",
    }),
  },
  console: domainConsole,
});
