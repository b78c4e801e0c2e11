import type { Row, Table } from "../table.ts";

/** What listings still show of one id: the row as it was, or nothing of one that was just made. */
interface Lag {
  readonly shown: Row | undefined;
  lists: number;
}

const lags = new WeakMap<Table, Map<string, Lag>>();

/** Lets the next listings of a table show an id as it was before a change. */
export function lag(table: Table, id: string, before: Row | undefined, lists: number): void {
  const known = lags.get(table) ?? new Map<string, Lag>();
  lags.set(table, known);
  const pending = known.get(id);
  // What was never shown is not shown after its end either.
  if (pending !== undefined && pending.shown === undefined && !table.has(id)) known.delete(id);
  else if (pending === undefined) known.set(id, { shown: before, lists });
}

/** The rows that a listing shows, in the order of creation; `first` says that it is a first page. */
export function lagging<R extends Row>(
  table: Table,
  rows: readonly R[],
  gone: (row: Row) => R | undefined,
  first: boolean,
): readonly R[] {
  const known = lags.get(table);
  if (known === undefined || known.size === 0) return rows;
  const shown = rows.filter((row) => {
    const pending = known.get(table.idOf(row));
    return pending === undefined || pending.shown !== undefined;
  });
  for (const [id, pending] of known) {
    const was = pending.shown === undefined || table.has(id) ? undefined : gone(pending.shown);
    if (was !== undefined) shown.push(was);
    if (first && --pending.lists <= 0) known.delete(id);
  }
  return shown.sort((a, b) => Number(a["_seq"]) - Number(b["_seq"]));
}
