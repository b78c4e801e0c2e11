import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WAVES } from "../../src/core/item.ts";
import type { Review, ReviewedItem } from "../../src/core/review.ts";
import { reviewPages, type TypeInfo } from "../../src/documents/review.ts";
import { sealReview } from "../../src/files/review/review-file.ts";
import { writeReviewPages } from "../../src/files/review/review-pages.ts";
import { temporaryFolder } from "./support.ts";

/** What GitHub is said to render; see the limit in the source. */
const RENDERED = 512_000;

const TYPES: ReadonlyMap<string, TypeInfo> = new Map(
  WAVES.map((wave) => [`${wave}.thing`, { title: `Thing of ${wave}`, wave, docs: "https://d" }]),
);

function reviewOf(
  amount: number,
  of: (at: number) => Partial<ReviewedItem> = () => ({}),
  name = "web",
): Review {
  return sealReview({
    version: 2,
    cloud: "alibaba",
    accountId: "1234567890123456",
    takenAt: "2026-09-01T08:00:00.000Z",
    items: Object.fromEntries(
      Array.from({ length: amount }, (_, at) => [
        `alibaba:${WAVES[at % WAVES.length]}.thing:cn-hangzhou:i-${at}`,
        { line: `Thing ${name}-${at}`, disposition: "delete", steps: ["x"], facts: {}, ...of(at) },
      ]),
    ),
    unknown: [],
  });
}

function pagesOf(review: Review, before?: Review) {
  const more = before === undefined ? {} : { before };
  return reviewPages(review, { accountName: "demo", types: TYPES, ...more });
}

describe("a review of 20,000 items", () => {
  const review = reviewOf(20_000, (at) => ({ facts: { size: at, zone: `zone-${at % 7}` } }));
  const pages = pagesOf(review, reviewOf(0));

  test("has a first page and one or more for each wave, every one of which is rendered", () => {
    expect(pages[0]?.name).toBe("review.md");
    for (const wave of ["01-workloads", "03-network", "06-finance"]) {
      expect(pages.map(({ name }) => name)).toContain(`review/${wave}.md`);
    }
    for (const { text } of pages) expect(Buffer.byteLength(text)).toBeLessThan(RENDERED);
  });

  test("shows every item on the pages of its wave, once", () => {
    const shown = pages
      .filter(({ name }) => /^review\/0[1-7]/u.test(name))
      .flatMap(({ text }) => [...text.matchAll(/`(alibaba:[^`]+)`/gu)].map(([, id]) => id));
    expect(shown.sort()).toEqual(Object.keys(review.items).sort());
  });

  test("is led to by its first page, and each page leads back", () => {
    const [first, ...others] = pages;
    for (const { name, text } of others) {
      expect(first?.text).toContain(`(${name})`);
      expect(text).toContain("(../review.md)");
    }
  });
});

test("1,500 items stand on one page, 1,501 on several", () => {
  expect(pagesOf(reviewOf(1_500))).toHaveLength(1);
  expect(pagesOf(reviewOf(1_501)).length).toBeGreaterThan(1);
});

test("few items of which very much is said are divided as well", () => {
  const because = "数据库".repeat(500);
  const pages = pagesOf(reviewOf(600, (at) => ({ because: `${because}${at}` })));
  expect(pages.length).toBeGreaterThan(1);
  for (const { text } of pages) expect(Buffer.byteLength(text)).toBeLessThan(RENDERED);
});

test("a line that no page holds is cut where that can be seen", () => {
  const pages = pagesOf(reviewOf(3, () => ({ because: "x".repeat(600_000) })));
  for (const { text } of pages) expect(Buffer.byteLength(text)).toBeLessThan(RENDERED);
  expect(pages.some(({ text }) => text.includes("(cut; whole in review.json)"))).toBe(true);
});

test("pages of an earlier review that this one does not have are removed, and nothing else", () => {
  const dir = temporaryFolder();
  const folder = join(dir, "review");
  writeReviewPages(dir, folder, pagesOf(reviewOf(2_000)));
  expect(existsSync(join(folder, "03-network.md"))).toBe(true);
  writeFileSync(join(folder, "notes.md"), "somebody's");
  writeReviewPages(dir, folder, pagesOf(reviewOf(10)));
  expect(readdirSync(folder)).toEqual(["notes.md"]);
  expect(readFileSync(join(dir, "review.md"), "utf8")).not.toContain("first of");
});

test("the folder of the pages goes with the last of them, and is not made for a short review", () => {
  const dir = temporaryFolder();
  const folder = join(dir, "review");
  writeReviewPages(dir, folder, pagesOf(reviewOf(10)));
  expect(existsSync(folder)).toBe(false);
  mkdirSync(folder);
  writeFileSync(join(folder, "03-network-2.md"), "stale");
  writeReviewPages(dir, folder, pagesOf(reviewOf(10)));
  expect(existsSync(folder)).toBe(false);
});
