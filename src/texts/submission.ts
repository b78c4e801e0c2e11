import type { Language } from "../core/language.ts";
import { submission as en, type SubmissionTexts } from "./en/submission.ts";
import { submission as zh } from "./zh/submission.ts";

const TEXTS: Readonly<Record<Language, SubmissionTexts>> = { en, zh };

/** What plans and deploys of a closure say, in a reader's language. */
export function submissionTexts(language: Language): SubmissionTexts {
  return TEXTS[language];
}
