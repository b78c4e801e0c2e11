import { type MapPlace, plain, type Span, type Square, strong, type Table } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** What a square means, as a reader is told. */
export const MEANINGS: Readonly<Record<Square["is"], string>> = {
  found: "with something",
  empty: "with nothing",
  unused: "not in use",
  unknown: "not known",
};

/** Sorts of squares, as they are told. */
export const SORTS: readonly Square["is"][] = ["found", "empty", "unused", "unknown"];

/** How many squares of a place are of one sort. */
export function amount({ squares }: MapPlace, sort: Square["is"]): number {
  return squares.filter(({ is }) => is === sort).length;
}

/** A map in numbers. */
export function mapTable(places: readonly MapPlace[]): Table {
  return {
    kind: "table",
    columns: ["Region", ...SORTS.map((sort) => MEANINGS[sort])],
    rows: places.map((place) => [
      place.title,
      ...SORTS.map((sort) => {
        const number = String(amount(place, sort));
        return sort === "unknown" && number !== "0" ? [strong(number)] : number;
      }),
    ]),
  };
}

/** Waits in words. */
export function waitsTable(spans: readonly Span[]): Table {
  return {
    kind: "table",
    columns: ["When", "What", "Why"],
    rows: spans.map(({ certainty, until, what, because, holds }) => [
      [holds ? strong(`${certainty}${when(until)}`) : plain(`${certainty}${when(until)}`)],
      what,
      because,
    ]),
  };
}
