import { told } from "../amounts.ts";
import type { ReportTexts } from "../en/report.ts";

const says = "所有引起变更的调用，最新的在前。";

/** What a report says to people, in Chinese. What the journal and the vendor wrote is quoted as it is. */
export const report: ReportTexts = {
  title: (name) => `账号 ${name} 的注销报告`,
  account: "账号 ",
  asOf: (cloud, kind, at) => `（${cloud}，${kind}），截至 ${at}。`,
  closure: "注销",
  removed: "已证实删除",
  remaining: "已尝试，仍然存在",
  untouched: "未处理",
  counted: (title, number) => `${title}：${told(number)} 项`,
  none: "无。",
  columns: {
    remaining: ["资源", "原因", "调用"],
    untouched: ["资源", "计划"],
    removed: ["资源", "证明", "调用"],
    journal: ["时间", "调用", "对象", "应答", "请求 ID"],
  },
  item: (type, id, region) => `${type} ${id}（${region}）`,
  plan: (disposition, because) => `${disposition}：${because}`,
  proof: (at, how) => `${at}：${how}`,
  proofs: {
    absent: "完整的列表里已经没有它",
    scheduled: (until) => `已安排删除${until}`,
    until: (at) => `，时间 ${at}`,
  },
  notProved: "已请求删除，尚未证实",
  at: (time) => `（${time}）`,
  notUndone: {
    what: (step, each) => `${step}：${each}`,
    sure: (what, at) => `“${what}”（${at}）没有恢复原状`,
    unsure: (what, at) => `“${what}”（${at}，没有应答记录）没有恢复原状`,
  },
  call: {
    answers: {
      accepted: "已接受",
      gone: "已不存在",
      busy: "正忙",
      refused: "被拒绝",
      denied: "无权限",
      throttled: "被限流",
      unknown: "未知",
    },
    noAnswer: "没有应答记录",
    where: (does, action, region) => `${does}：${action}（${region}）`,
    when: (where, at, answer) => `${where}，${at}，${answer}`,
    code: (answer, code) => `${answer}（${code}）`,
    request: (call, id) => `${call}，请求 ID ${id}`,
  },
  runs: {
    title: "运行记录",
    noEnd: "：没有结束记录",
    ended: (outcome, at) => `：${outcome}，${at}`,
    outcome: "已结束",
  },
  dates: "日期",
  wait: "云厂商的等待期",
  submittedOn: (at) => `提交时间 ${at}`,
  journal: {
    title: (number) => `日志：${told(number)} 次调用`,
    says,
    earlier: (number) => `${says}更早的 ${told(number)} 次调用见日志：\`journal.jsonl\`。`,
    closure: "注销",
  },
  headlines: {
    submitting: "已提交，应答未知",
    "awaiting-submission": "已准备好，由人提交",
    submitted: "已提交",
    waiting: "注销中，等待",
    closed: "已注销",
    failed: "失败",
    refused: "被拒绝",
    left: "已移出所属组织，未注销",
    "awaiting-request": "解除关联已准备好，由双方操作",
    requested: "已申请解除关联",
    disassociated: "已与企业主账号解除关联，未注销",
  },
  notSubmitted: {
    headline: "未提交",
    says: "这个账号的注销还没有提交。",
  },
  status: {
    submitted: (at) => `提交时间 ${at}。`,
    request: (id) => `请求 ID：${id}。`,
    ends: (at, days) => `等待期于 ${at} 结束，还有 ${days} 天。`,
    ended: (at) => `等待期本应于 ${at} 结束。`,
    last: (at, detail) => `最后一条记录（${at}）：“${detail}”`,
    unanswered: "没有应答记录。请重新计划注销，查看进展。",
  },
  review: {
    none: "没有审核文件：没有批准任何内容。",
    lists: (at, number, digest) => `${at} 的审核列出了 ${told(number)} 项（${digest}）。`,
  },
};
