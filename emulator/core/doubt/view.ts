import type { Json } from "../json.ts";
import type { Params } from "../params.ts";
import type { Row, Table } from "../table.ts";
import type { Doubts, Known } from "./doubts.ts";
import { passes, valuesSent } from "./filter.ts";
import { lagging } from "./late.ts";

/** A call as far as doubts look at it. */
export interface Doubted {
  readonly cloud: string;
  readonly product: string;
  readonly action: string;
  readonly params: Params;
  /** The fields that the handler looks at by itself. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** Lets a row of a table be seen, or not. */
export type Sight = (row: Row, table: string) => boolean;

/** One filter of a call, with the values that were sent for it. */
interface Filter {
  readonly known: Known<"default-filter">;
  readonly sent: readonly string[];
}

/** What a call sees by the doubts in force, and by the documented filters that its handler does not know. */
export class View {
  /** The caller sees nothing, with success. */
  blind = false;
  readonly #doubts: Doubts;
  readonly #call: Doubted;
  readonly #sights: Sight[] = [];
  readonly #filters: readonly Filter[];

  constructor(doubts: Doubts, call: Doubted) {
    this.#doubts = doubts;
    this.#call = call;
    const { cloud, product, action, params, declared } = call;
    this.#filters = doubts
      .known("default-filter", cloud, product, action)
      .map((known) => ({ known, sent: valuesSent(params, known.doubt.field) }))
      // What is sent and declared is for the handler to look at; what is not sent matters in doubt.
      .filter(({ known, sent }) => {
        const { field, unless = [] } = known.doubt;
        if (sent.length > 0) return !(headOf(field) in declared);
        return known.on && unless.every((other) => valuesSent(params, other).length === 0);
      });
  }

  /** Leaves out the rows that a sight does not let through. */
  narrow(sight: Sight): void {
    this.#sights.push(sight);
  }

  /** The largest total that is told; undefined where it is not capped. */
  cap(total: number): number {
    const { cloud, product, action } = this.#call;
    const [found] = this.#doubts.inForce("capped-total", cloud, product, action);
    const most = found?.scale ?? found?.doubt.cap ?? total;
    if (most < total) found?.hit();
    return Math.min(most, total);
  }

  /** The rows of a listing that are shown. */
  shown<R extends Row>(
    table: Table,
    rows: readonly R[],
    matches: ((row: R) => boolean) | undefined,
  ): readonly R[] {
    if (this.blind) return [];
    const listed = this.#lagged(table, rows, matches);
    const name = table.ref.name;
    const seen = listed.filter((row) => this.#sights.every((sight) => sight(row, name)));
    return this.#filtered(name, seen);
  }

  /** Whether a region call tells of a region that is offered for this. */
  named(offers: Row): boolean {
    return this.#filtered("regions", [offers]).length > 0;
  }

  #lagged<R extends Row>(
    table: Table,
    rows: readonly R[],
    matches: ((row: R) => boolean) | undefined,
  ): readonly R[] {
    const [late] = this.#doubts.inForce("late-listing", this.#call.cloud);
    if (late === undefined) return rows;
    const typed = (row: Row): R | undefined => {
      const was = row as R;
      return matches === undefined || matches(was) ? was : undefined;
    };
    const listed = lagging(table, rows, typed, isFirstPage(this.#call.params));
    if (listed !== rows) late.hit();
    return listed;
  }

  #filtered<R extends Row>(table: string, rows: readonly R[]): readonly R[] {
    let left = rows;
    for (const { known, sent } of this.#filters) {
      if (known.doubt.table !== table) continue;
      const passed = left.filter((row) => passes(known.doubt, sent, row));
      if (passed.length < left.length && sent.length === 0) known.hit();
      left = passed;
    }
    return left;
  }
}

/** The parameter that a field stands in. */
export function headOf(field: string): string {
  return field.split(".")[0] ?? "";
}

const paging =
  /^(?:page_?(?:num|number|index)?|currentpage|offset|nexttoken|marker|paginationtoken)$/i;

/** Whether a call asks for the beginning of a list. */
function isFirstPage(params: Params): boolean {
  const sent: readonly (readonly [string, Json])[] = Object.entries(params.toJson());
  return sent.every(
    ([name, value]) => !paging.test(name) || ["", "0", "1"].includes(String(value)),
  );
}
