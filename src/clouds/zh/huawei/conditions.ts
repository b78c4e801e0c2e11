/** Conditions of closing in Chinese, by their ids. */
export const CONDITIONS = {
  association: {
    title: "该账号是这个企业主账号的子账号",
    remedy:
      "改正 account.yaml 里的 `master.id`；没有其他账号为它付费时，写 `master: none`。主账号一方在“组织和账号”里能看到，子账号一方在“我的主账号”里能看到。",
  },
  tie: {
    title: "关联的由来与 account.yaml 写的一致",
    remedy:
      "改正 account.yaml 里的 `master.tie`：`created` 表示账号由企业主账号创建，`associated` 表示账号原来就有。由企业主账号创建的账号在解除关联后会被停用。",
  },
  "member-orders": {
    title: "企业子账号没有待支付的订单，也没有可能变成待支付的订单",
    remedy:
      "由子账号一方处理：企业子账号的费用中心 > 订单管理，逐一支付或取消；清理时的 finance 波次会取消待支付的订单。由主账号代付的订单，由主账号一方在自己的费用中心处理。",
  },
  "member-active": {
    title: "企业子账号没有因欠费或其他原因被停用",
    remedy: "由子账号一方处理：在企业子账号的费用中心还清欠款；其他原因请在该账号提交工单。",
  },
  "master-active": {
    title: "企业主账号没有被停用",
    remedy: "由主账号一方处理：在企业主账号的费用中心还清欠款；其他原因请在该账号提交工单。",
  },
  "paid-by-master": {
    title: "企业子账号里没有剩下由企业主账号付费的资源",
    remedy:
      "由子账号一方在解除关联之前处理，因为退款永远只退给企业主账号：审核并部署清理中的 finance 波次（`refund`），或等它到期。",
  },
  "organization-membership": {
    title: "账号不在任何组织里，也不管理组织",
    remedy:
      "受邀成员先退出组织：`kind: invited` 和 `closure.leaveDirectory: true`，使用它自己的凭证或管理账号的凭证（`access.via: management`）。自己的组织在成员、组织单元（OU）和策略都移除之后，在控制台删除。",
  },
  "enterprise-member": {
    title: "没有企业主账号为该账号付费",
    remedy:
      "在 account.yaml 里把 `closure.disassociate` 设为账号 ID，并在 `master` 里写明企业主账号：之后的计划会先准备解除关联，再准备注销。没有企业主账号时，写 `master: none`。",
  },
  "enterprise-master": {
    title: "账号不是其他账号的企业主账号",
    remedy:
      "逐一解除企业子账号的关联（每个账号各有一份 account.yaml，带 `closure.disassociate`），然后在控制台关闭企业中心。",
  },
  "open-orders": {
    title: "没有待支付、待审核、待确认或尚未完成的订单",
    remedy: "费用中心 > 订单管理：支付或取消待支付的订单，其余的等待完成。",
  },
  arrears: {
    title: "没有欠款",
    remedy: "费用中心 > 总览：还清欠款。",
  },
  "member-kind": {
    title: "账号是这个组织创建的、状态正常的成员",
    remedy:
      "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`。受邀成员先移出组织，之后由人在控制台注销。",
  },
  "conditions/member-kind": {
    title: "账号是这个组织邀请的、状态正常的成员",
    remedy:
      "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`；由组织创建的成员应由组织关闭。",
  },
  "delegated-administrator": {
    title: "账号没有为组织管理任何可信服务",
    remedy:
      "管理账号的组织控制台 > 可信服务：取消每个服务的委托管理员（DeregisterDelegatedAdministrator），然后重新计划。",
  },
  "closing-quota": {
    title: "组织现在还可以再关闭一个账号",
    remedy:
      "等到最近 30 天内的关闭次数减少，或正在进行的关闭结束，然后重新计划。组织在 30 天内最多可以关闭十分之一的成员，最多 200 个，同时最多三个。",
  },
  "leaving/member-kind": {
    title: "账号是某个组织的成员",
    remedy:
      "账号不在任何组织里，或者自己管理组织时，在 account.yaml 里设置 `kind: standalone`。它是否受邀加入、是否管理某个服务，只有管理账号能看到：云会拒绝让其他账号离开。",
  },
} as const;
