import type { Path } from "../../../core/row-call.ts";
import { ListingError } from "../wire/listing-error.ts";
import { asCount, isRecord, readPath } from "../wire/paths.ts";
import type { Reply } from "../wire/transport.ts";

/**
 * The records of a reply. The empty path means the reply itself. Where one record is certain (`single`),
 * an object is it; otherwise only a list is taken. A missing or null list is empty only where a total of
 * 0 says so: a renamed field, an emptied wrapper or a page of the web would pass for an empty account.
 */
export function readRecords(
  reply: Reply,
  items: Path,
  total: number | undefined,
  single = false,
): readonly unknown[] {
  if (items === "") return [reply];
  const path = items.endsWith("[]") ? items.slice(0, -2) : items;
  const found = readPath(reply, path);
  if (single && isRecord(found)) return [found];
  if (Array.isArray(found)) return whole(found, path);
  if (total === 0 && (found === undefined || found === null)) return [];
  throw new ListingError(`the reply has no ${path}`);
}

/** A place in a list without anything in it is something that could not be read. */
function whole(list: readonly unknown[], path: Path): readonly unknown[] {
  if (list.some((member) => member === null || member === undefined)) {
    throw new ListingError(`a member of ${path} is empty`);
  }
  return list;
}

/**
 * The total at a path; throws when the reply has none. Where each record of a list tells it
 * (`value[].total_range`), all of them say the same, and a list without any is none.
 */
export function readTotal(reply: Reply, path: Path): number {
  const total = path.includes("[]") ? toldByAll(reply, path) : asCount(readPath(reply, path));
  if (total === undefined)
    throw new ListingError(`the reply has no ${path}, so its end is unknown`);
  return total;
}

function toldByAll(reply: Reply, path: Path): number | undefined {
  const records = readPath(reply, path.slice(0, path.lastIndexOf("[]") + 2));
  const told = readPath(reply, path);
  if (!Array.isArray(records) || !Array.isArray(told)) return undefined;
  if (records.length === 0) return 0;
  const totals = new Set(told.map(asCount));
  return told.length === records.length && totals.size === 1 ? [...totals][0] : undefined;
}
