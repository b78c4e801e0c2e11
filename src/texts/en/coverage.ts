import type { CoverageOutcome } from "../../core/inventory.ts";

/** How a listing ended, as it is told beside other words. */
const outcomes: Readonly<Record<CoverageOutcome, string>> = {
  listed: "listed",
  inactive: "inactive",
  unproved: "unproved",
  denied: "denied",
  throttled: "throttled",
  failed: "failed",
  unsupported: "unsupported",
  contradicted: "contradicted",
};

/** What is said of a listing that is not complete. */
export const coverage = {
  outcomes,
  line: (type: string, region: string, outcome: string) => `${type} in ${region}: ${outcome}`,
  code: (outcome: string, code: string) => `${outcome} (${code})`,
  needs: (line: string, permission: string) => `${line}, needs ${permission}:`,
  message: (line: string, message: string) => `${line} ${message}`,
  /** Of a square on a map. */
  square: (name: string, outcome: string) => `${name}: ${outcome}`,
};

/** The same in any language. */
export type CoverageTexts = typeof coverage;
