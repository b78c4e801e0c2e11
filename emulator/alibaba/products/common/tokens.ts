import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";

/** `NextToken` and `MaxResults`. */
export const tokenParams = { NextToken: "page", MaxResults: "page" } as const;

/** A page of a newer product: a plain list beside MaxResults, NextToken and TotalCount. */
export function tokenPage(
  call: Call,
  at: string,
  rows: readonly Row[],
  limits: { readonly standard: number; readonly max: number },
  shape?: (row: Row) => JsonObject,
): JsonObject {
  const style = { by: "token", token: "NextToken", size: "MaxResults", ...limits } as const;
  const page = paginate(call, rows, style, shape);
  return {
    MaxResults: page.size,
    TotalCount: page.total,
    ...(page.next === undefined ? {} : { NextToken: page.next }),
    [at]: page.items,
  };
}

/** The same where the vendor counts in text. */
export function countedAsText(page: JsonObject): JsonObject {
  return { ...page, TotalCount: String(page["TotalCount"]) };
}
