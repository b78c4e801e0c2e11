import { type Coverage, isKnown } from "../core/inventory.ts";
import type { Language } from "../core/language.ts";
import { OUTCOME_WORDS } from "../core/outcome-words.ts";
import { told } from "../texts/amounts.ts";
import { coverageTexts } from "../texts/coverage.ts";
import { reviewTexts } from "../texts/review.ts";
import { paragraph, type Section, type Square } from "./blocks.ts";
import type { TypeInfo } from "./review.ts";

/** Where was looked: a square for each type and region. */
export function coverageSection(
  coverage: readonly Coverage[],
  types: ReadonlyMap<string, TypeInfo>,
  language: Language,
): Section {
  const { title, says } = reviewTexts(language).coverage;
  if (coverage.length === 0) return { title, blocks: [] };
  const regions = new Map<string, Coverage[]>();
  for (const record of coverage) {
    const inRegion = regions.get(record.region);
    if (inRegion === undefined) regions.set(record.region, [record]);
    else inRegion.push(record);
  }
  return {
    title,
    page: "00-coverage",
    blocks: [
      paragraph(says),
      {
        kind: "map",
        places: [...regions]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([region, records]) => ({
            title: region,
            squares: records
              .toSorted((a, b) => (a.type < b.type ? -1 : 1))
              .map((record) => squareOf(record, types, language)),
          })),
      },
    ],
  };
}

function squareOf(
  record: Coverage,
  types: ReadonlyMap<string, TypeInfo>,
  language: Language,
): Square {
  const { square } = coverageTexts(language);
  const name = types.get(record.type)?.title ?? record.type;
  if (!isKnown(record))
    return { title: square(name, OUTCOME_WORDS[record.outcome][language]), is: "unknown" };
  if (record.outcome === "inactive") return { title: name, is: "unused" };
  return record.count === 0
    ? { title: name, is: "empty" }
    : { title: square(name, told(record.count)), is: "found" };
}
