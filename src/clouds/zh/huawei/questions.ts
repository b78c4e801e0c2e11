import type { QuestionWords } from "../../../core/assisted.ts";
import type { QuestionsTwin } from "../../../core/translated.ts";
import type { questions as english } from "../../huawei/assisted/questions.ts";

/** What no API shows, asked in Chinese. Names of pages as the vendor's Chinese help has them; unverified in the console. */
export const questions: QuestionsTwin<typeof english> = {
  "security-freeze": {
    asks: "账号是否没有因安全原因被冻结？",
    answers: { "not-frozen": "已在控制台查看", released: "曾被冻结，现已解冻" },
    how: "账号的消息和工单；冻结通过提交工单解除。",
  },
  "partner-association": {
    asks: "账号是否没有关联伙伴账号，也没有进行中的相关申请？",
    answers: {
      none: "没有关联，也没有申请过：没有申请关联、解除关联，也没有申请成为伙伴",
      ended: "关联已解除，没有剩余的申请",
    },
    how: "账号中心 > 我的伙伴（My Account > My Partner）。由伙伴或账号提出解除，另一方处理申请。",
  },
  "partner-role": {
    asks: "账号是否不属于任何解决方案伙伴或云商店（KooGallery）伙伴？",
    answers: { none: "从来不是（已在伙伴中心查看）", ended: "已退出这些计划" },
    how: "伙伴中心，以及云商店（KooGallery）的卖家页面。",
  },
  "other-sites": {
    asks: "账号是否没有绑定任何 HCS 站点或云联盟（Cloud Alliance）站点？",
    answers: { none: "没有绑定", unbound: "已解除绑定" },
    how: "账号在这些站点上的页面；没有人清楚时，提交工单询问。",
  },
  "pending-applications": {
    asks: "是否没有处理中的退款或发票申请？",
    answers: { none: "没有（已在费用中心查看）", finished: "都已完成" },
    how: "费用中心 > 订单管理 > 退订与退换货，以及费用中心 > 发票管理。",
  },
  contracts: {
    asks: "账号是否没有未履行完的合同？",
    answers: { none: "没有（已在费用中心查看）", fulfilled: "都已履行完或已终止" },
    how: "费用中心 > 合同管理，以及代表账号主体签字的人。",
  },
  "administrator-login": {
    asks: "账号的管理员能否登录控制台（包括二次验证）？",
    answers: { works: "已试过" },
    how: "注销由账号本身操作：IAM 用户不能注销。",
  },
  "security-contacts": {
    asks: "账号的手机和邮箱是否可用，能否收到验证码？",
    answers: {
      reachable: "两者都可用，当天收到了验证码",
      changed: "已更换为可用的手机和邮箱，并收到了验证码",
    },
    how: "账号中心 > 基本信息，以及安全设置。",
  },
  "account-keys": {
    asks: "账号本身的访问密钥是否已删除？",
    answers: {
      deleted: "已停用并删除",
      none: "账号本身没有密钥（已在控制台查看）",
    },
    how: "以管理员身份：我的凭证 > 访问密钥。IAM 用户的密钥看不到它们。",
  },
  agreement: {
    asks: "作决定的人是否已阅读表单显示的条款？",
    answers: { read: "已阅读，其中没有妨碍注销的内容" },
    how: "账号中心 > 基本信息 > 关闭账号（Close Account）会显示条款；阅读后到此为止。",
  },
};

/** Who has to be there, and what somebody may have to show for years. */
export const further: Readonly<Record<string, QuestionWords>> = {
  papers: {
    asks: "账号登记的主体是否已做好身份核实的准备？",
    answers: {
      person: "账号实名认证的本人当天在场，并带着身份证件",
      enterprise: "账号的管理人当天在场，并带着营业执照和授权书",
      "struck-off": "备有企业已注销的证明；没有页面说明需要什么，事先提交工单询问厂商",
      unverified: "账号从未实名认证，也没有进行中的认证",
    },
    how: "账号中心 > 实名认证里显示认证主体。表单还可能向其手机或邮箱发送验证码。",
  },
  "records-bills": {
    asks: "账单和账单明细是否已保存到本账号之外？",
    answers: { saved: "已导出，副本可以打开" },
    how: "费用中心 > 账单 > 导出；从账号开通起的每个月。",
  },
  "records-invoices": {
    asks: "发票和合同是否已保存到本账号之外？",
    answers: {
      saved: "已下载",
      none: "从未开过，也没有要申请的（已在控制台查看）",
    },
    how: "费用中心 > 发票管理，以及费用中心 > 合同管理。",
  },
  "records-audit": {
    asks: "必须保留的审计事件是否已保存到本账号之外？",
    answers: { saved: "已复制到别处，副本可以打开", "not-needed": "没有保留的义务" },
    how: "云审计服务（CTS）：最近的事件可以导出；更早的在追踪器转储的桶里。",
  },
  "pays-for-itself": {
    asks: "是否接受：此后企业子账号自行支付自己的消费、自行开票、自行计税？",
    answers: { accepted: "已知晓并接受" },
    how: "由负责企业子账号资金的人决定。事先准备好付款方式，以及处理发票和税务的人。",
  },
  "refunds-go-to-master": {
    asks: "是否接受：关联期间购买的资源，退款退给企业主账号？",
    answers: { accepted: "已知晓并接受" },
    how: "由负责企业子账号资金的人决定。要退订的，事先退订。",
  },
  "master-sees-old-orders": {
    asks: "是否接受：企业主账号仍可以查询子账号在关联期间的订单？",
    answers: { accepted: "已知晓并接受" },
    how: "企业子账号自己需要保留的内容请导出；没有办法让主账号看不到这些订单。",
  },
  "suspended-until-card": {
    asks: "是否接受：由企业主账号创建的子账号没有绑定信用卡，会立即被停用？",
    answers: {
      "card-ready": "信用卡已备好，企业子账号的管理员会立即绑定",
      "suspension-accepted": "账号里没有在此期间必须继续运行的东西",
    },
    how: "企业子账号的管理员可以事后绑定信用卡，账号随之恢复。",
  },
};
