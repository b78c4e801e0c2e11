import { goes } from "../core/disposition.ts";
import { hasExpired, releaseOf } from "../core/expiry.ts";
import type { Disposition, Item } from "../core/item.ts";
import { holds, lookAt, type Optioned } from "../core/predicate.ts";
import type { Row } from "../core/row.ts";
import { shown } from "../core/secrets.ts";
import type { ItemTexts } from "../texts/en/item.ts";
import { dispositionIn, itemTexts } from "../texts/item.ts";
import { ENGLISH, type Teller } from "./teller.ts";

/** What a line tells beside the item. */
export interface LineOptions {
  readonly disposition: Disposition;
  readonly option?: string | undefined;
  readonly because: string | undefined;
  /** What a refund gives back, decimal text with currency. */
  readonly quote?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** One readable line about an item, as the plan and the review show it; `because` is told already. */
export function describeItem(
  item: Item,
  row: Row | undefined,
  options: LineOptions,
  teller: Teller = ENGLISH,
): string {
  const { disposition, option, because, quote, now } = options;
  const { language } = teller;
  const texts = itemTexts(language);
  const { name, charge, expires, until, protections } = item;
  const title = teller.title(item.type, row?.title ?? item.type);
  const hasName = name !== undefined && name !== "" && name !== item.nativeId;
  const parts = [hasName ? texts.named(title, name) : title];
  const end = expires?.slice(0, 10);
  if (hasExpired(item, now)) parts.push(expiredLine(item, row, now, texts.expired));
  else if (charge === "prepaid")
    parts.push(end === undefined ? texts.prepaid : texts.prepaidUntil(end));
  else if (end !== undefined) parts.push(texts.expiresOn(end));
  if (item.ties.worth !== undefined) parts.push(texts.worth(item.ties.worth));
  if (item.autoRenew === true) parts.push(texts.renews);
  if (disposition === "refund")
    parts.push(quote === undefined ? texts.noQuote : quotePart(quote, teller));
  if (item.state === "recycled") parts.push(texts.recycled);
  if (item.state === "scheduled")
    parts.push(until === undefined ? texts.scheduled : texts.scheduledFor(until.slice(0, 10)));
  if (item.unknownState !== undefined) parts.push(texts.unknownState(item.unknownState));
  if (protections.length > 0)
    parts.push(
      (goes(disposition) ? texts.lifted : texts.protections)(protections.map(teller.says)),
    );
  if (disposition === "with-parent") parts.push(because ?? texts.goesWithParent);
  else if (goes(disposition))
    for (const note of notes(optioned(item, option), row, disposition))
      parts.push(teller.says(note));
  if (item.takes.length > 0) parts.push(texts.takes(item.takes.length));
  if (!goes(disposition)) {
    const word = dispositionIn(language, disposition);
    parts.push(because === undefined ? word : texts.because(word, because));
  }
  return shown(parts.join(" · "));
}

/** What a reader is told of an item that has run out: `expired on 2026-07-01, the cloud releases it about 2026-07-16`. */
function expiredLine(
  item: Item,
  row: Row | undefined,
  now: string,
  texts: ItemTexts["expired"],
): string {
  const day = item.expires?.slice(0, 10) ?? "?";
  if (item.charge !== "prepaid" || row?.concern === "domain" || item.state === "scheduled")
    return texts.on(day);
  const release = releaseOf(item, row);
  if (release === undefined) return texts.undocumented(day);
  const isDue = release <= new Date(Date.parse(now)).toISOString();
  return (isDue ? texts.wasDue : texts.releases)(day, release.slice(0, 10));
}

/** The item with its option; a copy only where there is one. */
function optioned(item: Optioned, option: string | undefined): Optioned {
  return item.option === option ? item : { ...item, option };
}

/** What a line says of a refund: its amount, or why there is none. */
export function quotePart(quote: string, teller: Teller): string {
  const texts = itemTexts(teller.language);
  const isAmount = !quote.startsWith(itemTexts("en").notQuoted(""));
  return (isAmount ? texts.quoted : texts.unquoted)(teller.quote(quote));
}

/** True when an item's line says already why it becomes what it does. */
export function lineTellsWhy(disposition: Disposition): boolean {
  return !goes(disposition) || disposition === "with-parent";
}

/** What the row tells the reviewer of the steps that will be made, and of the item as it is. */
function notes(item: Optioned, row: Row | undefined, disposition: Disposition): readonly string[] {
  if (row?.remove.by !== "call") return NO_NOTES;
  const steps = row.remove.steps.filter((step) => step.note !== undefined);
  const { remarks = NO_REMARKS } = row;
  if (steps.length + remarks.length === 0) return NO_NOTES;
  const look = lookAt(item, disposition);
  return [
    ...steps.filter((step) => holds(step.when, look)).map((step) => step.note ?? ""),
    ...remarks.filter((remark) => holds(remark.when, look)).map((remark) => remark.says),
  ];
}

const NO_NOTES: readonly string[] = [];
const NO_REMARKS: NonNullable<Row["remarks"]> = [];
