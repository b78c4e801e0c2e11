import type { FindingTexts } from "../en/finding.ts";

/** How findings and listings stand in a line, in Chinese. */
export const finding: FindingTexts = {
  about: (subject, says) => `${subject}：${says}`,
  alike: (says, number, example) => `${says}（${number} 项，例如 ${example}）`,
  listing: (type, region) => `${region} 的 ${type}`,
  ended: (listing, outcome) => `${listing}：${outcome}`,
  coded: (text, code) => `${text}（${code}）`,
  needs: (text, permission) => `${text}，需要权限 ${permission}：`,
  message: (text, message) => `${text} ${message}`,
};
