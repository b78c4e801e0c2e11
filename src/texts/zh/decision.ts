import type { DecisionTexts } from "../en/decision.ts";

/** Why an item stays, in Chinese. */
export const decision: DecisionTexts = {
  notReviewed: "不在审核文件里",
  policy: (id, says) => `策略 ${id}：${says}`,
  takesUnapproved: (child, why) => `删除它会连带删除 ${child}，而后者没有得到批准（${why}）`,
  takesUnseen: (type, region, how) =>
    `删除它可能会连带删除 ${type}，而后者在 ${region} 没能列出（${how}）`,
  coded: (outcome, code) => `${outcome}，${code}`,
  parentStays: (parent) => `只能随 ${parent} 一起删除，而后者会保留`,
  waitsForStaying: (first, why) => `在 ${first} 之前不能删除，而后者会保留（${why}）`,
  scheduled: (until) =>
    until === undefined ? "已安排删除，不需要操作" : `已安排于 ${until} 删除，不需要操作`,
  changed: (differences) => `审核之后发生了变化：${differences}`,
  fact: (name, was, is) => `${name} 原为 ${was}，现为 ${is}`,
  disposition: (was, is) => `审核时的处置是${was}，现在是${is}`,
  madeLater: (created, reviewedAt) => `创建于 ${created}，晚于 ${reviewedAt} 的审核`,
  mayBeAnother: "它的 ID 是一个名称，而云没有说明创建时间：可能不是审核过的那一个",
  notSet: "未设置",
  between: "；",
  reasons: {
    disposition: "处置如此",
    "not-reviewed": "未经审核",
    changed: "已变化",
    policy: "策略不允许",
    "takes-unapproved": "会连带删除未批准的资源",
    "takes-unseen": "可能连带删除没能列出的资源",
    "parent-stays": "所属资源会保留",
    "waits-for-staying": "等待会保留的资源",
  },
};
