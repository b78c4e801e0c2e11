import type { Language } from "../core/language.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { LeftItem } from "../core/review.ts";
import { lineTellsWhy } from "../engine/item-line.ts";
import type { ReviewDraft } from "../files/review/review-text.ts";
import { itemTexts } from "../texts/item.ts";

/** What was found and is not in the review, in the order of the ids. */
export function leftOut(
  items: readonly JudgedItem[],
  draft: ReviewDraft,
  language: Language = "en",
): readonly LeftItem[] {
  const { scheduledBecause } = itemTexts(language);
  return items
    .filter((item) => draft.items[item.id] === undefined)
    .map(({ id, line, state, until, disposition, because }) => ({
      id,
      line,
      ...(state === "scheduled"
        ? {
            becomes: "scheduled",
            because: scheduledBecause(until),
          }
        : { becomes: disposition, because: lineTellsWhy(disposition) ? undefined : because }),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
