import * as z from "zod";
import type { Facts } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import {
  REVIEW_VERSION,
  REVIEW_VERSIONS,
  type Review,
  type ReviewedItem,
} from "../../core/review.ts";
import { digestOf } from "../canonical.ts";
import { readText, writeAtomic } from "../local.ts";
import { reviewInLines } from "./review-lines.ts";
import { frameShape, itemShape } from "./review-shape.ts";
import { inOrder, type ReviewDraft, textOf } from "./review-text.ts";

/** The digest of a review: `sha256:` over the canonical JSON of everything but the digest. */
export function reviewDigest(draft: ReviewDraft): string {
  return digestOf(inOrder(draft));
}

/** Adds the digest. */
export function sealReview(draft: ReviewDraft): Review {
  return { ...inOrder(draft), digest: reviewDigest(draft) };
}

/**
 * Writes review.json in one step and returns what was written. Items stand in the order of their ids,
 * so that two reviews differ only where the account does. Throws the Problem `unwritable`.
 */
export function writeReview(file: string, draft: ReviewDraft): Review {
  const review = sealReview(draft);
  writeAtomic(file, textOf(review));
  return review;
}

/** What a review must be of, and when it is read. */
export interface ReviewExpected {
  readonly cloud: string;
  readonly accountId: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Two machines never have quite the same time. */
const CLOCKS_MS = 5 * 60 * 1000;

const head = z.object({
  version: z.unknown(),
  cloud: z.unknown(),
  accountId: z.unknown(),
});

/**
 * Reads review.json; undefined when there is none. Throws the Problem `review-file`, in words of its
 * own for a truncated file, one that is no JSON, an open merge, another version, another account, one
 * that was changed after it was written, and one of a day that has not come yet.
 */
export function readReview(file: string, expect: ReviewExpected): Review | undefined {
  const text = readText(file);
  return text === undefined ? undefined : reviewIn(text, file, expect);
}

/** The review that a text is; `file` is where it came from, for messages. Throws as {@link readReview}. */
export function reviewIn(text: string, file: string, expect: ReviewExpected): Review {
  const lines = text.replaceAll("\r\n", "\n");
  const review = reviewInLines(lines) ?? wholeReview(lines, file, expect);
  refuseAnother(file, review, expect);
  if (Date.parse(review.takenAt) > Date.parse(expect.now) + CLOCKS_MS) {
    throw refused(
      file,
      `${file} says that it was taken on ${review.takenAt}, which is in the future (it is ${expect.now} here).`,
      "Check the clock of this machine. If it is right, run `npx closeout review` again. Nothing was deleted.",
    );
  }
  return review;
}

/** The review by its value as a whole: any version, and every fault by its name. */
function wholeReview(lines: string, file: string, expect: ReviewExpected): Review {
  const data = parse(file, lines);
  const start = head.safeParse(data);
  if (!start.success) {
    throw refused(file, `${file} is JSON, but not a review.`, AGAIN);
  }
  const { version, cloud, accountId } = start.data;
  if (!REVIEW_VERSIONS.some((known) => known === version)) throw otherVersion(file, version);
  refuseAnother(file, { cloud, accountId }, expect);
  const found = frameShape.safeParse(data);
  if (!found.success) throw misshapen(file, [], found.error);
  const review = { ...found.data, items: readItems(file, found.data.items) };
  if (reviewDigest(review) !== review.digest) {
    throw changed(file, "its content and its digest do not belong together");
  }
  // A second key of one name, or one that no object can hold, is read by nobody and seen by a reviewer.
  if (textOf(review) !== lines) {
    throw changed(file, "it reads otherwise than `npx closeout review` writes the same content");
  }
  return review;
}

function refuseAnother(
  file: string,
  { cloud, accountId }: { readonly cloud: unknown; readonly accountId: unknown },
  expect: ReviewExpected,
): void {
  if (cloud === expect.cloud && accountId === expect.accountId) return;
  throw refused(
    file,
    `${file} is the review of the account ${String(accountId)} (${String(cloud)}), not of ${expect.accountId} (${expect.cloud}).`,
    "Was the folder copied, or the id in account.yaml changed? Remove the file and review this account.",
  );
}

/** The approved items. Steps and facts are much the same in thousands of them, and are kept once. */
function readItems(
  file: string,
  found: Readonly<Record<string, unknown>>,
): Readonly<Record<string, ReviewedItem>> {
  const items: Record<string, ReviewedItem> = {};
  const steps = new Map<string, readonly string[]>();
  const facts = new Map<string, Facts>();
  for (const [id, value] of Object.entries(found)) {
    const item = itemShape.safeParse(value);
    if (!item.success) throw misshapen(file, ["items", id], item.error);
    const { line, disposition, because } = item.data;
    // In the order of the file, so that nothing has to be sorted when its digest is taken.
    items[id] = {
      ...(because === undefined ? {} : { because }),
      disposition,
      facts: once(facts, item.data.facts),
      line,
      steps: once(steps, item.data.steps),
    };
  }
  return items;
}

function once<T>(known: Map<string, T>, value: T): T {
  const text = JSON.stringify(value);
  const first = known.get(text);
  if (first === undefined) known.set(text, value);
  return first ?? value;
}

const AGAIN =
  "Run `npx closeout review` again, or restore the committed file. Nothing was deleted.";

function refused(file: string, summary: string, next: string): Problem {
  return new Problem({ code: "review-file", summary, where: file, next });
}

function changed(file: string, how: string): Problem {
  return refused(
    file,
    `${file} was changed by hand after it was written: ${how}.`,
    "Restore the committed file. To change what is approved, edit account.yaml (dispositions, keep) and run `npx closeout review` again. Nothing was deleted.",
  );
}

function misshapen(file: string, above: readonly string[], error: z.ZodError): Problem {
  const [issue] = error.issues;
  const path = [...above, ...(issue?.path.map(String) ?? [])];
  const place = issue === undefined ? "" : `, at ${path.join(" → ") || "its top"}`;
  return changed(file, `it no longer has the shape of a review${place}`);
}

function otherVersion(file: string, version: unknown): Problem {
  const newer = typeof version === "number" && version > REVIEW_VERSION;
  return refused(
    file,
    `${file} is written in version ${JSON.stringify(version)} of the format; this Closeout reads the versions ${REVIEW_VERSIONS.join(" and ")}.`,
    newer
      ? "Update Closeout to the version that wrote it, or run `npx closeout review` again."
      : AGAIN,
  );
}

function parse(file: string, text: string): unknown {
  if (/^(<{7}|>{7}) /mu.test(text)) {
    throw refused(
      file,
      `${file} holds an unfinished merge.`,
      "Two reviews cannot be merged: take either side, then run `npx closeout review` again.",
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    const torn = !text.trimEnd().endsWith("}") || /end of JSON|Unterminated/u.test(says);
    const summary = torn
      ? `${file} is truncated: it ${text.trim() === "" ? "is empty" : "ends in the middle"}.`
      : `${file} is not valid JSON: ${says}.`;
    throw refused(file, summary, AGAIN);
  }
}
