import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Look } from "../../../core/predicate.ts";
import type { Path } from "../../../core/row-call.ts";
import { asText } from "../wire/paths.ts";

/** Some sources write a word for what has no region, or a number; those are no region's id. */
const REGION_ID = /^[a-z]{2,}(?:-[a-z0-9]+)+$/u;

/** True of text that may be the id of a region. */
export function isRegionId(text: string): boolean {
  return REGION_ID.test(text);
}

/** The region in which a record stands: the one that it names at a path, else the one that was asked. */
export function standingIn(look: Look, at: Path | undefined, asked: string): string {
  if (at === undefined || asked === GLOBAL_REGION) return asked;
  const named = asText(look(at));
  return named !== undefined && isRegionId(named) ? named : asked;
}
