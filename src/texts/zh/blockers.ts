import type { BlockerTexts } from "../en/blockers.ts";

/** What a plan says of policies that fail, in Chinese. */
export const blockers: BlockerTexts = {
  head: (policy, number) => `${policy}：${number} 项发现阻止注销`,
  advisory: (policy, number) => `${policy}：${number} 项发现，不阻止注销`,
  notMet: (title) => `要求未满足：${title}。`,
  next: (remedy) => `下一步：${remedy}`,
  nextOf: (policy, remedy) => `下一步（${policy}）：${remedy}`,
  see: (page) => `参见：${page}`,
};
