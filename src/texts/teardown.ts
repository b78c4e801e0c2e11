import type { Language } from "../core/language.ts";
import { teardown as en, type TeardownTexts } from "./en/teardown.ts";
import { teardown as zh } from "./zh/teardown.ts";

const TEXTS: Readonly<Record<Language, TeardownTexts>> = { en, zh };

/** What plans and deploys of a teardown say, in a reader's language. */
export function teardownTexts(language: Language): TeardownTexts {
  return TEXTS[language];
}
