import type { CoverageTexts } from "../en/coverage.ts";

/** What is said of a listing that is not complete, in Chinese; its message is quoted as it came. */
export const coverage: CoverageTexts = {
  line: (type, region, outcome) => `${type}（${region}）：${outcome}`,
  code: (outcome, code) => `${outcome}（${code}）`,
  needs: (line, permission) => `${line}，需要权限 ${permission}`,
  message: (line, message) => `${line}，“${message}”`,
  square: (name, outcome) => `${name}：${outcome}`,
};
