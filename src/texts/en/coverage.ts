/** What is said of a listing that is not complete. */
export const coverage = {
  line: (type: string, region: string, outcome: string) => `${type} in ${region}: ${outcome}`,
  code: (outcome: string, code: string) => `${outcome} (${code})`,
  needs: (line: string, permission: string) => `${line}, needs ${permission}:`,
  message: (line: string, message: string) => `${line} ${message}`,
  /** Of a square on a map. */
  square: (name: string, outcome: string) => `${name}: ${outcome}`,
};

/** The same in any language. */
export type CoverageTexts = typeof coverage;
