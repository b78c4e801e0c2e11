import type { PolicyOff } from "../core/account.ts";
import type { Coverage } from "../core/inventory.ts";
import type { ItemId } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Timeline } from "../core/packet.ts";
import type { Answered, JudgedItem } from "../core/policy.ts";
import type { LeftItem, Review, ReviewedItem } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import type { ReviewTexts } from "../texts/en/review.ts";
import { dispositionIn } from "../texts/item.ts";
import { certaintyIn, reviewTexts } from "../texts/review.ts";
import {
  type Block,
  code,
  type DocumentModel,
  paragraph,
  plain,
  type Section,
  strong,
  titled,
  type Words,
} from "./blocks.ts";
import { documentHtml } from "./html.ts";
import { when } from "./markdown-text.ts";
import { documentPages, type Page } from "./pages.ts";
import { changedSection } from "./review-changed.ts";
import { coverageSection } from "./review-coverage.ts";
import { firstSection } from "./review-first.ts";
import { type Entry, textsOf } from "./review-groups.ts";
import { moneySection } from "./review-money.ts";
import { entriesByWave, waveSection } from "./review-waves.ts";

/** What a report needs to know of a catalog type; a core `Row` fits. */
export type TypeInfo = Pick<Row, "title" | "wave" | "docs">;

/** What review.md is made of besides the review. */
export interface ReviewContext {
  readonly accountName: string;
  /** In which it is told; English where it is not said. */
  readonly language?: Language;
  readonly types: ReadonlyMap<string, TypeInfo>;
  /** The review before this one. */
  readonly before?: Review;
  /** Refund quotes, decimal text with currency, by item id. */
  readonly quotes?: Readonly<Record<ItemId, string>>;
  /** Items as they were judged. */
  readonly items?: readonly JudgedItem[];
  /** What was found and is not approved, with the reasons. */
  readonly left?: readonly LeftItem[];
  /** Dates that hold the closure, as far as they are known from the items. */
  readonly timeline?: Timeline;
  /** Listings that are not complete, as a reader is told of them; as the review has them where it is not said. */
  readonly unknown?: readonly string[];
  /** How each listing ended. */
  readonly coverage?: readonly Coverage[];
  /** Attestations that the review rests on. */
  readonly relied?: readonly Answered[];
  /** Policies that account.yaml leaves out. */
  readonly policiesOff?: readonly PolicyOff[];
}

/** Items above which each wave has a page of its own. */
const ON_ONE_PAGE = 1_500;

/** What the review approves, for people: review.md, and pages beside it where it is too long for one. */
export function reviewPages(review: Review, context: ReviewContext): readonly Page[] {
  return documentPages(reviewModel(review, context), {
    first: "review.md",
    folder: "review",
    divide: Object.keys(review.items).length > ON_ONE_PAGE,
  });
}

/** The same as one page for a browser. */
export function reviewHtml(review: Review, context: ReviewContext): string {
  return documentHtml(reviewModel(review, context), { wide: true });
}

function reviewModel(review: Review, context: ReviewContext): DocumentModel {
  const { items = [], quotes = {}, relied = [], left = [], language = "en" } = context;
  const texts = reviewTexts(language);
  const entries = Object.entries(review.items).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    language,
    title: texts.title(context.accountName),
    facts: [],
    intro: [
      {
        kind: "text",
        words: [
          plain(texts.account),
          code(review.accountId),
          plain(texts.scanned(review.cloud, when(review.takenAt), entries.length)),
        ],
      },
      paragraph(texts.approves),
    ],
    sections: [
      firstSection(review, { items, quotes, relied, texts, language }),
      changedSection(review, context, language),
      leftSection(left, language),
      unknown(context.unknown ?? review.unknown, texts),
      glance(entries, language),
      dates(context.timeline, language),
      moneySection(review, quotes, left, texts),
      coverageSection(context.coverage ?? [], context.types, language),
      rests(context),
      ...entriesByWave(entries, context).map(([wave, list]) => waveSection(wave, list, context)),
    ].filter(({ blocks }) => blocks.length > 0),
    end: [
      plain(texts.digest.before),
      code(review.digest),
      plain(texts.digest.further),
      code("review.json"),
      plain(texts.digest.change),
      code("account.yaml"),
      plain(texts.digest.end),
    ],
  };
}

