/** Conditions of closing in Chinese, by their ids. */
export const CONDITIONS = {
  "uncleared-amounts": {
    title: "没有未出账的费用，相隔 48 小时确认两次",
    remedy:
      "先完成人工处理的事项，并等退款到账，因为两者都会产生新的账单。然后：费用与成本 > 账单，对本月账单强制出账（1 至 10 分钟），付清后重新计划。没有这个按钮时，等到下个月。",
  },
  "invoices-to-request": {
    title: "没有尚未申请的发票",
    remedy: "费用与成本 > 发票：申请最后的发票，注销开始后不再开具。",
  },
  "directory-membership": {
    title: "账号不在任何人的资源目录里",
    remedy:
      "先把它移出：使用管理账号的凭证，`kind: cloud-account`、`access.via: management`、`closure.leaveDirectory: true`；或者在本账号的控制台退出（资源目录 > 退出）。",
  },
  "closing-caller": {
    title: "调用者有权删除成员",
    remedy:
      "使用管理账号下拥有 AliyunResourceDirectoryFullAccess 权限的 RAM 用户或角色；主账号（root）会被拒绝。",
  },
  "member-kind": {
    title: "账号是这个资源目录的资源账号",
    remedy:
      "改正 account.yaml 里的 `id` 和 `kind`。受邀的云账号由其所有者注销，或者在资源目录允许时先转为资源账号。",
  },
  "deletion-permission": {
    title: "资源目录允许删除成员",
    remedy:
      "在 account.yaml 里设置 `closure.enableMemberDeletion: true`，或在资源目录控制台开启成员删除许可。它对资源目录的所有成员生效。",
  },
  "delegated-administrator": {
    title: "成员不是任何服务的委派管理员",
    remedy: "在资源目录控制台的可信服务里移除（对每个服务调用 DeregisterDelegatedAdministrator）。",
  },
  payer: {
    title: "没有其他账号为该成员付费",
    remedy: "解除付费关系：资源目录控制台 > 成员 > 结算账号；然后重新计划。",
  },
  "finance-relation": {
    title: "成员没有企业财务关系",
    remedy: "在管理账号的费用与成本 > 企业财务里解除；读取它需要 bssapi:QueryRelationList 权限。",
  },
  "unsettled-bills": {
    title: "没有未结清的金额",
    remedy: "在费用与成本里结清；当月账单在强制出账之后或月末结清。",
  },
  "owed-invoices": {
    title: "没有欠票",
    remedy: "在费用与成本 > 发票里退回或冲抵发票；读取它需要 bssapi:QueryEvaluateList 权限。",
  },
  "leaving/member-kind": {
    title: "账号是这个资源目录的受邀云账号",
    remedy: "改正 account.yaml 里的 `id` 和 `kind`；资源账号应当删除，而不是移出。",
  },
  "logon-suffix": {
    title: "RAM 用户的默认登录后缀是账号 ID",
    remedy:
      "在 RAM 控制台重置（身份管理 > 设置 > 域名管理：默认域名），或用 `aliyun ims SetDefaultDomain --DefaultDomainName <account id>.onaliyun.com`。之后 RAM 用户用这个域名登录。",
  },
} as const;
