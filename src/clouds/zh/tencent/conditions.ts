/** Conditions of closing in Chinese, by their ids. */
export const CONDITIONS = {
  "organization-membership": {
    title: "账号不在任何人的集团组织里",
    remedy:
      "用管理账号的凭证把它移出（`kind: invited-member`、`access.via: management`、`closure.leaveDirectory: true`），或在本账号的控制台退出（集团账号管理 > 退出）。",
  },
  "closure-attempts": {
    title: "最近 29 天没有失败的注销申请，或者其原因都已处理",
    remedy: "在安全邮箱或控制台查看原因，逐一处理。",
  },
  "orders-window": {
    title: "已查到账号开通当天为止的订单",
    remedy:
      "在 account.yaml 里把 `openedOn` 设为开通当天（没有 API 能查到；账号中心 > 账号信息里有注册时间）。未完成的订单在控制台完成或取消：费用中心 > 订单管理。",
  },
  "closing-caller": {
    title: "调用者有权删除成员",
    remedy: "使用管理账号下拥有管理员权限的子用户的密钥；主账号会被拒绝，厂商没有说角色是否可以。",
  },
  "member-kind": {
    title: "账号是这个集团组织创建的成员",
    remedy:
      "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`。受邀成员先退出集团组织，然后在控制台注销。",
  },
  "conditions/member-kind": {
    title: "账号是这个集团组织邀请的成员",
    remedy:
      "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`；由集团组织创建的成员应当删除。",
  },
  payer: {
    title: "没有其他账号为该成员付费",
    remedy: "管理账号的集团账号管理控制台 > 成员财务管理：结束代付；然后重新计划。",
  },
} as const;
