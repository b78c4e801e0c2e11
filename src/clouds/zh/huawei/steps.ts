import type { StepsTwin, StepWords } from "../../../core/translated.ts";
import type { steps as english } from "../../huawei/assisted/steps.ts";

/** The way to the closure, told in Chinese. */
export const steps: StepsTwin<typeof english> = {
  organization: {
    title: "账号不在任何组织里，也不管理组织",
    how: "退出组织；自己的组织在成员都移除之后删除。",
  },
  empty: {
    title: "账号已清空，包括回收站",
    how: "审核并部署 teardown 栈，直到计划显示账号已清空。",
  },
  refunds: {
    title: "包年/包月资源已退订或已到期，自动续费已关闭，没有未完成的订单",
    how: "部署 finance 波次；退款退给付款的一方。",
  },
  association: {
    title: "账号已与企业主账号解除关联，也不是任何账号的企业主账号",
    how: "这是一次单独的部署，有自己的开关：在 account.yaml 里写 `master` 和 `closure.disassociate`（账号 ID），然后计划并部署这个栈；完成之后写 `master: none`。",
  },
  balance: {
    title: "没有欠款，也没有余额",
    how: "费用中心：还清欠款，然后提现。每次计划和部署都会重新读取。",
  },
  people: {
    title: "除所有者之外没有其他用户",
    how: "部署 identity 波次：用户、用户组、策略、委托、身份提供商。",
  },
  keys: {
    title: "没有剩余的密钥",
    how: "部署 identity 波次；账号本身的密钥在控制台删除。",
  },
  records: {
    title: "可能需要保存多年的资料已存到别处",
    how: "在注销之前导出；之后什么都无法找回。",
  },
  ready: {
    title: "注销本身已准备就绪",
    how: "阅读条款，备好材料、手机和邮箱，并在 account.yaml 里打开注销开关。",
  },
};

/** The way to a disassociation, told in Chinese. */
export const disassociationSteps: Readonly<Record<string, StepWords>> = {
  association: {
    title: "该账号是这个企业主账号的子账号",
    how: "改正 account.yaml 里的 `master`，或由能看到的一方作出说明。",
  },
  orders: {
    title: "企业子账号没有待支付的订单",
    how: "企业子账号的费用中心 > 订单管理：逐一支付或取消。",
  },
  active: {
    title: "企业子账号和企业主账号都没有被停用",
    how: "双方各自还清自己账号的欠款，并说明自己的账号没有被停用。",
  },
  refunds: {
    title: "由企业主账号付费的资源已退订",
    how: "事先审核并部署清理中的 finance 波次：退款退给企业主账号，之后也一样。",
  },
  consequences: {
    title: "由此产生的后果已知晓并接受",
    how: "`npx closeout attest` 会逐一询问。",
  },
  ready: {
    title: "解除关联的开关已打开，没有未处理的拒绝",
    how: "account.yaml 里的 `closure.disassociate` 写明账号 ID；被拒绝的申请要先处理。",
  },
};
