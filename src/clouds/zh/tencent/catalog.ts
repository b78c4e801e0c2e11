import type { CatalogWords } from "../../../core/translated.ts";
import { reasons } from "./reasons.ts";
import { removal } from "./removal.ts";
import { types } from "./types.ts";

/** What the catalog says, in Chinese. */
export const wordsInChinese: CatalogWords = {
  types,
  says: { ...removal, ...reasons },
  quotes: {
    "no quote: the cloud has no API for this product": "无（云没有查询该产品退款的 API）",
    "no quote: the cloud named no amount": "无（云没有给出金额）",
  },
};
