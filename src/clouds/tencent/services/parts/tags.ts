import { GLOBAL_REGION } from "../../../../core/item.ts";
import type { TagsCall } from "../../../../core/row-read.ts";

/**
 * The tags of the whole account, as the tag service knows them: one list of resource names with their
 * tags, read once for all listings that look at the same time. By name and not by
 * DescribeResourceTagsByResourceIds, which wants the exact prefix and region of a type and has no other
 * answer than "none" for wrong ones. https://www.tencentcloud.com/document/product/651/46539
 *
 * `of` says what the last part of the name may be. Services and names:
 * https://tencentcloud.com/zh/document/product/651/55662 (cdn, ccs), the products' pages about CAM
 * (kms, live, scf, vod), official Terraform provider (cam: uin, role; apigw; kms; dnspod).
 */
export function accountTags(
  service: string,
  of: TagsCall["of"],
  unsure?: readonly string[],
): TagsCall {
  return {
    product: "tag",
    action: "GetResources",
    region: GLOBAL_REGION,
    ...(of === undefined ? {} : { of }),
    items: "ResourceTagMappingList",
    owner: "Resource",
    within: { service, ...(unsure === undefined ? {} : { unsure }) },
    pairs: "Tags",
    key: "TagKey",
    value: "TagValue",
    paging: {
      by: "token",
      token: "PaginationToken",
      size: ["MaxResults", 200],
      next: "PaginationToken",
    },
  };
}

/** First words of names of CAM that are users, roles and policies; unverified but for the first two. */
export const CAM_NAMED = ["uin", "role", "RoleId", "roleId", "roleName", "policyid", "policyId"];

/** Why money has none: it is no resource. */
export const MONEY_NONE = { none: "money is no resource, and the tag service knows none" } as const;
