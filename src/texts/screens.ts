import type { Language } from "../core/language.ts";
import { screens as en, type ScreenTexts } from "./en/screens.ts";
import { screens as zh } from "./zh/screens.ts";

const TEXTS: Readonly<Record<Language, ScreenTexts>> = { en, zh };

/** What the commands print, in a reader's language. */
export function screenTexts(language: Language): ScreenTexts {
  return TEXTS[language];
}

/** `3 delete, 1 keep`: how often each word stands in the list, in order of first appearance. */
export function tallyIn({ tally, times }: ScreenTexts, words: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return tally([...counts].map(([word, number]) => times(number, word)));
}
