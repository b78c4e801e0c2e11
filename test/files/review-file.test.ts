import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ReviewedItem } from "../../src/core/review.ts";
import {
  readReview,
  reviewDigest,
  sealReview,
  writeReview,
} from "../../src/files/review/review-file.ts";
import type { ReviewDraft } from "../../src/files/review/review-text.ts";
import { problemOf, temporaryFolder } from "./support.ts";

const ACCOUNT = { cloud: "alibaba", accountId: "1234567890123456" };
const EXPECTED = { ...ACCOUNT, now: "2026-09-02T00:00:00.000Z" };

const WEB: ReviewedItem = {
  line: "ECS instance web-1 (i-1) in cn-hangzhou",
  disposition: "delete",
  steps: ["lift deletion protection", "delete the instance"],
  facts: { charge: "postpaid", protections: ["deletion protection"], cpus: 4 },
};

function draft(parts: Partial<ReviewDraft> = {}): ReviewDraft {
  return {
    version: 2,
    ...ACCOUNT,
    takenAt: "2026-09-01T08:00:00.000Z",
    items: {
      "alibaba:ecs.instance:cn-hangzhou:i-2": { ...WEB, because: "no longer needed" },
      "alibaba:ecs.instance:cn-hangzhou:i-1": WEB,
    },
    unknown: ["nas.file-system in cn-beijing: denied"],
    ...parts,
  };
}

function written(): { readonly file: string; readonly text: string } {
  const file = join(temporaryFolder(), "review.json");
  writeReview(file, draft());
  return { file, text: readFileSync(file, "utf8") };
}

function problemWith(text: string) {
  const file = join(temporaryFolder(), "review.json");
  writeFileSync(file, text);
  const problem = problemOf(() => readReview(file, EXPECTED));
  expect(problem.code).toBe("review-file");
  expect(problem.where).toBe(file);
  return { message: problem.message.replaceAll(file, "FILE"), next: problem.next };
}

