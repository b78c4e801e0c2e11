import type { JudgingTexts } from "../en/judging.ts";

/** Why an item becomes what account.yaml and its row leave open, in Chinese. */
export const judging: JudgingTexts = {
  prepaid: "包年包月：在 account.yaml 里选择 refund（退订）或 let-expire（等待到期）",
  paidInAdvance: "已预付：选择 refund（退订）或 let-expire（等待到期）",
  expired: "已到期：在 account.yaml 里写 let-expire，由云释放",
  expiredDeletable: "已到期：在 account.yaml 里写 let-expire，由云释放；写 delete，立即删除",
  notRefunded: {
    before: "已预付，不能退订：",
    after: "；在 account.yaml 里写 let-expire，由云释放",
  },
  notPossible: (asked) => `account.yaml 要求“${asked}”，这里不可行`,
  why: "：",
};
