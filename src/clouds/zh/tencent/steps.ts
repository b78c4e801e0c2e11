import type { StepsTwin } from "../../../core/translated.ts";
import type { steps as english } from "../../tencent/assisted/steps.ts";

/** The way to the closure, told in Chinese. */
export const steps: StepsTwin<typeof english> = {
  organization: {
    title: "账号不在任何集团组织里，也不管理集团组织",
    how: "退出集团组织，或解散它：先移除成员、共享单元和策略，然后在 account.yaml 里对它写 `disposition: delete`。",
  },
  domains: {
    title: "域名已移除，或处于续费期并已放弃",
    how: "把每个域名转移到其他账号或其他注册商，或关闭自动续费并等它进入续费期。",
  },
  empty: {
    title: "账号已清空，包括回收站",
    how: "审核并部署 teardown 栈，直到计划显示账号已清空。",
  },
  refunds: {
    title: "包年包月资源已退订或已到期，自动续费已关闭，没有未完成的订单",
    how: "部署 finance 波次；退款会以余额形式到账，这是正常的。",
  },
  "given-up": {
    title: "留下的资源都在厂商的可放弃清单里，并且已无使用需求",
    how: "只有 FAQ 列出的资源会随账号注销；每一项都要说明，并写进备注。",
  },
  balance: {
    title: "没有欠费，最后一笔退款之后余额为零",
    how: "费用中心：还清欠费，然后提现。每次计划和部署都会重新读取：之后又有退款到账时，再次提现。",
  },
  people: {
    title: "除所有者之外没有其他用户",
    how: "部署 identity 波次：消息接收人、子用户、用户组、角色。协作者要手动删除。",
  },
  keys: {
    title: "没有剩余的密钥",
    how: "部署 identity 波次；主账号的密钥和项目密钥在控制台删除。",
  },
  records: {
    title: "可能需要保存多年的资料已存到别处",
    how: "在注销之前导出；之后什么都无法找回。",
  },
  ready: {
    title: "注销本身已准备就绪",
    how: "阅读协议，备好材料、手机和邮箱，并在 account.yaml 里打开注销开关。",
  },
};
