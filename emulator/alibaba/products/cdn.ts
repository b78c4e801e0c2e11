import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { carries, listTagResources, tagsOf } from "./common/tag-resources.ts";
import { equals, every, pageParams, tagged, tagParams } from "./data/filters.ts";

/** Rows hold what DescribeUserDomains shows; `_tags` the tags by key. */
const domains = defineTable("cdn.domain", { id: "DomainName", scope: "account" });

function describe(call: Call): JsonObject {
  const search = call.text("DomainSearchType") ?? "fuzzy_match";
  const name = call.text("DomainName") ?? "";
  const rows = call.rows(
    domains,
    every(
      equals(call, {
        CdnType: "CdnType",
        Coverage: "Coverage",
        DomainStatus: "DomainStatus",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
      (row) => {
        const own = String(row["DomainName"] ?? "");
        return name === "" || (search === "full_match" ? own === name : own.includes(name));
      },
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 20, max: 500 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Domains: { PageData: page.items },
  };
}

function need(call: Call) {
  const name = call.need("DomainName");
  const found = call.find(domains, name);
  if (found !== undefined) return { name, ...found };
  throw vendorError(404, "InvalidDomain.NotFound", "The domain provided does not exist.");
}

function remove(call: Call): JsonObject {
  const { name, table } = need(call);
  table.move(name, goneAfterPolls(2), { DomainStatus: "deleting" });
  return {};
}

/**
 * The tags of at most 50 domains, each domain with all of its own; no paging. npm @alicloud/cdn20180510
 * 5.0.0, DescribeTagResourcesRequest. The codes, and that a domain without tags is left out, are unverified.
 */
function describeTags(call: Call): JsonObject {
  if (call.need("ResourceType") !== "DOMAIN") throw call.errors.invalid("ResourceType");
  const ids = call.list("ResourceId.N");
  if (ids.length === 0) throw call.errors.missing("ResourceId");
  if (ids.length > 50) throw call.errors.invalid("ResourceId");
  const wanted = call.groups("Tag.N");
  const rows = call.rows(
    domains,
    (row) =>
      ids.includes(textOf(row["DomainName"]) ?? "") &&
      tagsOf(row).length > 0 &&
      carries(row, wanted),
  );
  return {
    TagResources: rows.map((row) => ({
      ResourceId: row["DomainName"],
      Tag: tagsOf(row).map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })),
    })),
  };
}

/** CDN 2018-05-10. https://www.alibabacloud.com/help/en/cdn/developer-reference/api-cdn-2018-05-10-overview */
export const cdn = defineService({
  product: "Cdn",
  version: "2018-05-10",
  style: "rpc",
  hosts: ["cdn", "cdn.{region}"],
  regions: [],
  locationCode: "cdn",
  permissionPrefix: "cdn",
  tables: [domains],
  actions: {
    ListTagResources: listTagResources({ types: { domain: domains } }),
    DescribeCdnDomainDetail: action({
      params: { DomainName: "key" },
      handle: (call) => ({ GetDomainDetailModel: call.show(need(call).row) }),
    }),
    DescribeDomainCertificateInfo: action({
      params: { DomainName: "key" },
      handle: (call) => {
        const { name } = need(call);
        return { CertInfos: { CertInfo: [{ DomainName: name, ServerCertificateStatus: "off" }] } };
      },
    }),
    DescribeUserDomains: action({
      params: {
        DomainName: "filter",
        DomainSearchType: "filter",
        CdnType: "filter",
        Coverage: "filter",
        DomainStatus: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...pageParams,
      },
      ignored: ["CheckDomainShow", "SecurityToken", "Source"],
      handle: describe,
    }),
    DescribeTagResources: action({
      params: { ResourceType: "key", "ResourceId.N": "key", ...tagParams },
      handle: describeTags,
    }),
    DeleteCdnDomain: action({ params: { DomainName: "key" }, handle: remove }),
  },
});
