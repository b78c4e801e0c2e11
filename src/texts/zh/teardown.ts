import type { TeardownTexts } from "../en/teardown.ts";

const fix = "下一步：解决列出的问题，然后重新计划和部署";

/** What plans and deploys of a teardown say, in Chinese. */
export const teardown: TeardownTexts = {
  heading: {
    plan: (number, account) => `本计划将删除账号 ${account} 的 ${number} 项`,
    waves: (number, account) =>
      `账号 ${account} 有 ${number} 项已批准删除；本次部署如何处理，由各波次说明`,
    kinds: (kinds, waves) => `${kinds}；按波次：${waves}。`,
    stay: (number) => `另有 ${number} 项保留，见下文。`,
    unreviewed: (number, account) =>
      `尚未批准任何内容：账号 ${account} 里有 ${number} 项；本计划不删除任何内容`,
    review: (name) =>
      `下一步：运行 \`npx closeout review ${name}\`，阅读 accounts/${name}/review.md，提交 review.json 和 review.md。合并即批准；然后重新计划。`,
    nothing: (number, account) => `本计划不删除任何内容：账号 ${account} 里有 ${number} 项`,
    why: (reasons) => `保留的原因：${reasons}。逐项见下文。`,
    doubted: (account) => `账号 ${account} 里找到 0 项，但不能认定为空`,
    doubts: (doubts) => `${doubts.join("")}本计划不删除任何内容。`,
    incomplete: (listings) => `${listings} 个列表不完整。`,
    blind: (kinds) => `云厂商列出了 ${kinds} 种 Closeout 没有任何类型能列出的内容。`,
    unlisted: (things) => `云厂商的资源清单或账单里有 ${things} 项没有出现在任何列表里。`,
    empty: (account) => `账号 ${account} 已清空：剩余 0 项`,
    complete: "所有列表都完整，云厂商也没有列出其他内容。",
    late: (number, hours, ids) =>
      `所有列表都完整，云厂商列出的只有已经删除的 ${number} 项：其资源清单可能滞后 ${hours} 小时，账单滞后两天：${ids.join("、")}。`,
    others: (number) => `${number} 项不影响注销：随账号一起注销、已决定放弃，或者已在删除中。`,
    next: (command) => `下一步：${command}。`,
    times: (number, what) => `${what} ${number} 项`,
    all: (parts) => parts.join("，"),
  },
  why: {
    "not-reviewed": "不在审核中",
    changed: "审核之后发生变化",
    policy: "被策略保留",
    "takes-unapproved": "删除会连带删除未批准的内容",
    "takes-unseen": "删除可能连带删除没能列出的内容",
    "parent-stays": "随保留的上级资源一起保留",
    "waits-for-staying": "要等保留的资源先删除",
  },
  closing: {
    deletesNothing: (title) => `${title}；本计划不删除任何内容`,
    notListed: "不再列出其资源。",
  },
  unknown: (listings) => `${listings} 个列表不完整。其中的内容按未知处理：不会删除，账号也不能注销`,
  preview: {
    head: "这是预览，永远不会部署",
    says: "它显示部署会做什么。",
    once: "它显示以下内容批准之后部署会做什么：",
  },
  deletes: {
    head: (number) => `本次部署将删除 ${number} 项`,
    says: "`pulumi preview --diff` 逐项列出。",
    unshown: "`pulumi preview --diff` 逐项列出，但不含以下状态里尚没有的内容：",
  },
  ignored: {
    head: (number) => `${number} 项已批准的内容保留，因为 \`ignoreChanges\` 包含它们`,
    says: "要删除它们，请去掉这个选项。",
  },
  takenOver: (number) => `本次部署接管它，不删除任何内容；下一次部署将删除 ${number} 项`,
  ofWave: (wave, what) => `${wave}：${what}`,
  staying: {
    found: (number) => `找到 ${number} 项`,
    "not-reviewed": (number) => `${number} 项不在审核文件中：等下一次审核`,
    changed: (number) => `${number} 项在审核之后发生变化：等下一次审核`,
    "takes-unapproved": (number) => `${number} 项暂不删除：删除会连带删除未批准的内容`,
    "takes-unseen": (number) => `${number} 项暂不删除：删除可能连带删除没能列出的内容`,
    policy: (number) => `${number} 项被策略保留`,
    "parent-stays": (number) => `${number} 项只能随上级资源删除，而上级资源保留`,
    "waits-for-staying": (number) => `${number} 项要等其他保留的资源删除之后才能删除`,
    disposition: (number) => `${number} 项按决定保留`,
  },
  line: (id, says) => `${id}：${says}`,
  byPerson: "由人完成",
  console: {
    head: (type, because) => `${type}：${because}。`,
    see: (page) => `参见：${page}`,
  },
  failures: (number) => `上次运行有 ${number} 项没能删除`,
  failure: (id, reason, at) => `${id}：“${reason}”（${at}）`,
  open: {
    head: (number) => `上次运行结束时，有 ${number} 次调用没有得到应答`,
    call: (id, does, action, at) => `${id}：“${does}”（${action}，${at}）`,
    now: (journal) => `这里列出的是现在的情况；日志：${journal}`,
  },
  putBack: {
    plan: (number) => `本计划把之前的运行对 ${number} 项保留资源所做的更改恢复原状`,
    does: (id, does) => `${id}：“${does.join("；")}”`,
    lasting: (number) => `之前的运行更改了现在要保留的资源，没有调用能够恢复（${number}）`,
    act: (step, each) => `${step}：${each}`,
    lasts: (id, act, at, because) => `${id}：“${act}”（${at}）：“${because}”`,
    next: (line, next) => `${line}。下一步：“${next}”`,
    done: (number) => `已把 ${number} 项没能删除或要保留的资源恢复原状`,
    left: (number) => `仍然存在的资源有 ${number} 处更改没能恢复`,
    because: (line, reason) => `${line}：“${reason}”`,
    fix: `${fix}；没有恢复的更改会留在记录中。`,
  },
  apply: {
    closing: (title) => `${title}：本计划是在此之前制定的`,
    notEntered: "没有删除任何内容，也没有进入账号。请重新计划。",
    stopped: (gone, total, wave) => `已停止：波次 ${wave} 的 ${total} 项中已删除 ${gone} 项`,
    stuck: (stuck, total, wave) => `波次 ${wave} 的 ${total} 项中有 ${stuck} 项没能删除`,
    reason: (id, reason) => `${id}：“${reason}”`,
    fix: `${fix}。已删除的不会回来，日志里有每一次调用。`,
    appeared: (number, wave) => `${wave}：本次运行期间新出现 ${number} 项，等下一次审核`,
    madeBy: (id, creator) => `${id}，可能由 ${creator} 创建`,
    progress: (gone, total) => `已删除 ${gone} 项，共 ${total} 项`,
  },
  stops: {
    policy: (id, title) => `${id}：${title}`,
    limit: (going, limit) => `本次清理将删除 ${going} 项，而一次运行的上限是 ${limit} 项`,
    raise: (file) => `请拆分审核，或调高 ${file} 里的 limits.deletions。没有删除任何内容。`,
    rule: (place, says) => `${place}：“${says}”`,
    fixRule: "请改正或删除该规则，然后重新计划。在此之前不会删除任何内容，也不会注销账号。",
    reviewChanged: "审核文件在本计划制定之后发生了变化",
    digests: (planned, now, next) =>
      `计划依据的是 ${planned}，栈旁边的文件是 ${now}。没有删除任何内容。${next}`,
    noReview: "无审核",
    notThere: "不存在",
  },
};
