import type { Language } from "../core/language.ts";
import { pictures as en, type PictureTexts } from "./en/pictures.ts";
import { pictures as zh } from "./zh/pictures.ts";

const TEXTS: Readonly<Record<Language, PictureTexts>> = { en, zh };

/** What pictures and pages say, in a reader's language. */
export function pictureTexts(language: Language): PictureTexts {
  return TEXTS[language];
}
