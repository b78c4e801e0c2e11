import { type Block, type Cell, linesOf, plain, type Words } from "./blocks.ts";
import { blockMarkdown } from "./markdown.ts";
import { count } from "./markdown-text.ts";
import { pieces } from "./pieces.ts";

/** Bytes of blocks as Markdown. */
export function sizeOf(...blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + Buffer.byteLength(blockMarkdown(block)) + 2, 0);
}

/**
 * Blocks in parts of at most `room` bytes of Markdown. A list that is too long goes on in the next part,
 * under its heading; what nothing divides is cut where that can be seen.
 */
export function splitBlocks(blocks: readonly Block[], room: number): readonly (readonly Block[])[] {
  const parts: (readonly Block[])[] = [];
  let part: Block[] = [];
  let used = 0;
  let heading: readonly Block[] = [];
  const add = (block: Block): void => {
    part.push(block);
    used += sizeOf(block);
  };
  const turn = (): void => {
    parts.push(part);
    part = [...heading];
    used = sizeOf(...heading);
  };
  for (const block of blocks) {
    if (block.kind === "heading") heading = [];
    let rest = bounded(block, room / 4);
    while (used + sizeOf(rest) > room) {
      const [fits, left] = divided(rest, room - used);
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
function divided(block: Block, room: number): readonly [fits: Block | undefined, left: Block] {
  switch (block.kind) {
    case "table": {
      const at = fitting(block.rows, room, (row) => ({ ...block, rows: [row] }));
      if (at === 0) return [undefined, block];
      return [
        { ...block, rows: block.rows.slice(0, at) },
        { ...block, rows: block.rows.slice(at) },
      ];
    }
    case "waits": {
      const at = fitting(block.spans, room, (span) => ({ ...block, spans: [span] }));
      if (at === 0) return [undefined, block];
      return [
        { ...block, spans: block.spans.slice(0, at) },
        { ...block, spans: block.spans.slice(at) },
      ];
    }
    case "points":
    case "squares": {
      const at = fitting(block.lines, room, (line) => ({ ...block, lines: [line] }));
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
function fitting<T>(all: readonly T[], room: number, alone: (one: T) => Block): number {
  let left = room;
  let at = 0;
  for (const one of all.slice(0, -1)) {
    left -= sizeOf(alone(one));
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
function bounded(block: Block, most: number): Block {
  if (sizeOf(block) <= most) return block;
  switch (block.kind) {
    case "table":
      return {
        ...block,
        rows: block.rows.map((row) =>
          sizeOf({ ...block, rows: [row] }) > most ? row.map(cutCell) : row,
        ),
      };
    case "points":
    case "squares":
    case "steps":
      return {
        ...block,
        lines: block.lines.map((line) =>
          sizeOf({ kind: "points", lines: [line] }) > most ? cut(line) : line,
        ),
      };
    case "text":
    case "heading":
      return { ...block, words: cut(block.words) };
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

function cutCell(cell: Cell): Cell {
  const lines = linesOf(cell).map(
    ({ before, words }): Words => [plain(before), ...pieces(cut(words))],
  );
  if (lines.length <= MOST) return { lines };
  return { lines: [...lines.slice(0, MOST), `… and ${count(lines.length - MOST, "more line")}`] };
}

function cut(words: Words): Words {
  const text = pieces(words)
    .map((piece) => piece.text)
    .join("");
  return text.length <= LONGEST ? words : `${text.slice(0, LONGEST)} … (cut; whole in review.json)`;
}
