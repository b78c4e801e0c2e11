import type { ClosingTexts } from "../en/closing.ts";

/** What is said of an account that is closing, and of what a run left on, in Chinese. */
export const closing: ClosingTexts = {
  phases: {
    closed: (account) => `账号 ${account} 已注销`,
    left: (account) => `账号 ${account} 已移出所属组织`,
    disassociated: (account) => `账号 ${account} 已与企业主账号解除关联`,
    requested: (account) => `账号 ${account} 正在等待企业子账号接受解除关联申请`,
    "awaiting-request": (account) => `账号 ${account} 的解除关联已准备好，由双方操作`,
    "awaiting-submission": (account) => `账号 ${account} 的注销已准备好，由人提交`,
  },
  closing: (account) => `账号 ${account} 正在注销`,
  until: (title, at) => `${title}，等待至 ${at}`,
  quiet: "在此期间不要登录该账号，也不要用它的凭证发出调用：登录可能会撤销注销。",
  asRecorded: (detail) => `记录原文：“${detail}”`,
  sentence: (title, detail) => `${title}。${detail}。`,
  notListed: (sentence) => `${sentence}不再列出其资源。`,
  nothing: {
    written: (line) => `${line}没有写入任何内容。`,
    toCheck: (line) => `${line}没有需要检查的内容。`,
  },
  leftOn: {
    head: (says, at, run) => `${says}（开始时间 ${at}，运行 ${run}）`,
    noTime: "未知",
    noRun: "没有记录",
    sentence: (head, next) => `${head}。${next}`,
    next: (stack, putBack, next) => `部署 ${stack} 会${putBack}。或者：${next}`,
  },
};
