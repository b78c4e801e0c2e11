import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Rooms whose words people read in their own language: all of them stand in src/texts. */
const ROOMS = ["src/documents", "src/operations/front"];
const FILES = [
  ...["annotate", "check", "comment", "report", "review", "review-left"].map(
    (name) => `src/operations/${name}.ts`,
  ),
  ...["coverage", "review", "timeline"].map((name) => `src/cli/${name}-text.ts`),
  ...["check", "scan", "timeline"].map((name) => `src/cli/commands/${name}.ts`),
  "src/cli/scan-rows.ts",
];

/** What is no text for people to read in their language, with why. */
const EXCUSED: Readonly<Record<string, string>> = {
  "src/documents/html-style.ts": "a style sheet",
  "src/documents/html-filter.ts": "the script of a page; its words are given to it",
};

/** What is data, state or on record, which is English whatever is read; by file. */
const OF_RECORD: Readonly<Record<string, readonly string[]>> = {
  // Of the data source's summary.
  "src/operations/front/blockers.ts": [
    "master account",
    "account {} leaving its {}",
    "closing account {}",
    "{}{} of {} policies block {}.",
    "{} items found, ",
  ],
  // In the state of the closure, and in the journal.
  "src/operations/front/closure-messages.ts": [
    "what it stands for is not known yet; the cloud's check was {}",
    "not asked",
    "{} ({} holds somebody's edits and was kept as it is)",
  ],
  // Where a Problem tells of something.
  "src/operations/front/closure-record.ts": ["the state of the closure stack"],
  "src/operations/front/wave.ts": ["the state of the wave {}"],
};

/** Calls whose words are English by rule: defects, and Problems, which are told as they are on record. */
const ENGLISH = new Set(["Error", "Problem"]);

/** What is the same in every language: commands, addresses, tags. */
const SAME = /\b(?:npx )?closeout [a-z]+ \{\}|https:\/\/\S+|<[^>]*>?/gu;

/** Two words in a row, a word that begins a line, or one that joins others. */
const SENTENCES: readonly RegExp[] = [
  /[A-Za-z]{2,}(?:[ ,;:]+[A-Za-z]{2,})+/u,
  /^(?!Closeout|Terraform|Pulumi)[A-Z][a-z]+[ .:]*$/u,
  /(?!^[a-z]+$)(?:^| )(?:a|and|at|by|for|from|in|is|more|of|on|or|page|since|the|to|until|with)(?: |$)/u,
];

interface Found {
  readonly place: string;
  readonly text: string;
}

/** Texts of a file that read like a sentence. */
function sentencesIn(file: string): readonly Found[] {
  const path = join(ROOT, file);
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isNewExpression(node) && ENGLISH.has(node.expression.getText())) return;
    const text = textOf(node);
    const words = text?.replaceAll(SAME, "") ?? "";
    const isOfRecord = text !== undefined && OF_RECORD[file]?.includes(text) === true;
    if (text !== undefined && !isOfRecord && SENTENCES.some((one) => one.test(words))) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${file}:${line + 1}`, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The words of a literal; what a template takes is left out. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}");
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .toSorted();
}

test("no sentence stands where pages and messages are made: it would have no twin", () => {
  const files = [...ROOMS.flatMap(filesIn), ...FILES].filter((file) => EXCUSED[file] === undefined);
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(sentencesIn)).toEqual([]);
});
