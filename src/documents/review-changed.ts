import type { FactValue } from "../core/item.ts";
import type { Review } from "../core/review.ts";
import {
  compareReviews,
  type Difference,
  isUnchanged,
  type ReviewChanges,
} from "../files/review/review-changes.ts";
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
import { factText } from "./review-groups.ts";

/** What is new, gone and different since the review before; no section for a first one. */
export function changedSection(review: Review, before: Review | undefined): Section {
  if (before === undefined) return { title: "Changed", blocks: [] };
  const different = compareReviews(before, review);
  const { added, gone, changed, unknown: known } = different;
  return {
    title: `Changed since the review of ${when(before.takenAt)}`,
    page: "00-changed",
    blocks: isUnchanged(different)
      ? [paragraph("Nothing.")]
      : [
          paragraph(`${added.length} added, ${gone.length} gone, ${changed.length} changed.`),
          ...titled(
            "Added",
            added.map((item) => [plain(`${item.line} → `), strong(item.disposition)]),
          ),
          ...titled(
            "Gone",
            gone.map((item) => item.line),
          ),
          ...titled("Changed", changed.map(changedLine)),
          ...titled("No longer known", known.added),
          ...titled("Known again", known.gone),
        ],
  };
}

/** `expires: 2026-09-01 → 2027-09-01`. */
function changedLine({ line, changes: all }: ReviewChanges["changed"][number]): Words {
  return [
    plain(`${line}: `),
    ...all.flatMap(({ what, from, to }: Difference, at) => [
      plain(`${at === 0 ? "" : "; "}${what} `),
      value(from),
      plain(" → "),
      value(to),
    ]),
  ];
}

function value(of: FactValue | undefined): Piece {
  return of === undefined ? plain("(none)") : code(factText(of) || " ");
}
