import type { CoverageTexts } from "../en/coverage.ts";

/** What is said of a listing that is not complete, in Chinese; its message is quoted as it came. */
export const coverage: CoverageTexts = {
  outcomes: {
    listed: "已列出",
    inactive: "未开通",
    unproved: "未证实完整",
    denied: "无权限",
    throttled: "被限流",
    failed: "失败",
    unsupported: "不支持",
    contradicted: "与其他来源矛盾",
  },
  line: (type, region, outcome) => `${type}（${region}）：${outcome}`,
  code: (outcome, code) => `${outcome}（${code}）`,
  needs: (line, permission) => `${line}，需要权限 ${permission}`,
  message: (line, message) => `${line}，“${message}”`,
  square: (name, outcome) => `${name}：${outcome}`,
};
