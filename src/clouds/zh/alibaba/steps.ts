import type { StepsTwin } from "../../../core/translated.ts";
import type { steps as english } from "../../alibaba/assisted/steps.ts";

/** The way to the closure, told in Chinese. */
export const steps: StepsTwin<typeof english> = {
  manual: {
    title: "只能由人处理的事项已完成",
    how: "转移域名或等它到期，注销 ICP 备案，结束合同和云市场服务，删除主账号的密钥。",
  },
  empty: {
    title: "账号已清空",
    how: "审核并部署 teardown 栈，直到计划显示账号已清空；重置 RAM 用户的默认登录后缀。",
  },
  refunds: {
    title: "包年包月资源已退订，退款已到账",
    how: "部署 finance 波次；退款会在几天内以余额形式到账，这是正常的。",
  },
  bills: {
    title: "账单已出账并付清",
    how: "费用与成本 > 账单：对本月账单强制出账，然后付清。",
  },
  uncleared: {
    title: "没有未出账的费用，相隔 48 小时确认两次",
    how: "两天之后重新计划；不需要做别的。",
  },
  invoices: {
    title: "发票已申请，没有欠票",
    how: "费用与成本 > 发票：在注销之前申请最后的发票；之后不再开具。",
  },
  withdrawal: {
    title: "余额已提现，代金券等已用完或已点名放弃",
    how: "费用与成本 > 资金 > 提现：退回原来的银行卡、支付宝或 PayPal。优惠券和代金券不能提现，会作废。",
  },
  agreements: {
    title: "任何人都无法再扣款",
    how: "解除付款协议、移除银行卡、解除财务关系。",
  },
  ready: {
    title: "注销本身已准备就绪",
    how: "在控制台做注销检测，备好材料和手机，并在 account.yaml 里打开注销开关。",
  },
};
