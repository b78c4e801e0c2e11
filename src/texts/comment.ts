import type { Language } from "../core/language.ts";
import { type CommentTexts, comment as en } from "./en/comment.ts";
import { comment as zh } from "./zh/comment.ts";

const TEXTS: Readonly<Record<Language, CommentTexts>> = { en, zh };

/** What a pull request is told, in a reader's language. */
export function commentTexts(language: Language): CommentTexts {
  return TEXTS[language];
}
