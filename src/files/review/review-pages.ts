import { mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { systemCode, unreadable, unwritable, writeAtomic } from "../local.ts";

/** A page of the review for people. */
export interface ReviewPage {
  /** Path from the account's folder, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** Names that a review's own pages have; any other file in their folder is somebody else's. */
const PAGE = /^0\d-[a-z-]+(?:-\d+)?\.md$/u;

/**
 * Writes the pages of a review into an account's folder, and removes those of an earlier one that this one
 * does not have. Throws the Problem `unwritable`.
 */
export function writeReviewPages(dir: string, folder: string, pages: readonly ReviewPage[]): void {
  const names = new Set(pages.map(({ name }) => join(dir, name)));
  try {
    if (pages.some(({ name }) => join(dir, name).startsWith(join(folder, "/")))) {
      mkdirSync(folder, { recursive: true });
    }
  } catch (cause) {
    throw unwritable(folder, cause);
  }
  for (const { name, text } of pages) writeAtomic(join(dir, name), text);
  const stale = reviewPagesIn(folder).filter((name) => !names.has(join(folder, name)));
  try {
    for (const name of stale) rmSync(join(folder, name));
    if (stale.length > 0 && readdirSync(folder).length === 0) rmdirSync(folder);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/** Names of the pages beside review.md, in order; none where it is the only one. */
export function reviewPagesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => PAGE.test(name))
      .sort(inOrder);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT" || systemCode(cause) === "ENOTDIR") return [];
    throw unreadable(folder, cause);
  }
}

/** `03-network-10.md` stands after `03-network-2.md`. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
