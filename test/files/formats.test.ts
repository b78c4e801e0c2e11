import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import type { Annotated, AnnotationRule, Level } from "../../src/documents/annotations.ts";
import { COMMENT_LIMIT, renderComment } from "../../src/documents/comment.ts";
import { codeQuality } from "../../src/documents/formats/codequality.ts";
import { GITHUB_LIMIT, githubAnnotations } from "../../src/documents/formats/github.ts";
import { gitlabTerraform } from "../../src/documents/formats/gitlab-terraform.ts";
import { junit } from "../../src/documents/formats/junit.ts";
import { SARIF_LIMIT, sarif } from "../../src/documents/formats/sarif.ts";

function rule(id: string, level: Level): AnnotationRule {
  return { id, title: `Title of ${id}`, remedy: "Do it.", docs: "https://d.example/ä b", level };
}

const RULES = [
  rule("gone", "error"),
  rule("dear", "warning"),
  rule("new", "note"),
  rule("ok", "error"),
];

/** So many findings of each level. */
function toldOf(amount: number, parts: Partial<Annotated> = {}, says = "it stands"): Annotated {
  return {
    cloud: "alibaba",
    accountId: "1234567890123456",
    accountName: "demo",
    rules: RULES,
    annotations: RULES.slice(0, 3).flatMap((one) =>
      Array.from({ length: amount }, (_, at) => ({
        rule: one,
        subject: `alibaba:ecs.instance:cn-hangzhou:i-${at}`,
        says,
        place: { file: "accounts/de mo/review.json", line: at + 7 },
      })),
    ),
    goes: 7,
    ...parts,
  };
}

const {
  id: _id,
  $schema: _schema,
  ...SCHEMA
} = JSON.parse(
  readFileSync(
    new URL(
      "../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
      import.meta.url,
    ),
    "utf8",
  ),
);
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(SCHEMA);

function sarifOf(told: Annotated) {
  const log = JSON.parse(sarif(told, "1.2.3"));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe("SARIF", () => {
  test("keeps to the published schema, and each result stands at its line under its rule", () => {
    const run = sarifOf(toldOf(2));
    expect(run.results).toHaveLength(6);
    const [first] = run.results;
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId);
    const { artifactLocation, region } = first.locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe("accounts/de%20mo/review.json");
    expect(region.startLine).toBe(7);
    const prints = run.results.map((one: typeof first) => one.partialFingerprints);
    expect(new Set(prints.map((one: object) => JSON.stringify(one))).size).toBe(6);
  });

  test("of 20,000 findings holds what is shown, errors first, and counts the rest", () => {
    const { results } = sarifOf(toldOf(7_000));
    expect(results.length).toBeLessThanOrEqual(SARIF_LIMIT);
    expect(results[0].level).toBe("error");
    const more = results
      .filter((one: { partialFingerprints?: object }) => one.partialFingerprints === undefined)
      .map((one: { message: { text: string } }) =>
        Number(/^[\d,]+/u.exec(one.message.text)?.[0].replaceAll(",", "")),
      );
    const counted = more.reduce((sum: number, one: number) => sum + one, 0);
    expect(results.length - more.length + counted).toBe(21_000);
  });
});

test("GitLab's code quality report has an own name for each finding, and its line", () => {
  const list = JSON.parse(codeQuality(toldOf(3)));
  expect(new Set(list.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(9);
  expect(list[0]).toMatchObject({
    check_name: "gone",
    severity: "critical",
    location: { path: "accounts/de mo/review.json", lines: { begin: 7 } },
  });
});

test("two findings of one subject keep apart, and the same finding keeps its name in other words", () => {
  const told = toldOf(1);
  const twice = { ...told, annotations: [...told.annotations, ...told.annotations] };
  const names = (of: Annotated): readonly string[] =>
    JSON.parse(codeQuality(of)).map((one: { fingerprint: string }) => one.fingerprint);
  expect(new Set(names(twice)).size).toBe(6);
  expect(names(toldOf(1, {}, "other words"))).toEqual(names(told));
});

test("JUnit has a case for each thing that is asked, and fails where it stands in the way alone", () => {
  const text = junit(toldOf(500));
  expect(XMLValidator.validate(text)).toBe(true);
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(text);
  expect(testsuites["@_tests"]).toBe("4");
  expect(testsuites["@_failures"]).toBe("1");
  expect(testsuites.testsuite.testcase).toHaveLength(4);
  expect(text).toContain("and 300 more findings");
});

test.each([0, 1, 10, 11, 20_000])("of %i findings GitHub is told as many as it takes", (amount) => {
  const lines = githubAnnotations(toldOf(amount)).split("\n").filter(Boolean);
  for (const command of ["error", "warning", "notice"]) {
    const mine = lines.filter((line) => line.startsWith(`::${command} file=`));
    expect(mine).toHaveLength(Math.min(amount, GITHUB_LIMIT));
    if (amount <= GITHUB_LIMIT) continue;
    const more = /::([\d,]+) more/u.exec(mine.at(-1) ?? "")?.[1] ?? "";
    expect(mine.length - 1 + Number(more.replaceAll(",", ""))).toBe(amount);
  }
});

test("of many findings of one policy and one of another, GitHub is told both", () => {
  const many = toldOf(500);
  const late = rule("late", "error");
  const place = { file: "accounts/demo/account.yaml", line: 3 };
  const one = { rule: late, subject: "account", says: "it is not confirmed", place };
  const text = githubAnnotations({ ...many, annotations: [...many.annotations, one] });
  expect(text).toContain("title=late");
});

test("GitLab's Terraform report counts what goes as deleted", () => {
  expect(JSON.parse(gitlabTerraform(toldOf(1)))).toEqual({ create: 0, update: 0, delete: 7 });
});

test("a comment on an account of which five hundred policies fail fits as well, and counts them", () => {
  const text = renderComment({
    cloud: "alibaba",
    accountId: "1",
    accountName: "demo",
    blocking: Array.from({ length: 500 }, (_, at) => ({
      id: `own-policy-${at}`,
      title: "*".repeat(390),
      remedy: "Ask.",
      findings: [{ subject: "account", says: "held" }],
    })),
    review: undefined,
    changes: undefined,
    unknown: [],
    waveOf: () => "other",
    places: { review: "review.json", pagesOf: () => ["review.md"] },
  });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
  const named = new Set([...text.matchAll(/own-policy-(\d+)/gu)].map(([, at]) => at)).size;
  const counted = [...text.matchAll(/^- … ([\d,]+) more in the plan/gmu)].map(([, one]) =>
    Number(one),
  );
  const hidden = (text.match(/^- … 1 more in the plan/gmu) ?? []).length;
  expect(named + counted.reduce((sum, one) => sum + one, 0) - hidden).toBe(500);
});
