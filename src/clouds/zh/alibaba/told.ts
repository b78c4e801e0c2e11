import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { PacketPart, PacketTerms } from "../../../core/assisted.ts";
import type { TermsTold } from "../../../core/translated.ts";
import { further, questions } from "./questions.ts";
import { steps } from "./steps.ts";

const PAPERS: Readonly<Record<Holder, string>> = {
  individual: "个人账号：不需要。",
  enterprise: "企业账号：加盖公章的账号注销申请扫描件；以及法定代表人刷脸认证。",
  "struck-off-enterprise":
    "已注销、没有公章的企业：附上登记机关的注销证明，向客服提交工单；由客服注销账号。",
  unverified: "从未实名认证的账号：不需要（未经证实）。",
};

const asked: readonly PacketPart[] = [
  {
    title: "自动检查会检查什么",
    lines: [
      "任何地域、任何产品的实例，包括已停止的实例。",
      "在这里注册的域名、ICP 备案、云企业网。",
      "未结清或尚未出账的账单、未支付的订单、开具中的发票或欠票。",
      "企业财务关系、合同、资源目录。",
      "访问密钥和 RAM 用户。完整清单由厂商掌握，没有公开。",
    ],
  },
  {
    title: "身份验证需要什么",
    lines: [
      "账号绑定手机收到的验证码。",
      "或者账号登记人的刷脸认证；企业账号是法定代表人的刷脸认证。",
    ],
  },
];

const afterwards: readonly PacketPart[] = [
  {
    title: "哪些内容会永久丢失",
    lines: [
      "账号里的所有数据：存储桶、云盘、数据库、快照。它们会被清除，提交工单也无法恢复。",
      "优惠券、代金券和资源包的剩余部分作废。",
      "未申请的发票、账单以及账号的历史记录。",
      "没有转移的域名。",
    ],
  },
  {
    title: "哪些资源会重新可用",
    lines: [
      "实名认证名额：注销完成之后，该身份证或营业执照可以用来认证新账号。",
      "手机号和邮箱，在注销完成之后。",
    ],
  },
  {
    title: "之后不要做什么",
    lines: [
      "不要登录：不要登录控制台或 App，不要使用密钥，不要使用单点登录。",
      "不要用这个账号的凭证运行计划、扫描或脚本。Closeout 会拒绝运行。",
      "不要为了付账单而登录；厂商会给账号的联系人发邮件。",
      "静默期结束后，查收厂商的邮件，并用 `npx closeout attest` 说明结果。",
    ],
  },
];

const packet: Omit<PacketTerms, "parts"> = {
  first: [
    "注销无法撤销：静默期结束后，账号里的内容会被清除，任何人都不能再登录。",
    "没有任何 API 能注销这类账号。由主账号（root）在控制台提交表单。",
    "请一次做完，最后退出登录：提交之后的任何一次登录都可能撤销注销。",
  ],
  submit: [
    "用主账号（root）登录控制台，使用账号注册时的站点（aliyun.com 或 alibabacloud.com）。",
    "打开“账号中心”（右上角的账号菜单）。",
    "在左侧菜单打开“安全设置”。",
    "滚动到页面底部，选择“注销账号”（国际站：Close Account）。",
    "阅读协议，然后开始自动检查，等待进度条走完。",
    "如果列出了任何内容：停下，复制清单，并用 `npx closeout attest` 说明（outcome: check-refused）。每一行都会成为下一次计划的阻碍。",
    "如果什么都没有列出：用绑定手机的验证码或刷脸完成身份验证。",
    "如果表单要求，上传材料。",
    "提交。复制时间和编号，然后在所有地方退出登录：浏览器、App、手机上的阿里云 App、使用密钥的脚本。",
    "用 `npx closeout attest` 说明已经提交。在静默期结束之前，不要再为这个账号运行任何东西。",
  ],
};

/** What is told of the closing in Chinese; the papers are those of whoever the account is registered for. */
export const toldInChinese: TermsTold = ({ holder }) => {
  const papers: PacketPart = {
    title: "材料",
    lines: holder === undefined ? HOLDERS.map((one) => PAPERS[one]) : [PAPERS[holder]],
  };
  return {
    quietBecause: "静默期内登录可能被视为撤销注销（来自用户反馈；厂商只说明静默期不能缩短）。",
    questions: { ...questions, ...further },
    steps,
    ownIdentity: [
      "用主账号（root）登录控制台。",
      "RAM 访问控制 > 用户：打开上面列出的用户；先删除它的访问密钥，再删除用户及其权限策略。",
      "RAM 访问控制 > 回收站：彻底删除那里的密钥和用户。",
      "主账号的 AccessKey 管理：不得剩下任何密钥。",
      "不要为 Closeout 新建密钥：它会成为下一个要删除的东西。",
    ],
    packet: { ...packet, parts: [...asked, papers, ...afterwards] },
  };
};
