import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { ParamUse } from "../../../core/params.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { equals, every, type Match, pageParams, tagged, tagParams } from "../data/filters.ts";

/** How a listing of this product looks. */
export interface Listing {
  readonly table: TableRef;
  /** `Vpcs.Vpc`: the object and the list in it. */
  readonly at: readonly [string, string];
  /** Parameters that must equal a field. */
  readonly filters: Readonly<Record<string, string>>;
  readonly ignored?: readonly string[];
  /** Tags are asked for by `Tag.N` unless told otherwise: by the name that is given, or not at all. */
  readonly tags?: "Tags.N" | false;
  readonly max?: number;
  /** Page and total are sent as text, as the vendor's model has them for some actions. */
  readonly countsAsText?: boolean;
  /** Parameters that filter in another way, with their test. */
  readonly more?: Readonly<Record<string, (call: Call) => Match>>;
  readonly shape?: (row: Row, call: Call) => JsonObject;
  readonly extra?: JsonObject;
}

/** A listing by page number (standard 10, at most 50) with exact filters. */
export function listing(parts: Listing) {
  const { table, at, filters, more = {}, tags = "Tag.N" } = parts;
  const params = Object.fromEntries(
    [...Object.keys(filters), ...Object.keys(more)].map((name) => [name, "filter" as const]),
  );
  return action({
    params: { ...params, ...tagsOf(tags), ...pageParams },
    ignored: [...(parts.ignored ?? [])],
    handle: (call) => {
      const matches = every(
        equals(call, filters),
        ...Object.values(more).map((test) => test(call)),
        ...(tags === false ? [] : [tagged(call, tags)]),
      );
      const rows = call.rows(table, matches);
      const { shape } = parts;
      const page = paginate(
        call,
        rows,
        { by: "number", page: "PageNumber", size: "PageSize", standard: 10, max: parts.max ?? 50 },
        shape === undefined ? undefined : (row) => shape(row, call),
      );
      const counts = { TotalCount: page.total, PageNumber: page.number, PageSize: page.size };
      return {
        ...(parts.countsAsText === true ? asText(counts) : counts),
        ...parts.extra,
        [at[0]]: { [at[1]]: page.items },
      };
    },
  });
}

function tagsOf(tags: "Tag.N" | "Tags.N" | false): Readonly<Record<string, ParamUse>> {
  if (tags === false) return {};
  return tags === "Tag.N" ? tagParams : { "Tags.N.Key": "filter", "Tags.N.Value": "filter" };
}

function asText(counts: Readonly<Record<string, number>>): JsonObject {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}
