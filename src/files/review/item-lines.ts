import type { ItemId } from "../../core/item.ts";
import { readText } from "../local.ts";

/** Items stand four spaces deep in every version of the format, and nothing else so deep has a name. */
const NAMED = /^ {4}("(?:[^"\\]|\\.)*"): /u;

/** The 1-based line of each item in review.json; none where there is no such file. */
export function itemLines(file: string): ReadonlyMap<ItemId, number> {
  const lines = (readText(file) ?? "").split(/\r?\n/u);
  return new Map(
    lines.flatMap((line, at): readonly (readonly [ItemId, number])[] => {
      const name = NAMED.exec(line)?.[1];
      return name === undefined ? [] : [[String(JSON.parse(name)), at + 1]];
    }),
  );
}
