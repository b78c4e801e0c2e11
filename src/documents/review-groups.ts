import type { FactValue, ItemId } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { ReviewedItem } from "../core/review.ts";
import type { ReviewTexts } from "../texts/en/review.ts";
import { factName } from "../texts/facts.ts";
import { chargeIn, dispositionIn } from "../texts/item.ts";
import { reviewTexts } from "../texts/review.ts";
import { type Block, type Cell, code, type Words } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** An approved item with its id. */
export type Entry = readonly [id: ItemId, item: ReviewedItem];

/** Facts with a column or sentence of their own. */
const KNOWN_FACTS = new Set(["charge", "expires", "autoRenew", "protections", "quote"]);

/** What is said of an item, by the column in which it is said where items differ. */
interface Said {
  readonly column: string;
  readonly cell: Cell;
}

/**
 * Items of one type: those of which the same is to become in the same way stand together, what is the same in
 * all of them is said once, and the table below holds what differs.
 */
export function groupBlocks(
  entries: readonly Entry[],
  quotes: Readonly<Record<ItemId, string>>,
  language: Language,
): readonly Block[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [, { disposition, because, steps }] = entry;
    const key = JSON.stringify([disposition, because, steps]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flatMap((group) => blocksOf(group, quotes, language));
}

function blocksOf(
  group: readonly Entry[],
  quotes: Readonly<Record<ItemId, string>>,
  language: Language,
): readonly Block[] {
  const { groups: texts } = reviewTexts(language);
  const rows = group.map(([id, item]) => saidOf(item, quotes[id], language));
  const columns = rows[0]?.map(({ column }) => column) ?? [];
  const cells = rows.map((row) => row.map(({ cell }) => cell));
  const isSame = (at: number): boolean => {
    const first = JSON.stringify(cells[0]?.[at]);
    return cells.every((row) => JSON.stringify(row[at]) === first);
  };
  const alike = group.length > 1 ? columns.map((_, at) => isSame(at)) : columns.map(() => false);
  const shared = columns.flatMap((column, at) =>
    alike[at] === true ? sharedLines(column, cells[0]?.[at] ?? "", texts) : [],
  );
  const table: Block = {
    kind: "table",
    columns: [texts.item, ...columns.filter((_, at) => alike[at] === false)],
    rows: group.map(([id, item], row) => [
      { lines: [item.line, [code(id)]] },
      ...(cells[row] ?? []).filter((_, at) => alike[at] === false),
    ]),
  };
  if (shared.length === 0) return [table];
  return [
    { kind: "text", words: texts.same(group.length) },
    { kind: "points", lines: shared },
    table,
  ];
}

/** One line for each thing that is said, none where nothing is. */
function sharedLines(column: string, cell: Cell, texts: ReviewTexts["groups"]): readonly Words[] {
  const lines = linesIn(cell).filter((line) => line !== "");
  const numbered = typeof cell === "object" && "numbered" in cell && lines.length > 1;
  if (lines.length === 0) return [];
  const said = lines.map((line, at) => (numbered ? `${at + 1}. ${line}` : line));
  return [texts.said(column, said)];
}

function linesIn(cell: Cell): readonly string[] {
  if (typeof cell === "string") return [cell];
  return "lines" in cell
    ? cell.lines.flatMap((line) => (typeof line === "string" ? [line] : []))
    : [];
}

function saidOf(
  item: ReviewedItem,
  quote: string | undefined,
  language: Language,
): readonly Said[] {
  const { groups: texts } = reviewTexts(language);
  const others = Object.entries(item.facts).filter(([name]) => !KNOWN_FACTS.has(name));
  return [
    { column: texts.action, cell: dispositionIn(language, item.disposition) },
    { column: texts.why, cell: item.because ?? "" },
    { column: texts.steps, cell: { lines: item.steps, numbered: true } },
    { column: texts.billing, cell: { lines: moneyParts(item, quote, language) } },
    { column: texts.protections, cell: { lines: textsOf(item.facts["protections"]) } },
    {
      column: texts.facts,
      cell: {
        lines: others.map(([name, of]) => texts.fact(factName(language, name), factText(of))),
      },
    },
  ];
}

/** What stands about money: mode, expiry, renewal, refund. */
function moneyParts(
  item: ReviewedItem,
  quote: string | undefined,
  language: Language,
): readonly string[] {
  const { groups: texts } = reviewTexts(language);
  const { charge, expires, autoRenew } = item.facts;
  const refund = quote ?? item.facts["quote"];
  return [
    ...(charge === undefined || charge === "free" ? [] : [chargeIn(language, String(charge))]),
    ...(typeof expires === "string" ? [texts.expires(when(expires))] : []),
    ...(autoRenew === true ? [texts.renews] : []),
    ...(refund === undefined ? [] : [texts.refund(factText(refund))]),
  ];
}

/** A fact as text. */
export function factText(of: FactValue): string {
  return typeof of === "object" ? of.join(", ") : String(of);
}

/** The texts of a fact that is a list, or one text. */
export function textsOf(value: FactValue | undefined): readonly string[] {
  if (typeof value === "object") return value;
  return typeof value === "string" && value !== "" ? [value] : [];
}
