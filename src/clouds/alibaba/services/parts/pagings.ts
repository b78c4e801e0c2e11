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

/** RAM and KMS: a mark that something follows, and where. */
export const markers = {
  by: "marker",
  marker: "Marker",
  size: ["MaxItems", 100],
  truncated: "IsTruncated",
  next: "Marker",
} as const satisfies Paging;
