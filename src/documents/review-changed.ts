import type { FactValue } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Review } from "../core/review.ts";
import {
  compareReviews,
  type Difference,
  isUnchanged,
  type ReviewChanges,
} from "../files/review/review-changes.ts";
import { dispositionIn } from "../texts/item.ts";
import { differenceIn, reviewTexts, valueIn } from "../texts/review.ts";
import {
  code,
  type Piece,
  paragraph,
  plain,
  type Section,
  strong,
  titled,
  type Words,
} from "./blocks.ts";
import { when } from "./markdown-text.ts";
import type { ReviewContext } from "./review.ts";
import { factText } from "./review-groups.ts";

/** What is new, gone and different since the review before; no section for a first one. */
export function changedSection(
  review: Review,
  { before, unknown: told = review.unknown }: Pick<ReviewContext, "before" | "unknown">,
  language: Language,
): Section {
  const { changed: texts } = reviewTexts(language);
  if (before === undefined) return { title: texts.none, blocks: [] };
  const different = compareReviews(before, review);
  const { added, gone, changed, unknown: known } = different;
  return {
    title: texts.title(when(before.takenAt)),
    page: "00-changed",
    blocks: isUnchanged(different)
      ? [paragraph(texts.nothing)]
      : [
          paragraph(texts.numbers(added.length, gone.length, changed.length)),
          ...titled(
            texts.added,
            added.map((item) => [
              plain(`${item.line} → `),
              strong(dispositionIn(language, item.disposition)),
            ]),
          ),
          ...titled(
            texts.gone,
            gone.map((item) => item.line),
          ),
          ...titled(
            texts.changed,
            changed.map((one) => changedLine(one, language)),
          ),
          ...titled(
            texts.unknown,
            known.added.map((line) => told[review.unknown.indexOf(line)] ?? texts.asRecorded(line)),
          ),
          ...titled(texts.known, known.gone.map(texts.asRecorded)),
        ],
  };
}

/** `expires: 2026-09-01 → 2027-09-01`. */
function changedLine(
  { line, changes: all }: ReviewChanges["changed"][number],
  language: Language,
): Words {
  const { changed: texts } = reviewTexts(language);
  return [
    plain(texts.line(line)),
    ...all.flatMap(({ what, from, to }: Difference, at) => [
      plain(`${at === 0 ? "" : texts.also}${differenceIn(language, what)} `),
      value(valueIn(language, what, from), texts.notSet),
      plain(" → "),
      value(valueIn(language, what, to), texts.notSet),
    ]),
  ];
}

function value(of: FactValue | undefined, notSet: string): Piece {
  return of === undefined ? plain(notSet) : code(factText(of) || " ");
}