describe("writing a review", () => {
  test("and reading it gives the same", () => {
    const { file } = written();
    expect(readReview(file, EXPECTED)).toEqual(sealReview(draft()));
  });

  test("gives the same text and digest in whatever order its parts come", () => {
    const { "alibaba:ecs.instance:cn-hangzhou:i-1": first, ...rest } = draft().items;
    const turned = draft({
      items: {
        ...(first === undefined ? {} : { "alibaba:ecs.instance:cn-hangzhou:i-1": turn(first) }),
        ...rest,
      },
    });
    const file = join(temporaryFolder(), "review.json");
    writeReview(file, turned);
    expect(readFileSync(file, "utf8")).toBe(written().text);
    expect(reviewDigest(turned)).toBe(reviewDigest(draft()));
  });

  test("puts items in the order of their ids, one a line, so that a diff is the list of what changed", () => {
    const { text } = written();
    const lines = text.split("\n").map((line) => line.trim());
    const items = lines.filter((line) => line.startsWith('"alibaba:'));
    expect(items.map((line) => Object.keys(JSON.parse(`{${line.replace(/,$/u, "")}}`))[0])).toEqual(
      Object.keys(draft().items).sort(),
    );
    expect(text.startsWith('{\n  "version": 2,\n  "cloud": "alibaba",\n')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("of an account with nothing in it reads as any other", () => {
    const file = join(temporaryFolder(), "review.json");
    const empty = draft({ items: {}, unknown: [] });
    writeReview(file, empty);
    expect(readReview(file, EXPECTED)).toEqual(sealReview(empty));
  });

  test("changes the digest with any value", () => {
    const digests = [
      draft(),
      draft({ takenAt: "2026-09-01T08:00:01.000Z" }),
      draft({ unknown: [] }),
      draft({ items: {} }),
      draft({ items: { ...draft().items, "alibaba:ecs.disk:cn-hangzhou:d-1": WEB } }),
    ].map(reviewDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("leaves no temporary file, and keeps the old review when it fails", () => {
    const { file, text } = written();
    expect(readdirSync(dirname(file))).toEqual(["review.json"]);
    if (process.geteuid?.() === 0) process.seteuid?.(65534);
    chmodIfOwner(dirname(file));
    try {
      expect(problemOf(() => writeReview(file, draft({ unknown: [] }))).code).toBe("unwritable");
    } finally {
      if (process.getuid?.() === 0) process.seteuid?.(0);
      chmodSync(dirname(file), 0o755);
    }
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

/** Root's folder is closed to others already; one's own has to be closed. */
function chmodIfOwner(dir: string): void {
  if (process.getuid?.() !== 0) chmodSync(dir, 0o555);
}

/** The same item with its keys in the opposite order. */
function turn(item: ReviewedItem): ReviewedItem {
  const { facts, steps, disposition, line } = item;
  const turned = Object.fromEntries(Object.entries(facts).reverse());
  return { facts: turned, steps, disposition, line };
}

describe("reading a review", () => {
  test("that is not there gives nothing", () => {
    expect(readReview(join(temporaryFolder(), "review.json"), EXPECTED)).toBeUndefined();
  });

  test("that was edited by hand is refused", () => {
    const { text } = written();
    const edited = problemWith(text.replace('"cpus":4', '"cpus":8'));
    expect(edited.message).toBe(
      "FILE was changed by hand after it was written: its content and its digest do not belong together.",
    );
    expect(edited.next).toContain("edit account.yaml");
  });

  test.each([
    ["a value of the wrong kind", '"cpus":4', '"cpus":null'],
    ["an unknown disposition", '"delete"', '"destroy"'],
    ["an unknown key", '"steps":', '"approvedBy": "me", "steps":'],
  ])("that was edited by hand into %s is refused", (_, from, to) => {
    expect(problemWith(written().text.replace(from, to)).message).toContain(
      "was changed by hand after it was written: it no longer has the shape of a review",
    );
  });

  test("is refused unless it is byte for byte what would be written", () => {
    const { text } = written();
    const [first = ""] = Object.keys(draft().items).sort();
    const forged = [
      JSON.stringify(JSON.parse(text)),
      text.replace('"unknown": [', '"items": {},\n  "unknown": ['),
      text.replace('  "items": {', `  "items": { "${first}": null },\n  "items": {`),
      text.replace('  "items": {', '  "items": {\n    "__proto__": {},'),
      text.replace('"takenAt"', '"takenAt": "2020-01-01T00:00:00Z",\n  "takenAt"'),
      text.replace("i-1", "\\u0069-1"),
      `${text}\n`,
      `\ufeff${text}`,
    ];
    for (const one of forged) expect(one).not.toBe(text);
    for (const one of forged) problemWith(one);
  });

  test("is the same where a checkout turned its ends of lines", () => {
    const { file, text } = written();
    writeFileSync(file, text.replaceAll("\n", "\r\n"));
    expect(readReview(file, EXPECTED)).toEqual(sealReview(draft()));
  });

  test("of a day that has not come is refused, though its digest fits", () => {
    const file = join(temporaryFolder(), "review.json");
    writeReview(file, draft({ takenAt: "2026-09-02T00:06:00.000Z" }));
    expect(problemOf(() => readReview(file, EXPECTED)).code).toBe("review-file");
    writeReview(file, draft({ takenAt: "2026-09-02T00:04:00.000Z" }));
    expect(readReview(file, EXPECTED)?.takenAt).toBe("2026-09-02T00:04:00.000Z");
  });

  test("of another account is refused, naming both", () => {
    const other = join(temporaryFolder(), "review.json");
    writeReview(other, draft({ accountId: "6543210987654321" }));
    expect(problemWith(readFileSync(other, "utf8")).message).toBe(
      "FILE is the review of the account 6543210987654321 (alibaba), not of 1234567890123456 (alibaba).",
    );
  });

  test("of a newer version asks for the newer program, of an older for a new review", () => {
    const { text } = written();
    const newer = problemWith(text.replace('"version": 2', '"version": 3'));
    expect(newer.message).toContain(
      "in version 3 of the format; this Closeout reads the versions 1 and 2",
    );
    expect(newer.next).toContain("Update Closeout");
    expect(problemWith(text.replace('"version": 2', '"version": 0')).next).toContain(
      "npx closeout review",
    );
  });

  test("that is truncated is refused at whichever byte it ends", () => {
    const { text } = written();
    expect(problemWith("").message).toBe("FILE is truncated: it is empty.");
    for (let size = 1; size < text.length - 2; size += 7) {
      expect(problemWith(text.slice(0, size)).message).toMatch(/truncated|not valid JSON/);
    }
    expect(problemWith(text.slice(0, 200)).message).toBe(
      "FILE is truncated: it ends in the middle.",
    );
  });

  test("that is no JSON, no review, or half merged is refused in words of its own", () => {
    const { text } = written();
    expect(problemWith(text.replace('"cloud"', "cloud")).message).toContain("is not valid JSON");
    expect(problemWith("{}").message).toBe("FILE is JSON, but not a review.");
    expect(problemWith(`<<<<<<< HEAD\n${text}\n=======\n{}\n>>>>>>> main\n`)).toMatchObject({
      message: "FILE holds an unfinished merge.",
    });
  });
});

describe("a review of the first version", () => {
  const first = { ...draft(), version: 1 } as const;

  test("is read as it was approved, and an edit of it is refused", () => {
    const file = join(temporaryFolder(), "review.json");
    // As it was written then: every value on a line of its own.
    const { digest, ...rest } = sealReview(first);
    const items = Object.fromEntries(
      Object.entries(rest.items)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { because, disposition, facts, line, steps }]) => {
          const { charge, cpus, protections } = facts;
          const sorted = { charge, cpus, protections };
          return [id, { because, disposition, facts: sorted, line, steps }];
        }),
    );
    const text = `${JSON.stringify({ ...rest, items, digest }, null, 2)}\n`;
    writeFileSync(file, text);
    expect(readReview(file, EXPECTED)).toEqual(sealReview(first));
    problemWith(text.replace('"cpus": 4', '"cpus": 8'));
    problemWith(text.replace('"version": 1', '"version": 2'));
  });
});
