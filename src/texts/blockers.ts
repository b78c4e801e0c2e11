import type { Language } from "../core/language.ts";
import { type BlockerTexts, blockers as en } from "./en/blockers.ts";
import { blockers as zh } from "./zh/blockers.ts";

const TEXTS: Readonly<Record<Language, BlockerTexts>> = { en, zh };

/** What a plan says of policies that fail, in a reader's language. */
export function blockerTexts(language: Language): BlockerTexts {
  return TEXTS[language];
}
