import type { Call } from "../../../core/call.ts";
import type { VendorError } from "../../../core/errors.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import type { Paging } from "../../paging.ts";

const page: Paging = { by: "marker", standard: 100, max: 200 };

/** How version 5 pages: `limit` from 1 to 200, `marker`, `page_info`. */
export function v5(set: string): { set: string; page: Paging; pageInfo: true } {
  return { set, page, pageInfo: true };
}

/** What is not there; the code is by the pages of version 5 and unverified. */
export function missing(id: string): VendorError {
  return refusal(404, "PAP5.0011", `${id} could not be found.`);
}

/** A row that the path or the body names and that must be there. */
export function need(call: Call, ref: TableRef, param: string): Row {
  const id = call.need(param);
  const row = call.table(ref).get(id);
  if (row === undefined) throw missing(id);
  return row;
}

/** Rows whose field is what the path says. */
export function sameFor(param: string, field: string): (call: Call, row: Row) => boolean {
  return (call, row) => row[field] === call.need(param);
}
