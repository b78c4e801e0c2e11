import type { Side } from "../../core/attestation.ts";
import type { PacketTexts } from "../en/packet.ts";

const SIDES: Readonly<Record<Side, string>> = { master: "企业主账号", member: "企业子账号" };

/** What the packets say, in Chinese. */
export const packet: PacketTexts = {
  title: (name) => `在控制台注销账号 ${name}`,
  footer: "不用浏览器也能看的同一份内容：本文件旁边的 packet.md。",
  facts: {
    account: "账号 ID",
    name: "名称",
    kind: "类型",
    holder: "账号主体",
    prepared: "生成时间",
    review: "审核",
    noReview: "无：没有需要删除的资源",
  },
  about: {
    title: "这是什么",
    notYet: (open, all, titles) =>
      `先不要提交：共 ${all} 项，还有 ${open} 项没有完成（${titles.join("；")}）。`,
    notChecked: (titles) =>
      `未检查：${titles.join("；")}。能说明情况的策略在这个账号上被关闭了；提交之前请自己核实。`,
    what: (id) =>
      `没有任何 API 能注销这类账号，只能由人在云厂商的控制台里操作。本页说明怎么做，只适用于账号 ${id}。每一步之前都请核对控制台上显示的账号 ID，从上到下依次进行，做完一项勾一项。`,
  },
  merged: {
    title: "提交之前",
    commit: (name) =>
      `把 \`accounts/${name}/\`（包括这份材料包和 \`journal.jsonl\`）提交并合并。没有这些文件的代码副本会照常登录，就像什么都没准备过一样。`,
    stop: "停掉所有使用这个账号凭证的定时任务和流水线，并把凭证从中移除。",
  },
  first: "请先阅读",
  steps: {
    title: "各项进展",
    done: "已完成",
    open: "未完成",
    waiting: (until) => (until === undefined ? "等待中" : `等待至 ${until}`),
    notChecked: "未检查",
  },
  lost: {
    title: "将永久丢失的内容",
    nothing: "没有点名放弃任何资源。账号里剩下的一切都会随账号一起丢失，谁也无法找回。",
    abandoned: "以下资源已决定放弃，会随账号以及账号里剩下的其他一切一起丢失，谁也无法找回：",
    stays: "以下资源留在账号里，不影响注销：",
    because: (line, why) => `${line}：${why}`,
  },
  relied: {
    title: "以人的说明为依据的内容",
    nothing: "没有：全部由 API 证实。",
    some: "以下内容没有 API 可查，每一条都由人作了说明：",
    by: (who, at, until) =>
      `${who} 于 ${at} 说明${until === undefined ? "" : `，有效期至 ${until}`}`,
    copy: (location, key) => `备份存放在 ${location}；加密备份的密钥：${key}`,
    reference: (reference) => `编号 ${reference}`,
    lastCharge: (date) => `看到的最后一笔扣费：${date}`,
    written: (where) => `写在 ${where}`,
    text: (text) => `依据：${text}`,
    link: (link) => `依据 ${link}`,
    file: (file, digest, fault) =>
      `依据旁边的文件 ${file}，${digest}${fault === undefined ? "" : `（但是：${fault}）`}`,
  },
  off: {
    title: "没有检查的内容",
    some: "以下策略在这个账号上被有意关闭：",
    tag: "已关闭",
  },
  ownIdentity: {
    title: "提交前的最后一步：移除 Closeout 使用的身份",
    deleted:
      "部署的最后一次调用会删除它自己使用的访问密钥。请在控制台确认密钥已经不在；等其他各项都完成之后，再手动移除这个身份的其余部分。",
    kept: "Closeout 把自己的登录途径（包括访问密钥）保留到了最后。其他各项都完成之后，请现在手动移除：在此之前这个密钥仍然有效。",
  },
  submit: "提交注销申请",
  dates: {
    title: "日期",
    columns: ["时间", "事项", "原因"],
    latest: (when) => `最迟 ${when}`,
    earliest: (when) => `不早于 ${when}`,
    noDate: "日期未知",
    now: "现在",
    submit: "**由您提交注销申请**",
    withIt: "提交时，或提交后几天",
    closed: "账号已注销",
    after: (days) => `提交后 ${days} 天`,
    quiet: "静默期结束",
    nobody: "在此之前任何人都不得登录",
    undated: "需要完成，但没有确定的日期：",
    restDone: "此处及以下各项都已完成",
    nothingWaits: "没有需要等待的事项了",
    aboveEnded: "上面各项等待都已结束",
  },
  afterwards: {
    title: "提交之后",
    note: "在此记录：提交日期 .................... 时间 ............（时区 ............），编号 ....................",
    logOut:
      "在所有地方退出登录，然后用下面的命令说明已经提交。命令会询问提交时间和编号；它不会调用任何 API。",
    silent: (days) =>
      `在 ${days} 天之内，不要再用这个账号的凭证运行任何东西，也不要让任何人登录，只是看一看也不行：登录可能会撤销注销。Closeout 在等待期间自己也不会用这些凭证发出任何调用。`,
    outcome: (quiet) =>
      `用同一个命令说明结果：${quiet ? "已注销、被自动检查拒绝、申请被驳回，或因登录而撤销" : "已注销、被自动检查拒绝，或申请被驳回"}。厂商给出的原因会成为下一次计划的一部分。`,
  },
  side: {
    title: (name, side) => `解除账号 ${name} 与企业主账号的关联：${SIDES[side]}一方`,
    member: "企业子账号",
    for: "适用于",
    whoever: (side) => `${SIDES[side]}的管理员`,
    notYet: (open, all, titles) =>
      `先不要开始：共 ${all} 项，还有 ${open} 项没有完成（${titles.join("；")}）。`,
    what: (id, side) =>
      `没有任何 API 能解除账号与企业主账号的关联，只能由双方的人在云厂商的控制台里操作。本页是${SIDES[side]}一方要做的部分，只适用于账号 ${id}，不需要另一方的凭证。这个操作不会删除账号里的任何东西，也不会注销账号。`,
    does: (side) => `${SIDES[side]}一方的操作`,
    state: "说明您做了什么",
    only: (side) =>
      `${SIDES[side]}一方只说明${SIDES[side]}自己做过的事。另一方会在提交记录里看到。`,
    answers: {
      request: {
        requested: "企业主账号已申请解除关联",
        cancelled: "企业主账号在对方接受之前撤销了申请",
        "not-requested": "没有提出过申请，或者之前的说明有误：可以重新准备",
      },
      answer: {
        accepted: "企业子账号已接受申请：此后自行支付费用",
        rejected: "企业子账号拒绝了申请",
      },
      card: { bound: "账号已绑定信用卡，不再处于停用状态" },
    },
  },
  lines: {
    unasked: (policy) => `没有检查策略 ${policy}`,
    off: (policy, where, because) => `策略 ${policy} 已关闭（${where}）：${because}`,
    condition: (title, detail) => `${title}：${detail}`,
    scheduled: "已安排删除",
    expired: (on) => `已于 ${on} 到期，等待释放`,
    domain: "域名到期，之后还有续费宽限期和赎回期",
    subscription: "包年包月资源到期，之后释放",
    subscriptionOn: (on) => `包年包月资源于 ${on} 到期，等待释放`,
    hold: (hours) => `其余各项完成之后，必须连续保持 ${hours} 小时`,
    quiet: "静默期",
  },
};
