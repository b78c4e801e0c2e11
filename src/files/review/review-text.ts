import type { Review } from "../../core/review.ts";
import { visibleJson } from "../../core/visible.ts";
import { sortedKeys } from "../canonical.ts";

/** A review before its digest is known. */
export type ReviewDraft = Omit<Review, "digest">;

/** The parts in the order in which they are read, and nothing else. */
export function inOrder({
  version,
  cloud,
  accountId,
  takenAt,
  run,
  items,
  unknown,
}: ReviewDraft): ReviewDraft {
  const by = run === undefined ? {} : { run };
  return { version, cloud, accountId, takenAt, ...by, items, unknown };
}

/**
 * The one text of a review. The head stays in reading order; items stand in the order of their ids, one on
 * each line, so that the lines of a diff are what was added, what is gone and what changed.
 */
export function textOf(review: Review): string {
  const { digest } = review;
  const { items, unknown, ...head } = inOrder(review);
  const sorted: Readonly<Record<string, unknown>> = Object(sortedKeys(items));
  if (review.version === 1) {
    const all = { ...head, items: sorted, unknown, digest };
    return `${visibleJson(JSON.stringify(all, null, 2))}\n`;
  }
  const lines = unknown.map((line) => JSON.stringify(line));
  const parts = [
    ...entries(head),
    `"items": {${indented(entries(sorted))}}`,
    `"unknown": [${indented(lines)}]`,
    ...entries({ digest }),
  ];
  return visibleJson(`{\n  ${parts.join(",\n  ")}\n}\n`);
}

function entries(of: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(of).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
}

function indented(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n    ${lines.join(",\n    ")}\n  `;
}
