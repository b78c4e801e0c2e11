import { shown } from "../core/secrets.ts";
import type { Block, DocumentModel, Entry, Words } from "./blocks.ts";
import { code, md, table } from "./markdown-text.ts";
import { type Piece, pieces } from "./pieces.ts";

/** A document as Markdown. */
export function documentMarkdown(model: DocumentModel): string {
  return `${[
    `# ${md(model.title)}`,
    "",
    ...model.facts.map(([name, value]) => `- ${name}: ${code(value)}`),
    "",
    ...model.sections.flatMap(({ title, blocks }) => [
      `## ${md(title)}`,
      "",
      ...blocks.flatMap((block) => [...lines(block), ""]),
    ]),
  ]
    .join("\n")
    .trimEnd()}\n`;
}

function lines(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
      return [inline(block.words)];
    case "loud":
      return [`> **${md(block.words)}**`];
    case "points":
      return block.lines.map((line) => `- ${inline(line)}`);
    case "squares":
      return block.lines.map((line) => `- [ ] ${inline(line)}`);
    case "steps":
      return block.lines.map((line, at) => `${at + 1}. [ ] ${inline(line)}`);
    case "entries":
      return block.entries.flatMap(entry);
    case "table":
      return table(
        block.columns,
        block.rows.map((row) => row.map(inline)),
      );
    case "command":
      return ["```sh", shown(block.command).replaceAll("`", "'"), "```"];
  }
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

function piece({ as, text }: Piece): string {
  switch (as) {
    case "text":
      return md(text);
    case "code":
      return code(text);
    case "strong":
      return `**${md(text)}**`;
    case "link":
      // Splitting lets nothing into it that could end it.
      return `<${text}>`;
  }
}
