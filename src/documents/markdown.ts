import type { Language } from "../core/language.ts";
import { shown } from "../core/secrets.ts";
import {
  type Block,
  type Cell,
  type DocumentModel,
  type Entry,
  linesOf,
  type Piece,
  type Table,
  type Words,
  withoutEmptyColumns,
} from "./blocks.ts";
import { code, link, md } from "./markdown-text.ts";
import { mapTable, waitsTable } from "./picture-tables.ts";
import { pieces } from "./pieces.ts";

/** A document as Markdown. */
export function documentMarkdown(model: DocumentModel): string {
  const { language } = model;
  return `${[
    `# ${md(model.title)}`,
    "",
    ...model.facts.map(([name, value]) => `- ${name}: ${code(value)}`),
    ...(model.facts.length === 0 ? [] : [""]),
    ...spaced(model.intro, language),
    ...model.sections
      .filter(({ only }) => only === undefined)
      .flatMap(({ title, blocks }) => [`## ${md(title)}`, "", ...spaced(blocks, language)]),
    ...(model.end === undefined ? [] : ["---", "", inline(model.end)]),
  ]
    .join("\n")
    .trimEnd()}\n`;
}

/** A block of a document of a language as Markdown. */
export function blockMarkdown(block: Block, language: Language): string {
  return lines(block, language).join("\n");
}

function spaced(blocks: readonly Block[], language: Language): readonly string[] {
  return blocks.flatMap((block) => [...lines(block, language), ""]);
}

function lines(block: Block, language: Language): readonly string[] {
  switch (block.kind) {
    case "text":
      return [inline(block.words)];
    case "loud":
      return [`> **${md(block.words)}**`];
    case "heading":
      return [`### ${inline(block.words)}`];
    case "points":
      return block.lines.map((line) => `- ${inline(line)}`);
    case "squares":
      return block.lines.map((line) => `- [ ] ${inline(line)}`);
    case "steps":
      return block.lines.map((line, at) => `${at + 1}. [ ] ${inline(line)}`);
    case "entries":
      return block.entries.flatMap(entry);
    case "figures":
      return table({
        kind: "table",
        columns: block.figures.map(({ title }) => title),
        rows: [block.figures.map(({ value }) => value)],
      });
    case "table":
      return table(withoutEmptyColumns(block));
    case "waits":
      return table(waitsTable(block.spans, language));
    case "map":
      return table(mapTable(block.places, language));
    case "command":
      return ["```sh", shown(block.command).replaceAll("`", "'"), "```"];
  }
}

function table({ columns, rows }: Table): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(md)),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(row.map(cell))),
  ];
}

function cell(words: Cell): string {
  return linesOf(words)
    .map(({ before, words: line }) => `${before}${inline(line)}`)
    .join("<br>");
}

function entry({ title, tag, tone, lines: said, points }: Entry): readonly string[] {
  const word = tone === "bad" || tone === "wait" ? `**${md(tag)}**` : md(tag);
  return [
    `- ${inline(title)}: ${word}`,
    ...[...said, ...points].map((line) => `  - ${inline(line)}`),
  ];
}

function inline(words: Words): string {
  return pieces(words).map(piece).join("");
}

function piece(one: Piece): string {
  switch (one.as) {
    case "text":
    case "soft":
      return md(one.text);
    case "code":
      return code(one.text);
    case "strong":
      return `**${md(one.text)}**`;
    case "link":
      // Splitting lets nothing into an address of our own words that could end it.
      return one.text === one.address && one.text.includes("://")
        ? `<${one.text}>`
        : link(one.text, one.address);
  }
}
