import { type Coverage, isKnown } from "../core/inventory.ts";
import type { Language } from "../core/language.ts";
import { OUTCOME_WORDS } from "../core/outcome-words.ts";
import { type CoverageTexts, coverage as en } from "./en/coverage.ts";
import { coverage as zh } from "./zh/coverage.ts";

const TEXTS: Readonly<Record<Language, CoverageTexts>> = { en, zh };

/** What is said of listings, in a reader's language. */
export function coverageTexts(language: Language): CoverageTexts {
  return TEXTS[language];
}

/** Listings that were not complete, one readable line each. */
export function unknownListings(
  coverage: readonly Coverage[],
  language: Language,
): readonly string[] {
  const texts = TEXTS[language];
  return coverage
    .filter((record) => !isKnown(record))
    .map((record) => {
      const { type, region, outcome, code, permission } = record;
      const message =
        language === "en" ? record.message : (record.in?.[language].message ?? record.message);
      const ended = OUTCOME_WORDS[outcome][language];
      const line = texts.line(type, region, code === undefined ? ended : texts.code(ended, code));
      const needs = permission === undefined ? line : texts.needs(line, permission);
      return message === undefined ? needs : texts.message(needs, message);
    });
}
