import type { LoggedCall } from "../../../emulator/core/log.ts";
import type { Row } from "../../../src/core/row.ts";
import type { List } from "../../../src/core/row-read.ts";
import type { CatalogCloud } from "./cloud.ts";
import { listsOf } from "./rows.ts";

/** Listings of a row, by their actions, of which no page after the first was asked for. */
export function unturnedPages(
  cloud: CatalogCloud,
  row: Row,
  product: string,
  calls: readonly LoggedCall[],
): readonly string[] {
  const paged = listsOf(row).filter(({ paging }) => paging.by !== "none");
  const actions = new Set(paged.map(({ action }) => action));
  return [...actions].filter((action) => {
    const name = cloud.logged(product, action);
    const own = paged.filter((list) => list.action === action);
    return !calls.some((call) => call.action === name && own.some((list) => isLater(list, call)));
  });
}

function isLater({ paging }: List, { params }: LoggedCall): boolean {
  if (paging.by === "none") return false;
  const names = {
    number: "page",
    offset: "offset",
    token: "token",
    marker: "marker",
    "last-id": "last",
  } as const;
  const name = Object.entries(paging).find(([key]) => key === names[paging.by])?.[1];
  const sent = Object.entries(params).find(([key]) => isNamed(key, String(name)))?.[1];
  if (sent === undefined || sent === null || sent === "") return false;
  if (paging.by === "number") return Number(sent) > (paging.first ?? 1);
  return paging.by !== "offset" || Number(sent) > 0;
}

/** Names differ from the vendor's package on the wire of object storage, by hyphens and capitals. */
function isNamed(key: string, name: string): boolean {
  return key.replaceAll("-", "").toLowerCase() === name.replaceAll("-", "").toLowerCase();
}
