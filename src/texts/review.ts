import type { FactValue } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Wait } from "../core/packet.ts";
import { review as en, type ReviewTexts } from "./en/review.ts";
import { factName } from "./facts.ts";
import { chargeIn, dispositionIn } from "./item.ts";
import { review as zh } from "./zh/review.ts";

const TEXTS: Readonly<Record<Language, ReviewTexts>> = { en, zh };

/** What a review says to people, in a reader's language. */
export function reviewTexts(language: Language): ReviewTexts {
  return TEXTS[language];
}

/** What differs between two reviews of an item, as a reader is told of it: `disposition`, or the name of a fact. */
export function differenceIn(language: Language, what: string): string {
  if (language === "en") return what;
  const { action, why, steps } = TEXTS[language].groups;
  const names: Readonly<Record<string, string>> = { disposition: action, because: why, steps };
  return names[what] ?? factName(language, what);
}

/** A value that is a word of ours, as a reader is told of it; any other stays. */
export function valueIn(
  language: Language,
  what: string,
  value: FactValue | undefined,
): FactValue | undefined {
  if (typeof value !== "string") return value;
  if (what === "disposition") return dispositionIn(language, value);
  return what === "charge" ? chargeIn(language, value) : value;
}

/** What stands before the end of a wait that is not exact. */
export function certaintyIn({ dates }: ReviewTexts, { exact, avoidable }: Wait): string {
  if (avoidable === true) return dates.atTheLatest;
  return exact ? "" : dates.notBefore;
}
