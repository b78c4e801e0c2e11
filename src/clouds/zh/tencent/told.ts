import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { PacketPart, PacketTerms } from "../../../core/assisted.ts";
import type { AbandonWords, TermsTold } from "../../../core/translated.ts";
import { further, questions } from "./questions.ts";
import { steps } from "./steps.ts";

const PAPERS: Readonly<Record<Holder, readonly string[]>> = {
  individual: [
    "个人账号：用微信刷脸即可立即注销。",
    "不刷脸时走人工审核：身份证号码，以及手持身份证正面和反面的照片。",
  ],
  enterprise: [
    "法定代表人通过刷脸认证的企业账号：由该法定代表人刷脸即可立即注销。",
    "不刷脸时走人工审核：营业执照、经办人手持身份证正面和反面的照片，以及授权书，全部彩色扫描。",
  ],
  "struck-off-enterprise": ["企业已注销、无法提供营业执照：工商局盖章的注销声明函，彩色扫描。"],
  unverified: ["从未实名认证：不需要材料。由主账号直接提交表单。"],
};

const parts: readonly PacketPart[] = [
  {
    title: "哪些情况不能注销",
    lines: [
      "未完成的订单和服务，以及任何欠费。",
      "现金余额、代金券和正在使用的资源；云服务器及其云硬盘，存储桶及其内容。",
      "协作者、子用户和消息接收人。",
      "API 密钥和项目密钥，不在续费期的域名。",
      "未完成的投诉举报或被投诉举报。",
      "完整清单见注销协议：https://cloud.tencent.com/document/product/301/30251",
    ],
  },
  {
    title: "哪些内容会永久丢失",
    lines: [
      "账号信息、业务数据和交易记录：都无法找回。",
      "登录网站和控制台，以及依赖账号权限的一切操作。",
    ],
  },
  {
    title: "哪些不受影响",
    lines: [
      "用来登录的微信、QQ 和微信公众号：只影响腾讯云。",
      "绑定同一手机号的其他账号：账号之间是独立的。",
      "注册方式：仍然可以用原方式注册新账号。",
    ],
  },
  {
    title: "结果如何通知",
    lines: [
      "发送到账号的安全手机和安全邮箱。",
      "被驳回时会写明原因：用 `npx closeout attest` 说明（outcome: rejected），逐一处理后重新提交。在此之前每一条都是阻碍。",
    ],
  },
];

const answers: PacketPart = {
  title: "遇到问题时",
  lines: [
    "无法登录：在 https://cloud.tencent.com/services/apply-login 申请，绑定新的邮箱；别人不能代为提交注销。",
    "忘记账号：先在 https://cloud.tencent.com/account/recover 找回。",
    "安全手机已不可用、收不到验证码：先在安全设置里更换（https://cloud.tencent.com/document/product/378/43092），再继续。",
    "谁都删除不了的资源，例如被封禁的域名、无法处理的证书、境内 CDN 流量包：联系在线支持，https://cloud.tencent.com/act/event/Online_service。",
    "还有哪些资源在使用：控制台总览会显示；不在可放弃清单里的资源，都要先在各自的控制台删除。",
    "域名：转到其他账号见 https://cloud.tencent.com/document/product/242/9692，转到其他注册商见 https://cloud.tencent.com/document/product/242/9691。",
  ],
};

const packet: Omit<PacketTerms, "parts"> = {
  first: [
    "**刷脸通过的那一刻账号就会永久注销。** 没有静默期，也无法撤回；人工审核大约需要三个工作日，同样没有已知的办法中止。",
    "账号的所有数据、账单和历史记录都会随之丢失，任何人都不能再登录。",
    "没有任何 API 能注销这类账号。由主账号在控制台提交表单。",
  ],
  submit: [
    "用主账号登录控制台，核对账号 ID。",
    "打开账号中心 > 安全设置：`https://console.cloud.tencent.com/developer/security`。",
    "单击“注销”。",
    "阅读须知和注销协议，勾选，然后继续。",
    "等待资源检测完成。如果列出了下面没有放弃的内容：停下，复制清单，并用 `npx closeout attest` 说明（outcome: check-refused）。每一行都会成为下一次计划的阻碍。",
    "勾选要放弃的资源并选择 放弃资源，或粘贴备注：两者都在下面。",
    "再看一遍：下一步可能会立即注销账号。",
    "验证身份：先是安全手机的验证码，然后刷脸，或提交人工审核的材料。从未实名认证的账号会跳过这一步。",
    "提交。复制时间和编号。",
    "用 `npx closeout attest` 说明已经提交。在说明结果之前，不要再为这个账号运行任何东西。",
  ],
};

/** The remarks are the vendor's own words, and stay as they are. */
const abandonable: AbandonWords = {
  of: {
    我确认放弃当前账号下未使用的代金券资源: { product: "代金券" },
    我确认放弃当前账号下未使用的SSL证书资源: {
      product: "SSL 证书",
      only: "距到期不足三个月",
    },
    我确认放弃当前账号下未使用的CDN流量包资源: { product: "CDN 流量包" },
    我确认放弃当前账号下未使用的云市场小程序资源: { product: "云市场小程序" },
    我确认放弃当前账号下未使用的压测大师资源: { product: "压测大师" },
    我确认放弃当前账号下未使用的短信套餐资源: { product: "短信套餐" },
    我确认放弃当前账号下未使用的云点播日结资源包资源: { product: "云点播日结资源包" },
    我确认放弃当前账号下未使用的直播套餐包资源: { product: "直播套餐包" },
    我确认放弃当前账号下未使用的建站主机资源: { product: "建站主机" },
    我确认放弃当前账号下未使用的云点播文件存储资源: { product: "云点播文件存储资源" },
    放弃当前账号下续费期域名$id: {
      product: "续费期域名",
      only: "处于续费期（RenewPending）",
    },
  },
  remark: {
    title: "备注里写什么（提交注销备注）",
    lines: ["表单里有备注栏时，把下面各行粘贴进去，一行一条："],
  },
  boxes: {
    title: "勾选哪些（放弃资源）",
    lines: [
      "如果表单的资源检测提供的是勾选框，只勾选下面这些，然后选择 放弃资源。列出的其他资源要先处理（前往处理）：",
    ],
  },
};

/** What is told of the closing in Chinese; the papers are those of whoever the account is registered for. */
export const toldInChinese: TermsTold = ({ holder }) => {
  const lines = holder === undefined ? HOLDERS.flatMap((one) => PAPERS[one]) : PAPERS[holder];
  const papers = { title: "材料", lines: [...lines, "进行中的实名认证要先完成。"] };
  return {
    quietBecause: "刷脸会立即注销账号；人工审核大约需要三个工作日。两者都无法撤销。",
    questions: { ...questions, ...further },
    steps,
    abandonable,
    ownIdentity: [
      "用主账号登录控制台。",
      "访问管理（CAM）> 用户：打开上面列出的子用户；禁用并删除它的 API 密钥，再删除用户。",
      "访问管理（CAM）> API 密钥管理（`https://console.cloud.tencent.com/cam/capi`）：不得剩下主账号的密钥；项目密钥也一样。",
      "不要为 Closeout 新建密钥：它会成为下一个要删除的东西。",
    ],
    packet: { ...packet, parts: [papers, ...parts, answers] },
  };
};
