import type { ItemTexts } from "../en/item.ts";

/**
 * What is said of an item, in Chinese. Words that account.yaml and the stacks know stand beside their Chinese
 * ones, so that both can be found.
 */
export const item: ItemTexts = {
  named: (title, name) => `${title}“${name}”`,
  prepaid: "包年包月",
  prepaidUntil: (on) => `包年包月至 ${on}`,
  expiresOn: (on) => `${on} 到期`,
  expired: {
    on: (day) => `已于 ${day} 到期`,
    undocumented: (day) => `已于 ${day} 到期，云何时释放没有文档说明`,
    releases: (day, at) => `已于 ${day} 到期，云约在 ${at} 释放`,
    wasDue: (day, at) => `已于 ${day} 到期，云本应约在 ${at} 释放`,
  },
  worth: (amount) => `价值 ${amount}`,
  renews: "自动续费",
  noQuote: "退订，没有退款报价",
  notQuoted: (why) => `无（“${why}”）`,
  quoted: (amount) => `退订，退款报价 ${amount}`,
  unquoted: (why) => `退订，退款报价 ${why}`,
  recycled: "在回收站里",
  scheduled: "已安排删除",
  scheduledFor: (on) => `已安排于 ${on} 删除`,
  unknownState: (word) => `状态“${word}”未知，因此视为仍然存在`,
  protections: (names) => names.join("、"),
  lifted: (names) => `将解除${names.join("、")}`,
  goesWithParent: "随所属资源一起删除",
  goesWith: (parent) => `随 ${parent} 一起删除`,
  takes: (number) => `连带 ${number} 项`,
  because: (what, why) => `${what}：${why}`,
  scheduledBecause: (until) => (until === undefined ? "云会自行删除" : `云于 ${until} 删除`),
  times: (step, number) => `${step}（${number}）`,
  noted: (step, note) => `${step}：${note}`,
  dispositions: {
    delete: "删除",
    "with-parent": "随所属资源删除",
    refund: "退订退款",
    "let-expire": "等待到期",
    transfer: "转移",
    abandon: "放弃",
    manual: "人工处理",
    keep: "保留",
    scheduled: "已安排删除",
  },
  waves: {
    workloads: "工作负载（workloads）",
    data: "数据（data）",
    network: "网络（network）",
    domains: "域名（domains）",
    identity: "身份（identity）",
    finance: "费用（finance）",
    other: "其他（other）",
  },
  charges: { prepaid: "包年包月", postpaid: "按量付费", free: "免费" },
};
