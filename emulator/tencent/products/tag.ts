import type { Call } from "../../core/call.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { invalidValue } from "../errors.ts";
import { offset } from "../listing.ts";
import { action, defineService } from "../service.ts";

/**
 * How the tag service names a thing: `qcs::<service>:<region>:uin/<account>:<prefix>/<id>`.
 * https://cloud.tencent.com/document/product/598/10606
 *
 * The names are those of the official Terraform provider (BuildTagResourceName) and of
 * https://cloud.tencent.com/document/product/651/55662 ; those of namespaces, templates, live domains,
 * share units, projects, media, packages and the identities other than users and roles are unverified.
 */
interface Named {
  readonly service: string;
  readonly prefix: string;
  /** The field that the name ends with; the table's own id unless told. */
  readonly id?: string;
}

const named: Readonly<Record<string, Named>> = {
  "apigateway.service": { service: "apigw", prefix: "service" },
  "cam.collaborator": { service: "cam", prefix: "collaborator" },
  "cam.group": { service: "cam", prefix: "groupid" },
  "cam.receiver": { service: "cam", prefix: "receiver" },
  "cam.role": { service: "cam", prefix: "role" },
  "cam.saml-provider": { service: "cam", prefix: "saml-provider" },
  "cam.user": { service: "cam", prefix: "uin" },
  "cam.wechat-user": { service: "cam", prefix: "wechat-user" },
  "cdn.domain": { service: "cdn", prefix: "domain" },
  "cdn.traffic-package": { service: "cdn", prefix: "traffic-package" },
  "cos.bucket": { service: "cos", prefix: "bucket" },
  "cvm.instance": { service: "cvm", prefix: "instance" },
  "cvm.launch-template": { service: "cvm", prefix: "launch-template" },
  "dnspod.domain": { service: "dnspod", prefix: "domain" },
  "domain.domain": { service: "domain", prefix: "domain" },
  "kms.key": { service: "kms", prefix: "key" },
  "live.domain": { service: "live", prefix: "domain" },
  "live.package": { service: "live", prefix: "package" },
  "organization.share-unit": { service: "organization", prefix: "shareunit" },
  "pts.project": { service: "pts", prefix: "project" },
  "scf.namespace": { service: "scf", prefix: "namespace", id: "Name" },
  "tke.cluster": { service: "ccs", prefix: "cluster" },
  "vod.media": { service: "vod", prefix: "media" },
  "vod.prepaid-product": { service: "vod", prefix: "package" },
  "vpc.bandwidth-package": { service: "vpc", prefix: "bandwidthPackage" },
};

/** Names of things that stand in no table, such as an organization: `Resource` with `Tags`. */
const others = defineTable("tag.resource", { id: "Resource", scope: "account" });

/** The tags of a row: `_tags` by key, or `Tags`, `TagSet` or `TagList` as a list of pairs. */
function tagsOf(row: Row): readonly JsonObject[] {
  const hidden = Object.entries(objectOf(row["_tags"]));
  if (hidden.length > 0) return hidden.map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  return arrayOf(row["Tags"] ?? row["TagSet"] ?? row["TagList"])
    .map(objectOf)
    .map((tag) => ({
      TagKey: tag["TagKey"] ?? tag["Key"],
      TagValue: tag["TagValue"] ?? tag["Value"] ?? "",
    }));
}

function nameOf(call: Call, table: Table, row: Row): string {
  // `_resource` is a name that no page shows: what the vendor does for products of its own.
  const own = textOf(row["_resource"]);
  if (own !== undefined) return own;
  const { service, prefix, id } = named[table.ref.name] ?? { service: "", prefix: "" };
  const last = id === undefined ? table.idOf(row) : textOf(row[id]);
  return `qcs::${service}:${table.region}:uin/${call.account.id}:${prefix}/${last}`;
}

/** Up to 6 pairs, each with up to 10 values; what carries all of them fits. */
function fits(tags: readonly JsonObject[], filters: readonly Json[]): boolean {
  return filters.map(objectOf).every((filter) => {
    const values = arrayOf(filter["TagValue"]);
    return tags.some(
      ({ TagKey, TagValue }) =>
        TagKey === filter["TagKey"] && (values.length === 0 || values.includes(TagValue)),
    );
  });
}

/**
 * GetResources: everything that carries a tag, and nothing else; named resources alone with
 * `ResourceList`, of which up to 9 are taken. npm tencentcloud-sdk-nodejs 4.1.313, tag v20180813.
 */
function getResources(call: Call): JsonObject {
  const wanted = call.list("ResourceList");
  const filters = arrayOf(call.json("TagFilters"));
  if (wanted.length > 9) throw invalidValue("ResourceList");
  if (filters.length > 6) throw invalidValue("TagFilters");
  const found: JsonObject[] = [];
  for (const table of call.account.tables.values()) {
    if (named[table.ref.name] === undefined) continue;
    for (const row of table.rows()) {
      const Tags = tagsOf(row);
      if (Tags.length === 0 || !fits(Tags, filters)) continue;
      const Resource = nameOf(call, table, row);
      if (wanted.length === 0 || wanted.includes(Resource)) found.push({ Resource, Tags });
    }
  }
  for (const { Resource = "", Tags } of call.table(others).rows()) {
    if (!fits(arrayOf(Tags).map(objectOf), filters)) continue;
    if (wanted.length === 0 || wanted.includes(String(Resource))) found.push({ Resource, Tags });
  }
  const page = paginate(call, found, {
    by: "token",
    token: "PaginationToken",
    size: "MaxResults",
    standard: 50,
    max: 200,
  });
  return { PaginationToken: page.next ?? "", ResourceTagMappingList: page.items };
}

/**
 * The tags of things of one product and region by their ids. The emulator finds them by the id alone,
 * in whichever table of the account: what the vendor calls their kinds is not looked at.
 */
function tagsByIds(call: Call): JsonObject {
  const ServiceType = call.need("ServiceType");
  call.need("ResourcePrefix");
  const region = call.text("ResourceRegion") ?? "";
  const ids = call.list("ResourceIds");
  if (ids.length > 50) throw invalidValue("ResourceIds");
  const found = [...call.account.tables.values()]
    .filter((table) => table.region === region || table.region === "")
    .flatMap((table) => ids.map((id) => [id, table.get(id)] as const))
    .flatMap(([ResourceId, row]) =>
      (row === undefined ? [] : tagsOf(row)).map((pair) => ({ ResourceId, ServiceType, ...pair })),
    );
  const page = paginate(call, found, offset(15, 1000));
  return { TotalCount: page.total, Offset: page.offset, Limit: page.size, Tags: page.items };
}

/** Tags 2018-08-13. https://cloud.tencent.com/document/api/651/35316 */
export const tag = defineService({
  product: "tag",
  version: "2018-08-13",
  scope: "global",
  denied: "AuthFailure.UnauthorizedOperation",
  tables: [others],
  actions: {
    GetResources: action({
      params: {
        ResourceList: "strings",
        TagFilters: "objects",
        PaginationToken: "string",
        MaxResults: "int",
      },
      handle: getResources,
    }),
    DescribeResourceTagsByResourceIds: action({
      params: {
        ServiceType: "string!",
        ResourcePrefix: "string!",
        ResourceIds: "strings!",
        ResourceRegion: "string!",
        Offset: "int",
        Limit: "int",
      },
      ignored: ["Category"],
      handle: tagsByIds,
    }),
  },
});