/** Every wait; those that hold the closure one after another are set off. */
function waitsOf({ at, waits, chain }: Timeline, language: Language): Block {
  const texts = reviewTexts(language);
  const holding = new Set(chain);
  return {
    kind: "waits",
    from: at,
    spans: waits.map((wait) => ({
      what: wait.what,
      because: wait.because,
      until: wait.until,
      certainty: certaintyIn(texts, wait),
      holds: holding.has(wait),
    })),
  };
}

/** What holds the closure back by time alone, the last end last. */
function dates(timeline: Timeline | undefined, language: Language): Section {
  const { title, earliest } = reviewTexts(language).dates;
  if (timeline === undefined || timeline.waits.length === 0) return { title, blocks: [] };
  return {
    title,
    page: "00-dates",
    blocks: [
      ...(timeline.submission === undefined
        ? []
        : [paragraph(earliest(when(timeline.submission)))]),
      waitsOf(timeline, language),
    ],
  };
}

/** What no API shows, and what is not asked. */
function rests({ relied = [], policiesOff = [], language = "en" }: ReviewContext): Section {
  const { rests: texts, because: says } = reviewTexts(language);
  return {
    title: texts.title,
    page: "00-rests-on",
    blocks: [
      ...titled(
        texts.stated,
        relied.map((one) => answer(one, texts.by)),
      ),
      ...titled(
        texts.off,
        policiesOff.map(({ id, because, line }) => says(id, `${because} (account.yaml:${line})`)),
      ),
    ],
  };
}

function answer(
  { policy, subject, answer: word, says, where, attestation }: Answered,
  saidBy: (who: string, at: string) => string,
): Words {
  const by = attestation === undefined ? "" : saidBy(attestation.by, when(attestation.at));
  return [
    plain(`${policy}: ${subject}: `),
    strong(word),
    plain(`, ${says}${by} (`),
    code(where),
    plain(")"),
  ];
}

function glance(entries: readonly Entry[], language: Language): Section {
  const { glance: texts } = reviewTexts(language);
  const kinds = new Map<string, number>();
  for (const [, item] of entries) {
    kinds.set(item.disposition, (kinds.get(item.disposition) ?? 0) + 1);
  }
  const having = (says: string, is: (item: ReviewedItem) => boolean): readonly Words[] => {
    const found = entries.filter(([, item]) => is(item));
    return found.length === 0 ? [] : [texts.number(says, found.length)];
  };
  const points = [
    ...having(texts.prepaid, ({ facts }) => facts["charge"] === "prepaid"),
    ...having(texts.renewed, ({ facts }) => facts["autoRenew"] === true),
    ...having(texts.protected, ({ facts }) => textsOf(facts["protections"]).length > 0),
  ];
  return {
    title: texts.title,
    blocks: [
      {
        kind: "table",
        columns: texts.columns,
        rows: [...kinds]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([kind, number]) => [dispositionIn(language, kind), String(number)]),
      },
      ...(points.length === 0 ? [] : [{ kind: "points", lines: points } as const]),
    ],
  };
}

/** Not approved, and why: those with one reason stand together. */
function leftSection(left: readonly LeftItem[], language: Language): Section {
  const texts = reviewTexts(language);
  const groups = new Map<string, LeftItem[]>();
  for (const one of left) {
    const becomes = dispositionIn(language, one.becomes);
    const key = one.because === undefined ? becomes : texts.because(becomes, one.because);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return {
    title: texts.left(left.length),
    page: "00-not-approved",
    searched: true,
    blocks: [...groups].flatMap(([why, all]) => [
      {
        kind: "text",
        words: [strong(why), plain(texts.counted(all.length))],
      },
      {
        kind: "points",
        lines: all.map(({ line, id }): Words => [plain(`${line} `), code(id)]),
      },
    ]),
  };
}

function unknown(lines: readonly string[], { unknown: texts }: ReviewTexts): Section {
  return {
    title: texts.title,
    page: "00-not-known",
    blocks: lines.length === 0 ? [] : [paragraph(texts.says), { kind: "points", lines }],
  };
}
