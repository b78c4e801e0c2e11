import type { CatalogWords } from "../../../core/translated.ts";
import { reasons } from "./reasons.ts";
import { removal } from "./removal.ts";
import { types } from "./types.ts";

/** What the catalog says, in Chinese. */
export const wordsInChinese: CatalogWords = {
  types,
  says: { ...removal, ...reasons },
  quotes: {
    "no quote: its subscription is not on the billing list": "无（其订购记录不在费用列表里）",
  },
};
