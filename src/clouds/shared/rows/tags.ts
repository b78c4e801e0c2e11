import type { Look } from "../../../core/predicate.ts";
import type { Path } from "../../../core/row-call.ts";
import type { TagPair, TagsReading } from "../../../core/row-read.ts";
import { NO_TAGS, type Tags } from "../../../core/tags.ts";
import { asText, isRecord, readPath } from "../wire/paths.ts";

/** Tags that are not known, and why: a clause without a full stop. */
export interface Untold {
  readonly because: string;
}

/** What is known of an item's tags. */
export type Told = Tags | Untold;

/** True for tags that are not known. A tag may be called `because`, and is then a text of the cloud's. */
export function isUntold(told: Told): told is Untold {
  return told instanceof NotTold;
}

class NotTold implements Untold {
  readonly because: string;

  constructor(because: string) {
    this.because = because;
  }
}

/** Tags that are not known, for a reason. */
export function untold(because: string): Untold {
  return new NotTold(because);
}

/** The tags that a record itself tells; undefined where the row has them asked for by a call. */
export function tagsIn(look: Look, reading: TagsReading): Told | undefined {
  if ("none" in reading) return NO_TAGS;
  if ("unknown" in reading) return untold(reading.unknown);
  if ("by" in reading) return undefined;
  if ("map" in reading) return mapped(look(reading.map), reading.map);
  const found = look(reading.at);
  if (Array.isArray(found)) return paired(found, reading, reading.at);
  if (isEmptyAbove(look, reading.at)) return NO_TAGS;
  return reading.else === undefined ? untold(`the reply has no ${reading.at}`) : undefined;
}

/** Tags from a list of pairs; one that cannot be read leaves all of them unknown. */
export function paired(list: readonly unknown[], { key, value }: TagPair, at: Path): Told {
  if (list.length === 0) return NO_TAGS;
  const tags: [string, string][] = [];
  for (const pair of list) {
    const name = asText(readPath(pair, key));
    const tag = tagText(readPath(pair, value));
    if (name === undefined || tag === undefined) {
      return untold(`a tag of the reply has no ${at}.${name === undefined ? key : value}`);
    }
    tags.push([name, tag]);
  }
  return Object.fromEntries(tags);
}

/** The value of a tag, which may be empty; undefined for what is no text. */
export function tagText(value: unknown): string | undefined {
  return value === "" ? "" : asText(value);
}

function mapped(found: unknown, at: Path): Told {
  if (!isRecord(found)) return untold(`the reply has no ${at}`);
  const tags = Object.entries(found).map(([name, value]) => [name, tagText(value)] as const);
  const bad = tags.find(([, value]) => value === undefined);
  if (bad !== undefined) return untold(`the tag ${bad[0]} of the reply has no value`);
  return tags.length === 0
    ? NO_TAGS
    : Object.fromEntries(tags.map(([name, value]) => [name, value ?? ""]));
}

/** True where the object around a list is there and holds nothing, as some products write "none". */
function isEmptyAbove(look: Look, at: Path): boolean {
  const dot = at.lastIndexOf(".");
  if (dot < 0) return false;
  const around = look(at.slice(0, dot));
  return isRecord(around) && Object.keys(around).length === 0;
}
