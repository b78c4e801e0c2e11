import type { QuestionWords } from "../../../core/assisted.ts";
import type { QuestionsTwin } from "../../../core/translated.ts";
import type { questions as english } from "../../alibaba/assisted/questions.ts";

/** What no API shows, asked in Chinese. Names of pages as the vendor's Chinese help has them; unverified in the console. */
export const questions: QuestionsTwin<typeof english> = {
  "icp-filing": {
    asks: "本账号的 ICP 备案是否已注销，或已转到其他服务商？",
    answers: {
      cancelled: "已在管局注销",
      moved: "已由其他服务商接入",
      none: "本账号从未备案（已在 ICP 备案控制台查看）",
    },
    how: "本账号的 ICP 备案控制台 > 我的备案。需要 7 至 15 个工作日。",
  },
  marketplace: {
    asks: "本账号在云市场的订单和店铺是否都已结束？",
    answers: {
      ended: "在云市场购买或出售的服务都已结束",
      none: "没有（已在控制台查看）",
    },
    how: "云市场控制台 > 已购买的服务；账号有店铺时，还要看卖家控制台。",
  },
  contracts: {
    asks: "本账号的合同是否都已结束？",
    answers: {
      ended: "已结束，或已转到其他账号",
      none: "没有（已在控制台查看）",
    },
    how: "费用与成本 > 合同管理。",
  },
  "alipay-agreement": {
    asks: "支付宝对阿里云的免密支付是否已关闭（中国站）？",
    answers: {
      revoked: "已在支付宝解约",
      none: "本账号从未通过支付宝付款",
    },
    how: "支付宝 App > 设置 > 支付设置 > 免密支付/自动扣款：找到阿里云，关闭服务。",
  },
  "paypal-agreement": {
    asks: "PayPal 对阿里云的自动付款是否已取消（国际站）？",
    answers: {
      revoked: "已在 PayPal 取消授权",
      none: "本账号从未通过 PayPal 付款",
    },
    how: "PayPal > Settings > Payments > Manage Automatic Payments：Alibaba Cloud，选择 Cancel。",
  },
  "payment-cards": {
    asks: "信用卡和借记卡是否已从本账号移除？",
    answers: {
      removed: "已移除，或已无法再扣款",
      none: "本账号没有绑卡（已在控制台查看）",
    },
    how: "费用与成本 > 支付方式。最后一张卡可能要等没有欠款之后才能移除。",
  },
  "closure-check": {
    asks: "控制台的注销检测是否已没有列出任何阻碍？",
    answers: { clear: "在其他各项都完成之后做过检测，没有列出任何阻碍" },
    how: "用主账号（root）登录：账号中心 > 安全设置 > 注销账号 > 注销检测（Closure Check）；在提交任何内容之前进行。把检测结果复制下来作为证据。",
  },
  "verification-reachable": {
    asks: "提交的人能否收到账号手机的验证码，或通过登记人的刷脸认证？",
    answers: { ready: "当天手机在手；企业账号的法定代表人当天在场" },
    how: "账号中心 > 安全设置里显示手机号。企业账号需要法定代表人刷脸。",
  },
};

/** Which papers are ready, and what somebody may have to show for years. */
export const further: Readonly<Record<string, QuestionWords>> = {
  papers: {
    asks: "账号主体注销所需的材料是否已备齐？",
    answers: {
      individual: "账号登记在个人名下，不需要材料",
      ready: "账号注销申请已盖章并扫描",
      "struck-off": "企业已不存在；工商注销证明已扫描，可提交工单",
      unverified: "账号从未实名认证，表单不要求材料",
    },
    how: "企业上传盖章的申请；已注销的企业附上登记机关的注销证明提交工单。",
  },
  "records-bills": {
    asks: "账单和账单明细是否已保存到本账号之外？",
    answers: { saved: "已导出，副本可以打开" },
    how: "费用与成本 > 账单 > 导出；从账号开通起的每个月。",
  },
  "records-invoices": {
    asks: "发票是否已保存到本账号之外？",
    answers: {
      saved: "已下载",
      none: "从未开过发票（已在控制台查看）",
    },
    how: "费用与成本 > 发票 > 下载。",
  },
  "records-transactions": {
    asks: "账号资金的收支明细是否已保存到本账号之外？",
    answers: { saved: "已导出，副本可以打开" },
    how: "费用与成本 > 资金 > 收支明细 > 导出。",
  },
  "records-audit": {
    asks: "必须保留的审计事件是否已保存到本账号之外？",
    answers: {
      saved: "跟踪使用的存储桶或日志库已复制到别处，副本可以打开",
      "not-needed": "没有保留的义务",
    },
    how: "操作审计（ActionTrail）：最近 90 天的事件可以导出；更早的在跟踪使用的存储桶或日志项目里，清理时会被删除。",
  },
};
