import type { Language } from "../core/language.ts";
import type { JudgedItem } from "../core/policy.ts";
import { shown } from "../core/secrets.ts";
import { partsOf, type Told } from "../core/told.ts";
import { itemTexts } from "../texts/item.ts";

/** Tells what the catalog says in a reader's language; what it has no words for came from elsewhere, and stays. */
export interface Teller {
  readonly language: Language;
  /** What a type is called. */
  readonly title: (type: string, english: string) => string;
  /** What rows say. */
  readonly says: (english: string) => string;
  /** What a refund gives back, or why that is not known. */
  readonly quote: (english: string) => string;
}

/** The catalog itself. */
export const ENGLISH: Teller = {
  language: "en",
  title: (_, english) => english,
  says: (english) => english,
  quote: (english) => english,
};

/** A text of several parts as a reader is told it. */
export function toldBy(
  teller: Teller,
  told: Told,
  itemOf: (id: JudgedItem["id"]) => JudgedItem | undefined,
): string {
  const parts = partsOf(told).map((part) => {
    if (typeof part === "string") return part;
    if ("says" in part) return teller.says(part.says);
    if ("lineOf" in part) return itemOf(part.lineOf)?.line ?? part.lineOf;
    return itemOf(part.stepsOf)?.consoleSteps.join("") ?? "";
  });
  return shown(parts.join(""));
}

/** `detach its policies (3)`, `disable the key: a note`. */
const STEP = /^(?<does>[^:]+?)(?: \((?<times>\d+)\))?(?:: (?<note>.+))?$/u;

/** A step of a removal, with how often it is made and what is noted of it, as a reader is told it. */
export function stepBy(teller: Teller, step: string): string {
  const whole = teller.says(step);
  const { does, times, note } = whole === step ? (STEP.exec(step)?.groups ?? {}) : {};
  if (does === undefined) return whole;
  const texts = itemTexts(teller.language);
  const made = teller.says(does);
  const counted = times === undefined ? made : texts.times(made, Number(times));
  return note === undefined ? counted : texts.noted(counted, teller.says(note));
}
