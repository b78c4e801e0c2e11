import type { FindingTexts } from "../en/finding.ts";

/** How findings stand in a line, in Chinese. */
export const finding: FindingTexts = {
  about: (subject, says) => `${subject}：${says}`,
  alike: (says, number, example) => `${says}（${number} 项，例如 ${example}）`,
};
