import { type Facts, type FactValue, type ItemId, parseItemId } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Review, ReviewedItem } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { unknownListings } from "../texts/coverage.ts";
import type { ItemTexts } from "../texts/en/item.ts";
import { itemTexts } from "../texts/item.ts";
import { type Reader, surveyIn, tellerOf } from "./in-language.ts";
import { quotePart } from "./item-line.ts";
import type { Survey } from "./survey.ts";
import { ENGLISH, stepBy, type Teller } from "./teller.ts";

/** What a review is told with. */
export interface ReviewTold {
  readonly rows: ReadonlyMap<string, Pick<Row, "title">>;
  /** What was found since; items that it does not hold are told by what the review says of them. */
  readonly found?: Survey | undefined;
}

/**
 * A review as a reader is told of it. Its file says everything in English, since its digest pins it: only what is
 * shown may be made of this one.
 */
export function reviewIn(review: Review, reader: Reader, { rows, found }: ReviewTold): Review {
  if (reader.language === "en") return review;
  const teller = tellerOf(reader);
  const english = byId(found?.view.items ?? []);
  const told = byId(found === undefined ? [] : surveyIn(found, reader).view.items);
  const unknown = new Map(
    found === undefined
      ? []
      : zipped(
          unknownListings(found.inventory.coverage, "en"),
          unknownListings(found.inventory.coverage, reader.language),
        ),
  );
  return {
    ...review,
    items: Object.fromEntries(
      Object.entries(review.items).map(([id, item]) => {
        const [now, same] = [told.get(id), english.get(id)];
        return [
          id,
          {
            ...wordsIn(item, teller),
            line:
              now !== undefined && same?.line === item.line
                ? now.line
                : lineIn(id, item, rows, teller),
            ...(now?.because !== undefined && same?.because === item.because
              ? { because: now.because }
              : {}),
          },
        ];
      }),
    ),
    unknown: review.unknown.map((line) => unknown.get(line) ?? line),
  };
}

/** What of an approved item does not need its line. */
function wordsIn(item: ReviewedItem, teller: Teller): ReviewedItem {
  const { because, steps, facts } = item;
  const protections = facts["protections"];
  return {
    ...item,
    ...(because === undefined ? {} : { because: teller.says(because) }),
    steps: steps.map((step) => stepBy(teller, step)),
    facts:
      typeof protections === "object"
        ? { ...facts, protections: protections.map(teller.says) }
        : facts,
  };
}

/**
 * The line of an item that is not there any more, or is another one now: of its parts, those that its facts give
 * in English are told, the others stay as they were written.
 */
function lineIn(
  id: ItemId,
  { line, facts, because }: ReviewedItem,
  rows: ReviewTold["rows"],
  teller: Teller,
): string {
  const type = parseItemId(id)?.type ?? "";
  const title = rows.get(type)?.title ?? type;
  const [head = "", ...parts] = line.split(" · ");
  const texts = itemTexts(teller.language);
  const known = new Map(
    zipped(partsOf(facts, "en", ENGLISH), partsOf(facts, teller.language, teller)),
  );
  const told = parts.map((part) => {
    const quote = quoteIn(part);
    if (quote !== undefined) return quotePart(quote, teller);
    if (part === because) return teller.says(part);
    return known.get(part) ?? filledIn(part, texts) ?? teller.says(part);
  });
  const name = /^ "(?<name>.*)"$/su.exec(head.slice(title.length))?.groups?.["name"];
  const named = teller.title(type, title);
  const first = !head.startsWith(title)
    ? head
    : name === undefined
      ? `${named}${head.slice(title.length)}`
      : texts.named(named, name);
  return [first, ...told].join(" · ");
}

/** The amount of a refund that a part of a line tells, or why there is none. */
function quoteIn(part: string): string | undefined {
  const { quoted, unquoted, notQuoted } = itemTexts("en");
  if (part.startsWith(quoted(""))) return part.slice(quoted("").length);
  const none = unquoted(notQuoted(""));
  return part.startsWith(none) ? notQuoted(part.slice(none.length)) : undefined;
}

/** Parts of a line around what its facts need not tell; those that begin others come after them. */
const FILLED: readonly ((texts: ItemTexts, first: string, second: string) => string)[] = [
  (texts, on) => texts.prepaidUntil(on),
  (texts, on) => texts.expiresOn(on),
  (texts, day) => texts.expired.undocumented(day),
  (texts, day, at) => texts.expired.releases(day, at),
  (texts, day, at) => texts.expired.wasDue(day, at),
  (texts, day) => texts.expired.on(day),
  (texts, amount) => texts.worth(amount),
  (texts, on) => texts.scheduledFor(on),
  (texts, word) => texts.unknownState(word),
  (texts, parent) => texts.goesWith(parent),
  (texts, number) => texts.takes(Number(number)),
];

/** The same part in another language; undefined for one that is none of these. */
function filledIn(part: string, texts: ItemTexts): string | undefined {
  for (const fill of FILLED) {
    const [first, second] = new RegExp(`^${patternOf(fill)}$`, "su").exec(part)?.slice(1) ?? [];
    if (first !== undefined) return fill(texts, first, second ?? "");
  }
  return undefined;
}

/** The English part as an expression, with a group for each thing that is filled in. */
function patternOf(fill: (typeof FILLED)[number]): string {
  const [first, second] = ["70001", "70002"];
  return fill(itemTexts("en"), first, second)
    .replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&")
    .replace(first, "(.+?)")
    .replace(second, "(.+?)");
}

/** What a line may say of facts, always the same parts in the same order. */
function partsOf(facts: Facts, language: Language, { says }: Teller): readonly string[] {
  const texts = itemTexts(language);
  const end = typeof facts["expires"] === "string" ? facts["expires"].slice(0, 10) : "";
  const protections = listOf(facts["protections"]).map(says);
  return [
    texts.prepaid,
    texts.prepaidUntil(end),
    texts.expiresOn(end),
    texts.renews,
    texts.noQuote,
    texts.recycled,
    texts.scheduled,
    texts.protections(protections),
    texts.lifted(protections),
    texts.goesWithParent,
    texts.takes(listOf(facts["takes"]).length),
  ];
}

function listOf(value: FactValue | undefined): readonly string[] {
  return typeof value === "object" ? value : [];
}

function zipped(
  english: readonly string[],
  told: readonly string[],
): readonly (readonly [english: string, told: string])[] {
  return english.map((one, at) => [one, told[at] ?? one]);
}

function byId(items: readonly JudgedItem[]): ReadonlyMap<ItemId, JudgedItem> {
  return new Map(items.map((item) => [item.id, item]));
}
