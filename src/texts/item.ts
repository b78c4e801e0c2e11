import type { Language } from "../core/language.ts";
import { item as en, type ItemTexts } from "./en/item.ts";
import { item as zh } from "./zh/item.ts";

const TEXTS: Readonly<Record<Language, ItemTexts>> = { en, zh };

/** What is said of an item, in a reader's language; English where none is named. */
export function itemTexts(language: Language = "en"): ItemTexts {
  return TEXTS[language];
}

/** A disposition as a reader is told of it; a word that is none stays as it is. */
export function dispositionIn(language: Language, word: string): string {
  return wordIn(TEXTS[language].dispositions, word);
}

/** A wave as a reader is told of it. */
export function waveIn(language: Language, wave: string): string {
  return wordIn(TEXTS[language].waves, wave);
}

/** How something is paid for, as a reader is told of it. */
export function chargeIn(language: Language, charge: string): string {
  return wordIn(TEXTS[language].charges, charge);
}

function wordIn(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}
