import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/cli/commands/annotate.ts";
import type { Review } from "../../src/core/review.ts";
import type { Annotated } from "../../src/documents/annotations.ts";
import { commentMarker, renderComment } from "../../src/documents/comment.ts";
import { codeQuality } from "../../src/documents/formats/codequality.ts";
import { githubAnnotations } from "../../src/documents/formats/github.ts";
import { gitlabTerraform } from "../../src/documents/formats/gitlab-terraform.ts";
import { junit } from "../../src/documents/formats/junit.ts";
import { sarif } from "../../src/documents/formats/sarif.ts";
import { reviewHtml, reviewPages } from "../../src/documents/review.ts";
import { compareReviews } from "../../src/files/review/review-changes.ts";
import { sealReview } from "../../src/files/review/review-file.ts";

const ID = "1234567890123456";

/** Line ends, and what hides, turns or moves the text around it. */
const SIGNS = [
  "\n",
  "\r\n",
  "\r",
  "\v",
  "\f",
  "\u0085",
  "\u2028",
  "\u2029",
  "\u0000",
  "\u0007",
  "\b",
  "\t",
  "\u001b[2K",
  "\u001b]0;t\u0007",
  "\u007f",
  "\u009b31m",
  "\u00ad",
  "\u061c",
  "\u200b",
  "\u200e",
  "\u202e",
  "\u2066",
  "\u2800",
  "\u3164",
  "\ufe0f",
  "\ufeff",
  "\ud800",
  "\udfff",
  "\u{e0041}",
  "\ufffe",
  "\uffff",
];

/** What a form could take for its own. */
const FORGED = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "</style>",
  "-->",
  "]]>",
  "</failure>",
  commentMarker("alibaba", ID),
  "[x](https://evil.example)",
  "![x](https://evil.example/p.png)",
  "| a | b |",
  "`code`",
  "**bold**",
  "# heading",
  "- [x] done",
  "1. one",
  "https://evil.example",
  "www.evil.example",
  "@octocat",
  "@acme/all",
  "#12",
  "!12",
  "GH-12",
  "acme/repo#12",
  "group/project!3",
  "/@octocat",
  "/close",
  "&lt;b&gt;",
  "&#60;b&#62;",
  "::error::forged",
  "::stop-commands::x",
  "##[error]forged",
  "##vso[task.complete]",
  "%0A::error::forged",
  "a,line=1::forged",
  '"',
  "'",
  "\\",
  "$(id)",
  "javascript:alert(1)",
  "{0}",
  "]] > <a>",
  "\u0001<b>",
];

const NAMES: readonly string[] = [
  ...SIGNS.flatMap((sign) => [
    `a${sign}b`,
    ...FORGED.slice(0, 8).map((one) => `a${sign}${one}${sign}`),
  ]),
  ...FORGED,
  ...FORGED.map((one) => `${one} `.repeat(40)),
];

function reviewOf(names: readonly string[]): Review {
  return sealReview({
    version: 2,
    cloud: "alibaba",
    accountId: ID,
    takenAt: "2026-09-01T08:00:00.000Z",
    items: Object.fromEntries(
      names.map((name, at) => [
        `alibaba:ecs.key-pair:cn-hangzhou:${at} ${name}`,
        {
          line: `Pair "${name}"`,
          disposition: "delete",
          because: name,
          steps: [name],
          facts: { name, list: [name], charge: "prepaid", [name]: name },
        } as const,
      ]),
    ),
    unknown: names.map((name) => `nas in cn-beijing: ${name}`),
  });
}

const review = reviewOf(NAMES);
const rule = {
  id: "own",
  title: NAMES.join(" "),
  remedy: NAMES.join(" "),
  docs: 'https://d.example/"><b>',
  level: "error",
} as const;
const told: Annotated = {
  cloud: "alibaba",
  accountId: ID,
  accountName: "demo",
  rules: [rule],
  annotations: NAMES.map((name, at) => ({
    rule,
    subject: name,
    says: name,
    place: { file: "accounts/demo/review.json", line: at + 1 },
  })),
  goes: 0,
};
const context = {
  accountName: "demo",
  types: new Map(),
  before: reviewOf(NAMES.slice(3).map((name) => `${name} before`)),
  left: NAMES.map((name) => ({ id: name, line: name, becomes: name, because: name })),
  policiesOff: NAMES.map((because) => ({ id: "x", because, line: 1 })),
  coverage: NAMES.map((region) => ({ type: region, region, outcome: "failed", count: 0 }) as const),
  timeline: {
    at: "2026-09-01T08:00:00Z",
    waits: NAMES.map((name) => ({
      what: name,
      because: name,
      until: "2026-10-01T08:00:00Z",
      exact: true,
    })),
    undated: NAMES,
    chain: [],
    submission: undefined,
    closed: undefined,
  },
};

