import type { Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import { type Block, type Cell, linesOf, plain, type Words } from "./blocks.ts";
import { blockMarkdown } from "./markdown.ts";
import { pieces } from "./pieces.ts";

/** Bytes of blocks as Markdown. */
export function sizeOf(blocks: readonly Block[], language: Language): number {
  return blocks.reduce(
    (sum, block) => sum + Buffer.byteLength(blockMarkdown(block, language)) + 2,
    0,
  );
}

/**
 * Blocks in parts of at most `room` bytes of Markdown. A list that is too long goes on in the next part,
 * under its heading; what nothing divides is cut where that can be seen.
 */
export function splitBlocks(
  blocks: readonly Block[],
  room: number,
  language: Language,
): readonly (readonly Block[])[] {
  const parts: (readonly Block[])[] = [];
  let part: Block[] = [];
  let used = 0;
  let heading: readonly Block[] = [];
  const add = (block: Block): void => {
    part.push(block);
    used += sizeOf([block], language);
  };
  const turn = (): void => {
    parts.push(part);
    part = [...heading];
    used = sizeOf(heading, language);
  };
  for (const block of blocks) {
    if (block.kind === "heading") heading = [];
    let rest = bounded(block, room / 4, language);
    while (used + sizeOf([rest], language) > room) {
      const [fits, left] = divided(rest, room - used, language);
      if (fits !== undefined) add(fits);
      else if (part.length === heading.length) break;
      rest = left;
      turn();
    }
    add(rest);
    if (block.kind === "heading") heading = [rest];
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** What of a list has room, if anything, and what is left. */
function divided(
  block: Block,
  room: number,
  language: Language,
): readonly [fits: Block | undefined, left: Block] {
  const size = (one: Block): number => sizeOf([one], language);
  switch (block.kind) {
    case "table": {
      const at = fitting(block.rows, room, (row) => size({ ...block, rows: [row] }));
      if (at === 0) return [undefined, block];
      return [
        { ...block, rows: block.rows.slice(0, at) },
        { ...block, rows: block.rows.slice(at) },
      ];
    }
    case "waits": {
      const at = fitting(block.spans, room, (span) => size({ ...block, spans: [span] }));
      if (at === 0) return [undefined, block];
      return [
        { ...block, spans: block.spans.slice(0, at) },
        { ...block, spans: block.spans.slice(at) },
      ];
    }
    case "points":
    case "squares": {
      const at = fitting(block.lines, room, (line) => size({ ...block, lines: [line] }));
      if (at === 0) return [undefined, block];
      return [
        { ...block, lines: block.lines.slice(0, at) },
        { ...block, lines: block.lines.slice(at) },
      ];
    }
    default:
      return [undefined, block];
  }
}

/** How many of a list have room; the last one always stays, so that something is left. */
function fitting<T>(all: readonly T[], room: number, sizeAlone: (one: T) => number): number {
  let left = room;
  let at = 0;
  for (const one of all.slice(0, -1)) {
    left -= sizeAlone(one);
    if (left < 0) break;
    at += 1;
  }
  return at;
}

/** Characters of a line that is cut. */
const LONGEST = 500;
/** Lines of such a cell. */
const MOST = 20;

/** The block with every line in it that takes more than `most` bytes cut. */
function bounded(block: Block, most: number, language: Language): Block {
  const size = (one: Block): number => sizeOf([one], language);
  if (size(block) <= most) return block;
  switch (block.kind) {
    case "table":
      return {
        ...block,
        rows: block.rows.map((row) =>
          size({ ...block, rows: [row] }) > most ? row.map((cell) => cutCell(cell, language)) : row,
        ),
      };
    case "points":
    case "squares":
    case "steps":
      return {
        ...block,
        lines: block.lines.map((line) =>
          size({ kind: "points", lines: [line] }) > most ? cut(line, language) : line,
        ),
      };
    case "text":
    case "heading":
      return { ...block, words: cut(block.words, language) };
    case "loud":
      return { ...block, words: `${block.words.slice(0, LONGEST)} …` };
    case "entries":
    case "figures":
    case "command":
    case "waits":
    case "map":
      return block;
  }
}

function cutCell(cell: Cell, language: Language): Cell {
  const lines = linesOf(cell).map(
    ({ before, words }): Words => [plain(before), ...pieces(cut(words, language))],
  );
  if (lines.length <= MOST) return { lines };
  const { moreLines } = pictureTexts(language).pages;
  return { lines: [...lines.slice(0, MOST), moreLines(lines.length - MOST)] };
}

function cut(words: Words, language: Language): Words {
  const text = pieces(words)
    .map((piece) => piece.text)
    .join("");
  return text.length <= LONGEST ? words : pictureTexts(language).pages.cut(text.slice(0, LONGEST));
}
