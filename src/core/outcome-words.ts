import type { CoverageOutcome } from "./inventory.ts";
import type { Sentence } from "./language.ts";

/** How a listing ended, for people; its own word stands beside the Chinese one, since remedies name it. */
export const OUTCOME_WORDS: Readonly<Record<CoverageOutcome, Sentence>> = {
  listed: { en: "listed", zh: "已列出" },
  inactive: { en: "inactive", zh: "未开通" },
  unproved: { en: "unproved", zh: "未证实完整（unproved）" },
  denied: { en: "denied", zh: "无权限（denied）" },
  throttled: { en: "throttled", zh: "被限流（throttled）" },
  failed: { en: "failed", zh: "失败（failed）" },
  unsupported: { en: "unsupported", zh: "不支持（unsupported）" },
  contradicted: { en: "contradicted", zh: "与其他来源矛盾（contradicted）" },
};
