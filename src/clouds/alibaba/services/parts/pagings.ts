import type { Paging } from "../../../../core/row-call.ts";

/** Most products: pages by number. */
export const pages = (size: number) =>
  ({
    by: "number",
    page: "PageNumber",
    size: ["PageSize", size],
    total: "TotalCount",
  }) as const satisfies Paging;

/** Newer products: the token of the next page. */
export const tokens = (size: number) =>
  ({
    by: "token",
    token: "NextToken",
    size: ["MaxResults", size],
    next: "NextToken",
  }) as const satisfies Paging;

/** The same where replies may tell how many there are in all. */
export const countedTokens = (size: number) =>
  ({ ...tokens(size), told: "TotalCount" }) as const satisfies Paging;

/** The same of ECS, which counts nothing beside tokens. */
export const ecsTokens = (size: number) =>
  ({
    ...tokens(size),
    uncounted: "beside tokens ECS leaves TotalCount out, or sends one without a meaning",
  }) as const satisfies Paging;

/** RAM and KMS: a mark that something follows, and where. */
export const markers = {
  by: "marker",
  marker: "Marker",
  size: ["MaxItems", 100],
  truncated: "IsTruncated",
  next: "Marker",
} as const satisfies Paging;
