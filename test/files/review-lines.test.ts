import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ReviewedItem } from "../../src/core/review.ts";
import { reviewIn, sealReview } from "../../src/files/review/review-file.ts";
import { reviewInLines } from "../../src/files/review/review-lines.ts";
import { type ReviewDraft, textOf } from "../../src/files/review/review-text.ts";
import { problemOf } from "./support.ts";

const ACCOUNT = { cloud: "alibaba", accountId: "1234567890123456" };
const EXPECTED = { ...ACCOUNT, now: "2026-09-02T00:00:00.000Z" };

const NAMES = [
  "plain",
  'quoted "web-1"',
  "ends in a slash \\",
  'x","steps":["y"]}',
  'x","line":"y',
  'a": {"disposition":"keep"',
  "},",
  "营业执照",
  "tab\tand line\nend",
];

const itemOf = (line: string, more: Partial<ReviewedItem> = {}): ReviewedItem => ({
  line,
  disposition: "delete",
  steps: ["delete it"],
  facts: { charge: "postpaid", line: "a fact of that name", sizes: ["1", "2"], cpus: 4 },
  ...more,
});

function draft(items: ReviewDraft["items"], parts: Partial<ReviewDraft> = {}): ReviewDraft {
  const takenAt = "2026-09-01T08:00:00.000Z";
  return { version: 2, ...ACCOUNT, takenAt, items, unknown: [], ...parts };
}

const idOf = (name: string) => `alibaba:ecs.instance:cn-hangzhou:${name}`;

const PLAIN = draft({
  [idOf("i-1")]: itemOf("one", { facts: { charge: "postpaid" } }),
  [idOf("i-2")]: itemOf("two", { because: "no longer needed", facts: {} }),
  [idOf("i-3")]: itemOf('three "3"', { facts: { charge: "postpaid" }, steps: [] }),
});

describe("a review read line by line", () => {
  test("is the one that was written, and its lines are taken as they are", () => {
    const sealed = sealReview(PLAIN);
    expect(reviewInLines(textOf(sealed))).toEqual(sealed);
    const more = sealReview({ ...PLAIN, run: "run-1", unknown: ["a", "b"] });
    expect(reviewInLines(textOf(more))).toEqual(more);
  });

  test.each(NAMES)("with the name %j is the same as one read as a whole", (name) => {
    const sealed = sealReview(
      draft({
        [idOf("i-1")]: itemOf(name),
        [idOf("i-2")]: itemOf("two", { because: name, steps: [name] }),
        [idOf("i-3")]: itemOf("three", { facts: { [name]: name } }),
        [idOf(name)]: itemOf("four"),
      }),
    );
    const text = textOf(sealed);
    expect(reviewIn(text, "review.json", EXPECTED)).toEqual(sealed);
    const read = reviewInLines(text);
    if (read !== undefined) expect(read).toEqual(sealed);
  });

  test("that lacks any one character, or has it twice, is not taken", () => {
    const text = textOf(sealReview(PLAIN));
    const taken = Array.from(text, (char, at) => [
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + char + text.slice(at),
    ])
      .flat()
      .filter((changed) => changed !== text && reviewInLines(changed) !== undefined);
    expect(taken).toEqual([]);
  });
});

/** What a forger does who knows how the digest is made: it is taken over the lines as they stand. */
function forged(change: (lines: readonly string[]) => readonly string[]): string {
  const { digest, takenAt, unknown, version } = sealReview(PLAIN);
  const text = textOf(sealReview(PLAIN));
  const [before = "", rest = ""] = text.split('"items": {\n');
  const [lines = "", after = ""] = rest.split("\n  },\n");
  const changed = change(lines.split(",\n"));
  const items = changed.map((line) => line.trim().replace('": {', '":{')).join(",");
  const head = JSON.stringify({ accountId: ACCOUNT.accountId, cloud: ACCOUNT.cloud });
  const tail = JSON.stringify({ takenAt, unknown, version });
  const canonical = `${head.slice(0, -1)},"items":{${items}},${tail.slice(1)}`;
  const hex = createHash("sha256").update(canonical).digest("hex");
  return `${before}"items": {\n${changed.join(",\n")}\n  },\n${after}`.replace(
    digest,
    `sha256:${hex}`,
  );
}

describe("a digest taken over lines that say one thing and are read as another", () => {
  test("is right where nothing was changed", () => {
    expect(reviewInLines(forged((lines) => lines))).toEqual(sealReview(PLAIN));
  });

  const first = (change: (line: string) => string) => (lines: readonly string[]) =>
    lines.map((line, at) => (at === 0 ? change(line) : line));

  test.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ["a key twice", first((line) => line.replace("{", '{"disposition":"keep",'))],
    ["a fact twice", first((line) => line.replace('{"charge"', '{"charge":"free","charge"'))],
    ["a line twice", first((line) => line.replace(',"line"', ',"line":"other","line"'))],
    ["steps twice", first((line) => line.replace(',"steps"', ',"steps":["other"],"steps"'))],
    ["an item twice", ([one = "", ...others]) => [one, one, ...others]],
    ["items in another order", (lines) => lines.toReversed()],
    ["two items on one line", ([one, two, ...others]) => [`${one}, ${two?.trim()}`, ...others]],
    ["a space", first((line) => line.replace('"steps":[', '"steps": ['))],
    ["facts out of order", first((line) => line.replace('"postpaid"', '"postpaid","aa":1'))],
    ["an escape", first((line) => line.replace("one", "\\u006fne"))],
    ["a number of another form", first((line) => line.replace('"postpaid"', "1.0"))],
    ["an unknown key", first((line) => line.replace('{"disposition"', '{"aa":1,"disposition"'))],
    ["an unknown disposition", first((line) => line.replace('"delete"', '"drop"'))],
    ["a fact that is none", first((line) => line.replace('"postpaid"', "{}"))],
    ["a name that no object holds", first((line) => line.replace(idOf("i-1"), "__proto__"))],
    ["a fact that no object holds", first((line) => line.replace('"charge":', '"__proto__":'))],
    ["a character that hides", first((line) => line.replace("one", "o\u200bne"))],
  ])("is refused: %s", (_, change) => {
    const text = forged(change);
    expect(reviewInLines(text)).toBeUndefined();
    expect(problemOf(() => reviewIn(text, "review.json", EXPECTED)).code).toBe("review-file");
  });
});
