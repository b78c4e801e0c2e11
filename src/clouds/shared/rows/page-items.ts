import type { Item } from "../../../core/item.ts";
import { type Detail, tagsCallOf } from "../../../core/row-read.ts";
import { inParallel } from "../wire/parallel.ts";
import { asText } from "../wire/paths.ts";
import { type DetailContext, readDetails } from "./details.ts";
import {
  type Details,
  isSkipped,
  isSkippedEarly,
  lookInto,
  nativeIdOf,
  type ReadContext,
  readFacts,
  readItem,
} from "./read-item.ts";
import { type Told, tagsIn } from "./tags.ts";
import { askForTags, namesOf, type TagsContext, type Untagged } from "./tags-call.ts";

/** What the records of one listing are read with. */
export interface PageContext {
  readonly reading: ReadContext;
  readonly details: readonly Detail[];
  readonly about: DetailContext;
  readonly tags: Pick<TagsContext, "shared" | "doubts" | "since" | "whole" | "failed">;
  /** Takes the id of each record that the row leaves out. */
  readonly leaveOut: (id: string) => void;
}

interface Detailed {
  readonly record: unknown;
  readonly replies: Details;
}

/** Records whose details are asked for at once. */
const PARALLEL = 16;

const NO_DETAILS: Details = Object.freeze({});

/**
 * The items of a page: the details of each record first, then the tags of all of them together, where the
 * records do not tell them. Throws what a detail's call throws; tags that cannot be read are unknown.
 */
export async function itemsOf(
  records: readonly unknown[],
  page: PageContext,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const { reading, details, about, leaveOut } = page;
  const { read, parent } = reading;
  const found: (Detailed | undefined)[] = records.map((record) =>
    details.length === 0 ? { record, replies: NO_DETAILS } : undefined,
  );
  if (details.length > 0) {
    await inParallel([...records.entries()], PARALLEL, signal, async ([at, record], linked) => {
      const look = lookInto(record, NO_DETAILS, parent, reading.account);
      if (isSkippedEarly(look, read)) {
        leaveOut(nativeIdOf(look, reading));
        return;
      }
      found[at] = { record, replies: await readDetails(record, details, about, linked) };
    });
  }
  const kept = found
    .filter((one) => one !== undefined)
    .filter(({ record, replies }) => {
      const look = lookInto(record, replies, parent, reading.account);
      if (!isSkipped(look, read)) return true;
      leaveOut(nativeIdOf(look, reading));
      return false;
    });
  const told = await toldTags(kept, page, signal);
  return kept.map(({ record, replies }, at) => readItem(record, replies, reading, told?.[at]));
}

/** Tags of the records that do not tell theirs, by place; undefined where the row asks for none. */
async function toldTags(
  kept: readonly Detailed[],
  { reading, about, tags }: PageContext,
  signal: AbortSignal,
): Promise<readonly (Told | undefined)[] | undefined> {
  const call = tagsCallOf(reading.read.tags);
  if (call === undefined) return undefined;
  const told: (Told | undefined)[] = [];
  const untagged: (Untagged & { readonly at: number })[] = [];
  for (const [at, { record, replies }] of kept.entries()) {
    const look = lookInto(record, replies, reading.parent);
    tags.doubts.hear(namesOf(look, call, reading.read));
    told[at] = tagsIn(look, reading.read.tags);
    if (told[at] !== undefined) continue;
    const { id, name, facts } = reading.read;
    untagged.push({
      at,
      look,
      words: () => ({
        id: asText(look(id)),
        name: name === undefined ? undefined : asText(look(name)),
        facts: readFacts(facts, look),
      }),
    });
  }
  const answers = await askForTags(untagged, call, { ...about, ...tags }, signal);
  for (const [index, { at }] of untagged.entries()) told[at] = answers[index];
  return told;
}
