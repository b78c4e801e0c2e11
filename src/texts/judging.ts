import type { Language } from "../core/language.ts";
import { judging as en, type JudgingTexts } from "./en/judging.ts";
import { judging as zh } from "./zh/judging.ts";

/** Why an item becomes what is left open, in every language. */
export const JUDGING: Readonly<Record<Language, JudgingTexts>> = { en, zh };
