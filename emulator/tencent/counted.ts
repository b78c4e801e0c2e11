import type { Row, Table } from "../core/table.ts";

/** The rows of a table that stand in the way of a closure; a region's own security group does not (unverified). */
export function countedRows(table: Table): readonly Row[] {
  return table.ref.name === "vpc.security-group"
    ? table.rows().filter((row) => row["IsDefault"] !== true)
    : table.rows();
}
