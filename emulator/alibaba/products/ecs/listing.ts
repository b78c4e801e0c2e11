import type { Call } from "../../../core/call.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { type Page, paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import type { Match } from "../data/filters.ts";

/** Page parameters of listings that take a token as well as page numbers. */
export const pages = {
  PageNumber: "page",
  PageSize: "page",
  NextToken: "page",
  MaxResults: "page",
} as const;

/** `Tag.N.Key` and `Tag.N.Value`. */
export const tags = { "Tag.N.Key": "filter", "Tag.N.Value": "filter" } as const;

/** Rows whose id is among those of a parameter that holds a JSON list. */
export function amongJson(call: Call, param: string, field: string): Match {
  const text = call.text(param);
  if (text === undefined || text === "") return () => true;
  const list = call.json(param);
  if (!Array.isArray(list)) throw call.errors.invalid(param);
  const wanted = new Set(list.map((id) => textOf(id) ?? ""));
  return (row) => wanted.has(textOf(row[field]) ?? "");
}

/** Rows whose id is among the values of a repeated parameter. */
export function amongList(call: Call, param: string, field: string): Match {
  const wanted = new Set(call.list(param));
  return (row) => wanted.size === 0 || wanted.has(textOf(row[field]) ?? "");
}

/** Rows that carry every asked-for tag; ECS names them TagKey and TagValue. */
export function withTags(call: Call, param = "Tag.N"): Match {
  const wanted = call.groups(param);
  return (row) => {
    const own = arrayOf(objectOf(row["Tags"])["Tag"]).map(objectOf);
    return wanted.every(({ Key, Value }) =>
      own.some(
        (tag) => tag["TagKey"] === Key && (Value === undefined || tag["TagValue"] === Value),
      ),
    );
  };
}

/**
 * One page by token when a token or MaxResults is sent, else by number. With a token the total says
 * nothing (npm @alicloud/ecs20140526 7.11.6, DescribeInstancesRequest).
 */
export function page(
  call: Call,
  rows: readonly Row[],
  limits: { readonly standard: number; readonly max: number; readonly maxResults: number },
  shape?: (row: Row) => JsonObject,
): JsonObject & { readonly items: Page["items"] } {
  if ((call.text("MaxResults") ?? call.text("NextToken")) !== undefined) {
    const style = { token: "NextToken", size: "MaxResults", standard: 10 } as const;
    const found = paginate(call, rows, { by: "token", ...style, max: limits.maxResults }, shape);
    return { NextToken: found.next ?? "", TotalCount: 0, items: found.items };
  }
  const found = numbered(call, rows, limits, shape);
  return { ...found, NextToken: "" };
}

/** One page by number. */
export function numbered(
  call: Call,
  rows: readonly Row[],
  limits: { readonly standard: number; readonly max: number },
  shape?: (row: Row) => JsonObject,
): JsonObject & { readonly items: Page["items"] } {
  const style = { page: "PageNumber", size: "PageSize" } as const;
  const { standard, max } = limits;
  const found = paginate(call, rows, { by: "number", ...style, standard, max }, shape);
  return {
    TotalCount: found.total,
    PageNumber: found.number,
    PageSize: found.size,
    items: found.items,
  };
}

/** `Filter.N` of listings: CreationStartTime and the like, each a time of ISO 8601. */
export const times = { "Filter.N.Key": "filter", "Filter.N.Value": "filter" } as const;

/** Rows whose times are within every `Filter.N`; `fields` name what each key looks at. */
export function withTimes(call: Call, fields: Readonly<Record<string, string>>): Match {
  const tests = call.groups("Filter.N").map(({ Key = "", Value = "" }): Match => {
    const [, stem = "", side] = /^(\w+?)(Start|End)Time$/.exec(Key) ?? [];
    const field = fields[stem];
    const bound = Date.parse(Value);
    if (field === undefined || Number.isNaN(bound)) throw call.errors.invalid("Filter");
    return (row) => {
      const at = Date.parse(textOf(row[field]) ?? "");
      return side === "Start" ? at >= bound : at <= bound;
    };
  });
  return (row) => tests.every((test) => test(row));
}

/** Rows of which an address is among those of a parameter that holds a JSON list. */
export function withAddress(
  call: Call,
  param: string,
  addresses: (row: Row) => readonly Json[],
): Match {
  const text = call.text(param);
  if (text === undefined || text === "") return () => true;
  const list = call.json(param);
  if (!Array.isArray(list)) throw call.errors.invalid(param);
  const wanted = new Set(list.map((one) => textOf(one) ?? ""));
  return (row) => addresses(row).some((one) => wanted.has(textOf(one) ?? ""));
}

/** Rows that are locked for that reason. */
export function lockedFor(call: Call): Match {
  const reason = call.text("LockReason");
  if (reason === undefined || reason === "") return () => true;
  return (row) => {
    const locks = Object.values(objectOf(row["OperationLocks"])).flatMap((list) => arrayOf(list));
    return locks.some((lock) => objectOf(lock)["LockReason"] === reason);
  };
}
