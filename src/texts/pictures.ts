import type { Language } from "../core/language.ts";
import { pictures as en, type PictureTexts } from "./en/pictures.ts";
import { pictures as zh } from "./zh/pictures.ts";

const TEXTS: Readonly<Record<Language, PictureTexts>> = { en, zh };

/** What pictures say, in a reader's language; English where none is named. */
export function pictureTexts(language: Language = "en"): PictureTexts {
  return TEXTS[language];
}
