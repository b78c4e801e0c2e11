import type { CatalogWords } from "../../../core/translated.ts";
import { reasons } from "./reasons.ts";
import { removal } from "./removal.ts";
import { types } from "./types.ts";

/** What the catalog says, in Chinese. */
export const wordsInChinese: CatalogWords = { types, says: { ...removal, ...reasons } };
