import type { ItemId } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Answered, JudgedItem } from "../core/policy.ts";
import type { Review, ReviewedItem } from "../core/review.ts";
import type { ReviewTexts } from "../texts/en/review.ts";
import { dispositionIn, itemTexts } from "../texts/item.ts";
import { type Block, code, plain, type Section, strong, type Words } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** What is known of the items of a review beside the review itself. */
export interface Known {
  /** Items as they were judged; those that the review leaves out may be among them. */
  readonly items: readonly JudgedItem[];
  /** Refund quotes, decimal text with currency, by item id. */
  readonly quotes: Readonly<Record<ItemId, string>>;
  /** Answers of people that count. */
  readonly relied: readonly Answered[];
  /** How it is told. */
  readonly texts: ReviewTexts;
  readonly language: Language;
}

/** Items of which the same is said that stand here; the rest is among the waves below. */
const SHOWN = 10;

/** An approved item with what is known of it. */
interface Approved {
  readonly id: ItemId;
  readonly item: ReviewedItem;
  readonly judged: JudgedItem | undefined;
}

/** Names of the titles in the texts. */
type Titles = "data" | "domains" | "keys" | "others" | "comesBack" | "forfeited" | "protections";

/** A reason to read on before anything is approved. */
interface Reason {
  readonly title: Titles;
  /** What is said of an item beside its line; undefined where the reason is none of it. */
  readonly says: (approved: Approved, known: Known) => string | undefined;
}

/** Dispositions that take the thing itself away. */
const DESTROYS = new Set(["delete", "with-parent", "refund", "abandon"]);

/** Dearest first. */
const REASONS: readonly Reason[] = [
  {
    title: "data",
    says: ({ id, item, judged }, { relied, texts: { first } }) => {
      if (judged?.dataBearing !== true || !DESTROYS.has(item.disposition)) return undefined;
      if (judged.backup?.answer === "backed-up") return undefined;
      const answer = relied.find(({ policy, subject }) => policy === "backups" && subject === id);
      if (answer?.answer === "backed-up") return undefined;
      return answer?.says ?? judged.backup?.because ?? first.noCopy;
    },
  },
  {
    title: "domains",
    says: ({ item, judged }, { language }) =>
      judged?.concern === "domain" ? dispositionIn(language, item.disposition) : undefined,
  },
  {
    title: "keys",
    says: ({ item, judged }, { language }) =>
      judged?.concern === "key" ? dispositionIn(language, item.disposition) : undefined,
  },
  {
    title: "others",
    says: ({ judged }) => {
      const others = judged?.ties.usedByOthers ?? [];
      return others.length === 0 ? undefined : others.join(", ");
    },
  },
  {
    title: "comesBack",
    says: ({ id, item }, { quotes, texts: { first } }) =>
      item.disposition === "refund" ? (quotes[id] ?? first.noQuote) : undefined,
  },
  {
    title: "forfeited",
    says: ({ item, judged }, { texts: { first } }) => {
      if (item.disposition === "refund" || !DESTROYS.has(item.disposition)) return undefined;
      const { charge, expires } = item.facts;
      if (judged?.ties.worth !== undefined) return judged.ties.worth;
      if (charge !== "prepaid") return undefined;
      return typeof expires === "string" ? first.paidUntil(when(expires)) : first.paid;
    },
  },
  {
    title: "protections",
    says: ({ judged }, { language }) => {
      const all = judged?.protections ?? [];
      return all.length === 0 ? undefined : itemTexts(language).protections(all);
    },
  },
];

/** What cannot be undone, or costs: before everything else. */
export function firstSection({ items }: Review, known: Known): Section {
  const judged = new Map(known.items.map((item) => [item.id, item]));
  const approved = Object.entries(items)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, item]): Approved => ({ id, item, judged: judged.get(id) }));
  return {
    title: known.texts.first.title,
    page: "00-read-first",
    blocks: REASONS.flatMap((reason) => blocksOf(reason, approved, known)),
  };
}

/** Those of whom the same is said stand together, so that it is read once. */
function blocksOf(
  { title, says }: Reason,
  approved: readonly Approved[],
  known: Known,
): readonly Block[] {
  const groups = new Map<string, Words[]>();
  let amount = 0;
  for (const one of approved) {
    const said = says(one, known);
    if (said === undefined) continue;
    amount += 1;
    const group = groups.get(said) ?? [];
    group.push([plain(`${one.item.line} `), code(one.id)]);
    groups.set(said, group);
  }
  if (amount === 0) return [];
  return [
    { kind: "text", words: [strong(known.texts.group(known.texts.first[title], amount))] },
    ...[...groups].flatMap(([said, lines]): readonly Block[] => [
      { kind: "text", words: known.texts.said(said, lines.length) },
      points(lines, known.texts),
    ]),
  ];
}

/** No list is cut in silence. */
function points(lines: readonly Words[], texts: ReviewTexts): Block {
  const more = lines.length - SHOWN;
  return {
    kind: "points",
    lines: more <= 0 ? lines : [...lines.slice(0, SHOWN), texts.more(more)],
  };
}
