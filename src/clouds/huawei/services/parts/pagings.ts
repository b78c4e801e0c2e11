import type { Paging } from "../../../../core/row-call.ts";

/** Newer products: the last id of a page, which the reply names until there is no more, and how many it holds. */
export const markers = (size: number) =>
  ({ ...uncountedMarkers(size), held: "page_info.current_count" }) as const satisfies Paging;

/** The same where no reply says how many it holds. */
export const uncountedMarkers = (size: number) =>
  ({
    by: "token",
    token: "marker",
    size: ["limit", size],
    next: "page_info.next_marker",
  }) as const satisfies Paging;

/** Older network calls: the page begins behind an id that it is given, and only an empty page is the end. */
export const lastIds = (size: number, id: string) =>
  ({ by: "last-id", last: "marker", size: ["limit", size], id }) as const satisfies Paging;

/** How many records to leave out. */
export const offsets = (size: number, total: string) =>
  ({ by: "offset", offset: "offset", size: ["limit", size], total }) as const satisfies Paging;
