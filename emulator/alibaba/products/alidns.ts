import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { contains, equals, every, pageParams } from "./data/filters.ts";
import { renewsItself } from "./data/renewal.ts";

/** Rows hold what DescribeDomains shows, without RecordCount; `_delegated: false`: the name servers are elsewhere; `_detectFailed`: why they could not be asked. */
const domains = defineTable("alidns.domain", { id: "DomainName", scope: "account" });
/** Rows hold what DescribeDomainRecords shows. */
const records = defineTable("alidns.record", { id: "RecordId", scope: "account" });
/** Paid DNS: rows hold what DescribeDnsProductInstances shows. */
const instances = defineTable("alidns.instance", { id: "InstanceId", scope: "account" });

function countOf(call: Call, name: string): number {
  return call
    .table(records)
    .rows()
    .filter((record) => record["DomainName"] === name).length;
}

function describeDomains(call: Call): JsonObject {
  const exact = call.text("SearchMode")?.toUpperCase() === "EXACT";
  const word = exact
    ? equals(call, { KeyWord: "DomainName" })
    : contains(call, "KeyWord", ["DomainName"]);
  const rows = call.rows(
    domains,
    every(
      word,
      equals(call, {
        GroupId: "GroupId",
        ResourceGroupId: "ResourceGroupId",
        Starmark: "Starmark",
      }),
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({
    ...row,
    RecordCount: countOf(call, textOf(row["DomainName"]) ?? ""),
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Domains: { Domain: page.items },
  };
}

function need(call: Call) {
  const id = call.need("DomainName");
  const table = call.table(domains);
  const row = table.get(id);
  if (row === undefined) {
    throw vendorError(
      400,
      "InvalidDomainName.NoExist",
      "The specified domain name does not exist.",
    );
  }
  return { row, id, table };
}

function describeDomainInfo(call: Call): JsonObject {
  const { row } = need(call);
  return call.show(row, ({ Tags: _tags, ...fields }) => fields);
}

function describeDomainNs(call: Call): JsonObject {
  const { row } = need(call);
  const servers = arrayOf(objectOf(row["DnsServers"])["DnsServer"]);
  const here = row["_delegated"] !== false;
  return {
    AllAliDns: here,
    IncludeAliDns: here,
    DnsServers: { DnsServer: here ? servers : ["ns1.example.net", "ns2.example.net"] },
    ExpectDnsServers: { ExpectDnsServer: servers },
    DetectFailedReasonCode: row["_detectFailed"],
  };
}

/** Takes the records along. While the registry changes the name servers, the vendor asks to wait. */
function deleteDomain(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["_changing"] === true) {
    throw vendorError(
      400,
      "RecordForbidden.DNSChange",
      "The domain name is changing its DNS servers.",
    );
  }
  const all = call.table(records);
  for (const record of all.rows()) {
    if (record["DomainName"] === id) all.remove(all.idOf(record));
  }
  table.remove(id);
  return { DomainName: id };
}

function describeRecords(call: Call): JsonObject {
  const { id } = need(call);
  const rows = call.rows(
    records,
    every(
      (row) => row["DomainName"] === id,
      equals(call, { Type: "Type", Line: "Line", Status: "Status" }),
      contains(call, "RRKeyWord", ["RR"]),
      contains(call, "TypeKeyWord", ["Type"]),
      contains(call, "ValueKeyWord", ["Value"]),
      contains(call, "KeyWord", ["RR", "Value"]),
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 20, max: 500 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    DomainRecords: { Record: page.items },
  };
}

function deleteRecord(call: Call): JsonObject {
  const id = call.need("RecordId");
  if (call.table(records).remove(id) === undefined) {
    throw vendorError(
      400,
      "DomainRecordNotBelongToUser",
      "The domain record does not belong to you.",
    );
  }
  return { RecordId: id };
}

function deleteSubDomain(call: Call): JsonObject {
  const { id } = need(call);
  const name = call.need("RR");
  const type = call.text("Type");
  const table = call.table(records);
  const gone = table
    .rows()
    .filter(
      (row: Row) =>
        row["DomainName"] === id &&
        row["RR"] === name &&
        (type === undefined || row["Type"] === type),
    );
  for (const row of gone) table.remove(table.idOf(row));
  return { RR: name, TotalCount: String(gone.length) };
}

function describeInstances(call: Call): JsonObject {
  const rows = call.rows(instances, equals(call, { VersionCode: "VersionCode" }));
  const style = { page: "PageNumber", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({
    ...row,
    AutoRenewal: renewsItself(row),
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    DnsProducts: { DnsProduct: page.items },
  };
}

const lang = ["Lang"];
const langAndIp = ["Lang", "UserClientIp"];
const key = { DomainName: "key" } as const;

/** Alibaba Cloud DNS 2015-01-09. https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-overview */
export const alidns = defineService({
  product: "Alidns",
  version: "2015-01-09",
  style: "rpc",
  hosts: ["alidns", "alidns.{region}", "dns"],
  regions: [],
  locationCode: "alidns",
  permissionPrefix: "alidns",
  tables: [domains, records, instances],
  actions: {
    ListTagResources: listTagResources({ types: { domain: domains }, bare: true }),
    DescribeDomains: action({
      params: {
        KeyWord: "filter",
        SearchMode: "filter",
        GroupId: "filter",
        ResourceGroupId: "filter",
        Starmark: "filter",
        ...pageParams,
      },
      ignored: lang,
      handle: describeDomains,
    }),
    DescribeDomainInfo: action({
      params: key,
      ignored: [...lang, "NeedDetailAttributes"],
      handle: describeDomainInfo,
    }),
    DescribeDomainNs: action({ params: key, ignored: lang, handle: describeDomainNs }),
    DeleteDomain: action({ params: key, ignored: lang, handle: deleteDomain }),
    DescribeDomainRecords: action({
      params: {
        ...key,
        Type: "filter",
        Line: "filter",
        Status: "filter",
        KeyWord: "filter",
        RRKeyWord: "filter",
        TypeKeyWord: "filter",
        ValueKeyWord: "filter",
        ...pageParams,
      },
      ignored: [...lang, "Direction", "OrderBy", "SearchMode"],
      handle: describeRecords,
    }),
    DeleteDomainRecord: action({
      params: { RecordId: "key" },
      ignored: langAndIp,
      handle: deleteRecord,
    }),
    DeleteSubDomainRecords: action({
      params: { ...key, RR: "key", Type: "filter" },
      ignored: langAndIp,
      handle: deleteSubDomain,
    }),
    DescribeDnsProductInstances: action({
      params: { VersionCode: "filter", ...pageParams },
      ignored: [...langAndIp, "Direction", "DomainType", "OrderBy"],
      handle: describeInstances,
    }),
  },
});
