import { expect, test } from "vitest";
import type { ReviewedItem } from "../../src/core/review.ts";
import {
  COMMENT_LIMIT,
  type CommentContent,
  commentMarker,
  renderComment,
} from "../../src/documents/comment.ts";
import { compareReviews } from "../../src/files/review/review-changes.ts";
import { sealReview } from "../../src/files/review/review-file.ts";

const ID = "1234567890123456";

function reviewOf(amount: number, name = "web") {
  const item = (at: number): ReviewedItem => ({
    line: `ECS instance ${name}-${at}`,
    disposition: "delete",
    steps: ["delete it"],
    facts: {},
  });
  return sealReview({
    version: 2,
    cloud: "alibaba",
    accountId: ID,
    takenAt: "2026-09-01T08:00:00.000Z",
    items: Object.fromEntries(
      Array.from({ length: amount }, (_, at) => [
        `alibaba:ecs.instance:cn-hangzhou:i-${at}`,
        item(at),
      ]),
    ),
    unknown: [],
  });
}

function contentOf(parts: Partial<CommentContent> = {}): CommentContent {
  return {
    cloud: "alibaba",
    accountId: ID,
    accountName: "demo",
    blocking: [],
    review: reviewOf(3),
    changes: undefined,
    unknown: [],
    waveOf: () => "workloads",
    places: {
      review: "accounts/demo/review.json",
      pagesOf: (wave) => [`accounts/demo/review/01-${wave}.md`],
    },
    ...parts,
  };
}

/** Lines of a list that are shown, and those that are only counted. */
function told(text: string, starts: string) {
  const lines = text.split("\n");
  const shown = lines.filter((line) => line.startsWith(`- ${starts}`)).length;
  const counted = lines.map(
    (line) => /^- … ([\d,]+) more in (?:the diff of )?`accounts/u.exec(line)?.[1] ?? "0",
  );
  return shown + counted.reduce((sum, number) => sum + Number(number.replaceAll(",", "")), 0);
}

test("a comment begins with what finds it again, and blockers come first", () => {
  const blocking = [
    {
      id: "access-keys-gone",
      title: "No access key is left",
      remedy: "Delete it.",
      findings: [{ subject: "alibaba:ram.access-key:global:ops/LTAI-1", says: "it is active" }],
    },
  ];
  const text = renderComment(contentOf({ blocking, unknown: ["nas in cn-beijing: denied"] }));
  expect(text.startsWith(`${commentMarker("alibaba", ID)}\n`)).toBe(true);
  const places = ["access-keys-gone", "nas in cn-beijing", "Wave workloads"].map((one) =>
    text.indexOf(one.replaceAll("-", "-")),
  );
  expect(places.every((at) => at > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test.each([0, 1, 200, 5_000, 50_000])(
  "a comment on %i items fits, and counts what it has no room for",
  (amount) => {
    const text = renderComment(contentOf({ review: reviewOf(amount) }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(told(text, "ECS instance")).toBe(amount);
  },
);

test("a comment on ten thousand changes in other letters fits as well", () => {
  const review = reviewOf(10_000, "数据库".repeat(20));
  const changes = compareReviews(reviewOf(0), review);
  const text = renderComment(contentOf({ review, changes }));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(told(text, "ECS instance")).toBe(20_000);
});

test("a line longer than a comment can bear is shortened where that can be seen", () => {
  const unknown = [`nas in cn-beijing: ${"denied ".repeat(20_000)}`];
  const text = renderComment(contentOf({ unknown }));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(text).toMatch(/denied.* …$/mu);
});

test("what has no room is counted with the page that holds it", () => {
  const text = renderComment(contentOf({ review: reviewOf(5_000) }));
  expect(text).toMatch(/- … [\d,]+ more in `accounts\/demo\/review\/01-workloads\.md`/u);
  const pages = Array.from({ length: 9 }, (_, at) => `review/01-workloads-${at}.md`);
  const places = { review: "review.json", pagesOf: () => pages };
  const many = renderComment(contentOf({ review: reviewOf(5_000), places }));
  expect(many).toContain("more in `review/01-workloads-0.md` to `review/01-workloads-8.md`");
});

test("names in a comment are no Markdown and no HTML", () => {
  const review = reviewOf(1, "<img src=x>[x](http://evil.example)");
  const text = renderComment(contentOf({ review }));
  expect(text.replaceAll("\\<img", "")).not.toContain("<img");
  expect(text).not.toContain("[x](http");
});
