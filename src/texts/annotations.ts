import type { Language } from "../core/language.ts";
import { type AnnotationTexts, annotations as en } from "./en/annotations.ts";
import { annotations as zh } from "./zh/annotations.ts";

const TEXTS: Readonly<Record<Language, AnnotationTexts>> = { en, zh };

/** What is said at lines of a project, in a reader's language; English where none is named. */
export function annotationTexts(language: Language = "en"): AnnotationTexts {
  return TEXTS[language];
}
