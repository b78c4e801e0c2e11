import type { Path } from "../../core/row.ts";
import { ListingError } from "./listing-error.ts";
import { asCount, isRecord, readPath } from "./paths.ts";
import type { Reply } from "./transport.ts";

/**
 * The records of a reply. The empty path means the reply itself. A missing list is empty only where
 * something else in the reply says so: a total of 0, an explicit null, or its empty wrapper;
 * otherwise a renamed field would pass for an empty account.
 */
export function readRecords(
  reply: Reply,
  items: Path,
  total: number | undefined,
): readonly unknown[] {
  if (items === "") return [reply];
  const path = items.endsWith("[]") ? items.slice(0, -2) : items;
  const found = readPath(reply, path);
  if (Array.isArray(found)) return found;
  if (isRecord(found)) return [found];
  if (found === null || found === "" || total === 0) return [];
  const at = path.lastIndexOf(".");
  const wrapper = at < 0 ? undefined : readPath(reply, path.slice(0, at));
  if (wrapper === null || wrapper === "" || isEmpty(wrapper)) return [];
  throw new ListingError(`the reply has no ${path}`);
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The total at a path; throws when the reply has none. */
export function readTotal(reply: Reply, path: Path): number {
  const total = asCount(readPath(reply, path));
  if (total === undefined)
    throw new ListingError(`the reply has no ${path}, so its end is unknown`);
  return total;
}
