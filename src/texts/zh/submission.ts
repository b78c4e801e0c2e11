import type { SubmissionTexts } from "../en/submission.ts";

const unknowing = "不知道注销可能已经提交：从那里运行会登录，可能会撤销注销。";

/** What plans and deploys of a closure say, in Chinese. */
export const submission: SubmissionTexts = {
  before: {
    head: (account) => `提交账号 ${account} 的注销申请之前：先提交并合并这次部署写入的文件`,
    commit: (packet, journal) => `1. 提交 ${packet} 和 ${journal}，并合并。`,
    commitPacket: (packet) => `1. 提交 ${packet}，并合并。`,
    stop: "2. 停掉所有使用这个账号凭证的定时任务和流水线，并把凭证从中移除。",
    submit: (page) => `3. 然后按 ${page} 提交注销申请。`,
    unknowing: `没有这些文件的代码副本${unknowing}`,
    unknowingDatabase: `既没有这个文件夹、也没有数据库地址的代码副本${unknowing}`,
  },
  beforeRequest: (account) =>
    `申请解除账号 ${account} 的关联之前：先提交这次部署写入的文件，并把材料包交给双方`,
  stateIt: (detail, name) =>
    `${detail}。各方做了什么，由各方用 \`npx closeout attest ${name}\` 说明。`,
  followed: (account) => `账号 ${account} 已在注销；部署会跟踪正在进行的注销`,
  refused: (account, policies) => `不允许注销账号 ${account}：${policies.join("、")}`,
  refusedNext: "data.closeout_blockers 列出了每一项及其处理办法。",
  closes: (account, kind) => `部署本计划将永久注销账号 ${account}（${kind}）`,
  abandoned: (lines) => `放弃：\n${lines}`,
  nothingAbandoned: "没有点名放弃任何资源。",
  abandons: (id, what) => `${id}：“${what}”`,
  lost: "此操作无法撤销：账号里的所有资源和数据都会丢失，任何人都不能再登录。",
  rejected: {
    notShown: (account) => `云厂商没有显示账号 ${account} 的注销`,
    head: (account) => `账号 ${account} 的注销被驳回`,
    reason: (name, description) => `“${name}：${description}”`,
    next: "下一步：消除这些原因，然后重新计划和部署注销。",
  },
  prepares: {
    head: (account, kind) => `部署本计划将准备账号 ${account}（${kind}）的注销；由人提交`,
    says: (packet, parts, attestations) =>
      `没有 API 能注销这类账号。部署会写入 ${packet}/：在哪里点击、自动检查会查什么、${parts} 个步骤及其完成方式、作为依据的 ${attestations} 条说明、放弃的内容、材料，以及提交之后不能做什么。`,
    keyKept: "正在使用的密钥会保留：删除它是材料包里最后一个手动步骤。",
    keyStays: (because) => `正在使用的密钥会保留：${because}`,
    keyDeleted: (key) => `正在使用的密钥（${key}）由最后一次调用删除；此后不能再用它查看任何内容。`,
    atOnce: (because) => `${because}此操作无法撤销。`,
    quiet: (days) =>
      `提交之后 ${days} 天内任何人都不得登录。注销完成后无法撤销：账号里的所有数据都会丢失，任何人都不能再登录。`,
  },
  disassociates: {
    head: (account, master) =>
      `部署本计划将准备解除账号 ${account} 与企业主账号 ${master} 的关联，不会注销账号；由双方操作`,
    says: (folders, attestations) =>
      `没有 API 能做这件事。部署会为双方各写一份材料包：${folders.join("、")}；作为依据的说明有 ${attestations} 条。`,
    revocable:
      "由企业主账号提出申请；企业子账号接受之前，企业主账号可以撤回申请。账号里的任何内容都不会删除。",
    kept: (file) =>
      `完成之后在 ${file} 里写 \`master: none\`：账号会保留，因为 closure.confirm 为空。`,
    closedNext: (file) =>
      `完成之后在 ${file} 里写 \`master: none\`：下一个计划就是注销账号的计划。`,
  },
  leaves: (account, kind) => `部署本计划将把账号 ${account}（${kind}）移出所属组织，不会注销账号`,
  anew: (account) => `账号 ${account} 的注销已不在进行，将重新准备`,
  destroyed: {
    head: (account) => `销毁账号 ${account} 的注销并不会撤销注销`,
    says: (tool) => `云厂商没有撤销已提交注销的 API。${tool} 只是把它从状态中移除；注销会继续。`,
    nothing: (tool, isPrepared) =>
      `${tool} 只是把它从状态中移除。${isPrepared ? "这里没有提交过注销；有人提交的注销会继续。" : "没有可撤销的内容。"}`,
    failed: "失败的注销将从状态中移除",
    failedSays: "其日志会保留。",
    teardown: "销毁清理只是把它从状态中移除，不会改动云上的任何内容",
    teardownSays: "账号里的一切都会保留。要删除，请审核并部署清理。",
  },
};
