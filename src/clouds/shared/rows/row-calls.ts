import type { Row } from "../../../core/row.ts";
import type { Call } from "../../../core/row-call.ts";
import { tagsCallOf } from "../../../core/row-read.ts";
import { callsOf } from "../../../core/row-removal.ts";

/** Every call that listing a type makes: its lists, the details of its items, the calls about their tags. */
export function readingCalls(row: Row): readonly Call[] {
  const lists = [row.list].flat();
  const readings = [row.read, ...lists.flatMap(({ read }) => read ?? [])];
  const tags = readings.flatMap((read) =>
    read.tags === undefined ? [] : (tagsCallOf(read.tags) ?? []),
  );
  return [...lists, ...(row.detail ?? []), ...tags];
}

/** Every call that removing an item of a type may make, undoing its steps included. */
export function changingCalls({ remove }: Row): readonly Call[] {
  return remove.by === "call" ? [...remove.steps, ...(remove.detach ?? [])].flatMap(callsOf) : [];
}
