import type { TagsCall } from "../../../../core/row-read.ts";

/**
 * `ListTagResources` of a product, as the SDK packages of RDS, KMS and IMS have it: one record for each
 * tag of each of up to 50 resources.
 */
export function listTagResources(
  type: string,
  parts: Pick<Partial<TagsCall>, "product" | "of" | "params" | "paging"> = {},
): TagsCall {
  return {
    action: "ListTagResources",
    most: 50,
    items: "TagResources.TagResource",
    owner: "ResourceId",
    key: "TagKey",
    value: "TagValue",
    paging: { by: "token", token: "NextToken", next: "NextToken" },
    ...parts,
    params: { ResourceType: type, ResourceId: "$ids", ...parts.params },
  };
}

/**
 * The same of RAM, which knows roles and policies by name and sends a bare list.
 * https://api.alibabacloud.com/document/Ram/2015-05-01/ListTagResources
 */
export function ramTags(type: "role" | "policy", of: string): TagsCall {
  return {
    action: "ListTagResources",
    params: { ResourceType: type, ResourceNames: { json: "$ids" } },
    of,
    most: 50,
    items: "TagResources",
    owner: "ResourceName",
    key: "TagKey",
    value: "TagValue",
    paging: { by: "token", token: "NextToken", size: ["PageSize", 100], next: "NextToken" },
  };
}

/**
 * Why what RAM keeps beside users, roles and policies has none: these are the resource types that its
 * calls about tags take (@alicloud/ram20150501 1.2.1, alibabacloud_ims20190815 3.5.0).
 */
export const RAM_NONE = { none: "RAM tags users, roles and policies alone" } as const;

/** Why purchases have none: the types that TagResources of @alicloud/bssopenapi20171214 4.1.1 takes. */
export const MONEY_NONE = { none: "billing tags savings plans alone" } as const;

/** Why ties between accounts have none; TagResources of @alicloud/resourcemanager20200331 2.6.1. */
export const DIRECTORY_NONE = {
  none: "the directory tags members, folders and control policies alone",
} as const;
