import type { Row } from "../../../core/row.ts";
import type { Call } from "../../../core/row-call.ts";
import { tagsCallOf } from "../../../core/row-read.ts";
import { callsOf } from "../../../core/row-removal.ts";

/** Every call that listing a type makes: its lists, the details of its items, the calls about their tags. */
export function readingCalls(row: Row): readonly Call[] {
  return [...[row.list].flat(), ...(row.detail ?? []), ...tagsCalls(row)];
}

/** The calls about tags of a type. */
export function tagsCalls(row: Row): readonly Call[] {
  const readings = [row.read, ...[row.list].flat().flatMap(({ read }) => read ?? [])];
  return readings.flatMap((read) => (read.tags === undefined ? [] : (tagsCallOf(read.tags) ?? [])));
}

/** Every call that removing an item of a type may make, undoing its steps included. */
export function changingCalls({ remove }: Row): readonly Call[] {
  return remove.by === "call" ? [...remove.steps, ...(remove.detach ?? [])].flatMap(callsOf) : [];
}