/** Every form that says something of an account; a new one belongs here. */
const FORMS: Readonly<Record<string, () => string>> = {
  "review.md": () =>
    reviewPages(review, context)
      .map(({ text }) => text)
      .join("\n"),
  comment: () =>
    renderComment(
      {
        cloud: "alibaba",
        accountId: ID,
        accountName: "demo",
        blocking: [{ ...rule, findings: NAMES.map((name) => ({ subject: name, says: name })) }],
        review,
        changes: compareReviews(context.before, review),
        unknown: review.unknown,
        waveOf: () => "data",
        places: { review: "review.json", pagesOf: () => ["review.md"] },
      },
      10_000_000,
    ),
  "review.html": () => reviewHtml(review, context),
  sarif: () => sarif(told, "1.0.0"),
  codequality: () => codeQuality(told),
  junit: () => junit(told),
  github: () => githubAnnotations(told),
  "gitlab-terraform": () => gitlabTerraform(told),
};

test("every format of `closeout annotate` is among them", () => {
  // A summary is a comment that has more room.
  expect(FORMATS.filter((format) => format !== "summary" && !(format in FORMS))).toEqual([]);
});

const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

describe.each(Object.entries(FORMS))("%s", (_, render) => {
  const text = render();

  test("hides nothing, and no name ends a line", () => {
    expect(UNSEEN.exec(text)?.[0]).toBeUndefined();
    const lines = text.split("\n").map((line) => line.trimStart());
    expect(
      lines.filter((line) => /^(?:::(?!error file=)|\/close|-->|<\/details>.)/u.test(line)),
    ).toEqual([]);
  });

  test("holds no command of a pipeline's runner", () => {
    expect(/##[a-z]*\[/iu.exec(text)?.[0]).toBeUndefined();
  });
});

describe.each(["review.md", "comment"])("%s as Markdown", (name) => {
  const text = FORMS[name]?.() ?? "";
  /** Without code spans, in which nothing is anything but text. */
  const prose = text
    .replaceAll(/(?<!\\)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/gu, "")
    .replaceAll(/<\/?(?:details|summary)>|<br>/gu, "")
    .replace(commentMarker("alibaba", ID), "");

  test("has no tag, link, picture or marker that a name brought", () => {
    expect(/(?<!\\)<(?!https:\/\/)[a-z/!]/iu.exec(prose)?.[0]).toBeUndefined();
    expect(/(?<!\\)\]\((?!\.\.\/|review|#|0\d-)[^)]*/u.exec(prose)?.[0]).toBeUndefined();
    expect(/(?<!\\)!\[|https?:\/\/evil|(?<!\\)www\.evil/u.exec(prose)?.[0]).toBeUndefined();
  });

  test("calls nobody, and refers to no issue", () => {
    expect(/(?<!\w)\\?@\w|(?<!&)\\?[#!]\d|GH-\d/u.exec(prose)?.[0]).toBeUndefined();
  });
});

test("the page for a browser has no element or attribute that a name brought", () => {
  const text = (FORMS["review.html"]?.() ?? "")
    .replace(/<style>[\s\S]*?<\/style>/u, "")
    .replace(/<script>[\s\S]*?<\/script>/u, "");
  const tags = text.match(/<[^>]*>/gu) ?? [];
  const elements = new Set(tags.map((tag) => /^<\/?([!\w]+)/u.exec(tag)?.[1]));
  for (const forged of ["script", "img", "style", "details", "failure", "b"]) {
    expect(elements).not.toContain(forged);
  }
  const attributes = new Set(tags.flatMap((tag) => tag.match(/(?<=\s)[\w-]+(?==")/gu) ?? []));
  expect([...attributes].filter((name) => /^on|^style$|^src$/u.test(name))).toEqual([]);
  const links = tags.flatMap((tag) => /href="([^"]*)"/u.exec(tag)?.[1] ?? []);
  expect(links.filter((link) => !/^(?:#part-\d+|#content|https:\/\/)/u.test(link))).toEqual([]);
});

test("machines read every name back as it is seen, and nothing of it is structure", () => {
  const log = JSON.parse(FORMS["sarif"]?.() ?? "");
  expect(log.runs[0].results).toHaveLength(NAMES.length);
  expect(JSON.parse(FORMS["codequality"]?.() ?? "")).toHaveLength(NAMES.length);
  const xml = FORMS["junit"]?.() ?? "";
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toMatch(/[\ufffe\uffff]/u);
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml);
  expect(testsuites.testsuite.testcase.failure["#text"].split("\n").length).toBeLessThan(210);
  const lines = (FORMS["github"]?.() ?? "").trimEnd().split("\n");
  for (const line of lines) {
    expect(line).toMatch(/^::error file=accounts\/demo\/review\.json,line=\d+,title=[^:,]*::/u);
  }
});
