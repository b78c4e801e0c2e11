import type { Language } from "../core/language.ts";
import { front as en, type FrontTexts } from "./en/front.ts";
import { front as zh } from "./zh/front.ts";

const TEXTS: Readonly<Record<Language, FrontTexts>> = { en, zh };

/** What plans and deploys say around everything else, in a reader's language. */
export function frontTexts(language: Language): FrontTexts {
  return TEXTS[language];
}
