import type { CatalogWords } from "../../../core/translated.ts";
import { reasons } from "./reasons.ts";
import { removal } from "./removal.ts";
import { types } from "./types.ts";

/** What the catalog says, in Chinese. */
export const wordsInChinese: CatalogWords = {
  types,
  says: { ...removal, ...reasons },
  quotes: {
    "no quote: the cloud has no API that tells a refund before it is asked for":
      "无（云没有在退订之前查询退款的 API）",
  },
};
