import type { Paging } from "../../../../core/row-call.ts";

/** Most products: how many records to leave out. */
export const offsets = (size: number) =>
  ({
    by: "offset",
    offset: "Offset",
    size: ["Limit", size],
    total: "TotalCount",
  }) as const satisfies Paging;
