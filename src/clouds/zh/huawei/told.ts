import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { PacketPart } from "../../../core/assisted.ts";
import type { TermsTold, TermsWords } from "../../../core/translated.ts";
import { REASONS } from "../../huawei/assisted/conditions.ts";
import { disassociationTold } from "./disassociation.ts";
import { further, questions } from "./questions.ts";
import { steps } from "./steps.ts";

const PAPERS: Readonly<Record<Holder, string>> = {
  individual: "个人：账号实名认证的本人当天在场，并带着身份证件。",
  enterprise: "企业：账号的管理人当天在场，并带着营业执照和授权书。",
  "struck-off-enterprise":
    "已注销的企业：备有企业已注销的证明；没有页面说明需要什么，事先提交工单询问厂商。",
  unverified: "未实名认证：账号从未实名认证，也没有进行中的认证。",
};

const parts: readonly PacketPart[] = [
  {
    title: "哪些情况不能注销",
    lines: [
      "因安全原因被冻结；关联了伙伴，或有相关的申请；是解决方案伙伴或云商店（KooGallery）伙伴。",
      "是企业主账号或企业子账号；绑定了 HCS 站点或云联盟（Cloud Alliance）站点。",
      "有正在使用的包年/包月或按需资源。",
      "有余额，或有欠款；有处理中的退款和发票，有未履行完的合同。",
      "有待支付、待审核或处理中的订单。",
      `厂商的清单：${REASONS}`,
    ],
  },
  {
    title: "哪些内容会永久丢失",
    lines: [
      "账号里的所有数据和资源，以及账单、订单和历史记录。",
      "登录控制台，以及需要该账号的一切操作。",
    ],
  },
  {
    title: "哪些会重新可用",
    lines: [
      "在云里唯一的名称（例如桶名），在厂商删除之后；何时删除，没有文档说明。",
      "账号的手机和邮箱能否用于其他账号，对自行注销的账号没有文档说明；由组织关闭的成员账号的手机和邮箱不能再用。",
    ],
  },
  {
    title: "遇到问题时",
    numbered: true,
    lines: [
      "表单会列出阻碍注销的内容：按照提示处理，把内容复制下来，并用 `npx closeout attest` 说明（outcome: check-refused）。每一条都会成为下一次计划的阻碍。",
      "在控制台谁都处理不了的：在注销账号之前提交工单。",
    ],
  },
];

function closingTold(holder: Holder | undefined): TermsWords {
  const mine = holder === undefined ? HOLDERS : [holder];
  const papers = {
    title: "材料",
    lines: [
      "厂商没有页面说明表单要求哪些材料。请备好账号实名认证时使用的材料：",
      ...mine.map((one) => PAPERS[one]),
    ],
  };
  return {
    quietBecause:
      "控制台先关闭账号（数据随之删除），第二步才注销账号。两步之间据说通常为 90 天，24 小时之后可以手动注销以提前结束；两个数字都未经核实：在能读到的厂商页面上没有找到，以控制台页面显示的为准。其间登录是否会撤销也不清楚：除了为注销而登录，不要让任何人登录。",
    questions: { ...questions, ...further },
    steps,
    ownIdentity: [
      "以账号管理员身份登录控制台。",
      "统一身份认证服务（IAM）> 用户：打开上面列出的用户，先删除它的访问密钥，再删除用户。",
      "我的凭证 > 访问密钥：不得剩下账号本身的密钥。",
      "不要为 Closeout 新建密钥：它会成为下一个要删除的东西。",
    ],
    packet: {
      first: [
        "**随账号删除的内容会永久丢失**：数据、账单和历史记录，任何人都不能再登录。",
        "没有任何 API 能注销这类账号。由账号本身在控制台操作；IAM 用户不能注销。",
        "企业子账号会被拒绝：要先与企业主账号解除关联，那是单独的一步。",
      ],
      submit: [
        "以账号管理员身份登录控制台，核对账号 ID。",
        "进入账号中心 > 基本信息（My Account > Basic Information）。",
        "选择“关闭账号”（Close Account），阅读说明，然后继续。",
        "如果列出了阻碍注销的内容：停下，复制下来，并用 `npx closeout attest` 说明（outcome: check-refused）。",
        "确认关闭账号。复制时间和显示的任何编号。",
        "用 `npx closeout attest` 说明已经提交。在说明结果之前，不要再为这个账号运行任何东西。",
        "同一页面出现“注销账号”（Delete Account）时，选择它；页面或邮件说明账号已注销之后，说明结果（closed）。",
      ],
      parts: [papers, ...parts],
    },
  };
}

/** What is told in Chinese of the closing, or of the disassociation that goes before it. */
export const toldInChinese: TermsTold = (account) => {
  const { holder, closure, master } = account;
  return closure.disassociate !== undefined && typeof master === "object"
    ? disassociationTold(account, master)
    : closingTold(holder);
};
