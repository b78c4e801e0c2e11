import { type ItemId, parseItemId, WAVES } from "../core/item.ts";
import { waveIn } from "../texts/item.ts";
import { reviewTexts } from "../texts/review.ts";
import { type Block, code, type Piece, plain, type Section } from "./blocks.ts";
import type { ReviewContext } from "./review.ts";
import { type Entry, groupBlocks } from "./review-groups.ts";

const OTHER = "other";

function typeOf(id: ItemId): string {
  return parseItemId(id)?.type ?? OTHER;
}

/** Approved items by the wave in which they go. */
export function entriesByWave(
  entries: readonly Entry[],
  { types }: ReviewContext,
): readonly (readonly [wave: string, entries: readonly Entry[]])[] {
  const waveOf = ([id]: Entry): string => types.get(typeOf(id))?.wave ?? OTHER;
  return [...WAVES, OTHER]
    .map((wave) => [wave, entries.filter((entry) => waveOf(entry) === wave)] as const)
    .filter(([, inWave]) => inWave.length > 0);
}

/** `03-network`: where a wave stands in a review of several pages. */
export function wavePage(wave: string): string {
  const at = [...WAVES, OTHER].indexOf(wave) + 1;
  return `${String(at).padStart(2, "0")}-${wave}`;
}

/** A wave, type by type. */
export function waveSection(
  wave: string,
  entries: readonly Entry[],
  context: ReviewContext,
): Section {
  const { language = "en" } = context;
  const texts = reviewTexts(language);
  const types = new Map<string, Entry[]>();
  for (const entry of entries) {
    const type = typeOf(entry[0]);
    const ofType = types.get(type);
    if (ofType === undefined) types.set(type, [entry]);
    else ofType.push(entry);
  }
  return {
    title: texts.wave(waveIn(language, wave), entries.length),
    searched: true,
    page: wavePage(wave),
    summary: [
      {
        kind: "table",
        columns: texts.types,
        rows: [...types].map(([type, of]) => [
          context.types.get(type)?.title ?? type,
          of.length.toLocaleString("en-US"),
        ]),
      },
    ],
    blocks: [...types].flatMap(([type, ofType]): readonly Block[] => {
      const info = context.types.get(type);
      const title: Piece =
        info === undefined ? code(type) : { as: "link", text: info.title, address: info.docs };
      return [
        { kind: "heading", words: [title, plain(texts.number(ofType.length))] },
        ...groupBlocks(ofType, context.quotes ?? {}, language),
      ];
    }),
  };
}
