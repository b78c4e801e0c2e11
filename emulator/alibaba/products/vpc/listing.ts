import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
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
  /** Tags are asked for by `Tag.N` unless told otherwise. */
  readonly tags?: boolean;
  readonly max?: number;
  /** Parameters that filter in another way, with their test. */
  readonly more?: Readonly<Record<string, (call: Call) => Match>>;
  readonly shape?: (row: Row, call: Call) => JsonObject;
  readonly extra?: JsonObject;
}

/** A listing by page number (standard 10, at most 50) with exact filters. */
export function listing(parts: Listing) {
  const { table, at, filters, more = {}, tags = true } = parts;
  const params = Object.fromEntries(
    [...Object.keys(filters), ...Object.keys(more)].map((name) => [name, "filter" as const]),
  );
  return action({
    params: { ...params, ...(tags ? tagParams : {}), ...pageParams },
    ignored: [...(parts.ignored ?? [])],
    handle: (call) => {
      const matches = every(
        equals(call, filters),
        ...Object.values(more).map((test) => test(call)),
        ...(tags ? [tagged(call)] : []),
      );
      const rows = call.rows(table, matches);
      const { shape } = parts;
      const page = paginate(
        call,
        rows,
        { by: "number", page: "PageNumber", size: "PageSize", standard: 10, max: parts.max ?? 50 },
        shape === undefined ? undefined : (row) => shape(row, call),
      );
      return {
        TotalCount: page.total,
        PageNumber: page.number,
        PageSize: page.size,
        ...parts.extra,
        [at[0]]: { [at[1]]: page.items },
      };
    },
  });
}
