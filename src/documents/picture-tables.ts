import type { Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import { type MapPlace, plain, type Span, type Square, strong, type Table } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** Sorts of squares, as they are told. */
export const SORTS: readonly Square["is"][] = ["found", "empty", "unused", "unknown"];

/** How many squares of a place are of one sort. */
export function amount({ squares }: MapPlace, sort: Square["is"]): number {
  return squares.filter(({ is }) => is === sort).length;
}

/** A map in numbers. */
export function mapTable(places: readonly MapPlace[], language: Language): Table {
  const { region, squares } = pictureTexts(language);
  return {
    kind: "table",
    columns: [region, ...SORTS.map((sort) => squares[sort])],
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
export function waitsTable(spans: readonly Span[], language: Language): Table {
  return {
    kind: "table",
    columns: pictureTexts(language).waits,
    rows: spans.map(({ certainty, until, what, because, holds }) => [
      [holds ? strong(`${certainty}${when(until)}`) : plain(`${certainty}${when(until)}`)],
      what,
      because,
    ]),
  };
}
