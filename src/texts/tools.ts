import type { Language } from "../core/language.ts";
import { tools as en, type ToolTexts } from "./en/tools.ts";
import { tools as zh } from "./zh/tools.ts";

const TEXTS: Readonly<Record<Language, typeof en>> = { en, zh };

/** What is said by the names of a tool, in a reader's language. */
export function toolTexts(language: Language, tool: keyof typeof en): ToolTexts {
  return TEXTS[language][tool];
}
