import type { Row, Table } from "./table.ts";

interface Sorted {
  readonly version: number;
  readonly rows: readonly Row[];
  /** True when the rows stand in this order by themselves; taking some away leaves it so. */
  readonly byNature: boolean;
}

const sorted = new WeakMap<Table, Sorted>();

/** All versions of a bucket by key, the newest of each key first; remembered until it changes. */
export function versionsInOrder(table: Table): readonly Row[] {
  const known = sorted.get(table);
  if (known !== undefined && known.version === table.version) return known.rows;
  const found = table.rows();
  const onlyFewer =
    known !== undefined && found.length <= known.rows.length && newest(found) <= newest(known.rows);
  const byNature = (onlyFewer && known.byNature) || isInOrder(found);
  const rows = byNature ? found : [...found].sort(byKeyThenAge);
  sorted.set(table, { version: table.version, rows, byNature });
  return rows;
}

function isInOrder(rows: readonly Row[]): boolean {
  return rows.every((row, at) => {
    const before = rows[at - 1];
    return before === undefined || byKeyThenAge(before, row) < 0;
  });
}

/** The sequence number of the row that was added last. */
function newest(rows: readonly Row[]): number {
  return Number(rows.at(-1)?.["_seq"] ?? 0);
}

function byKeyThenAge(a: Row, b: Row): number {
  const left = String(a["Key"]);
  const right = String(b["Key"]);
  if (left !== right) return left < right ? -1 : 1;
  return Number(b["_seq"]) - Number(a["_seq"]);
}
