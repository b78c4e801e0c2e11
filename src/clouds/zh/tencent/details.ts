/** What was found of conditions, in Chinese. What the vendor calls something stays as it is. */
export const DETAILS = {
  callers: { root: "主账号", role: "角色", user: "子用户" },
  callerIs: (who: string, is: string) => `${who} 是管理账号的${is}`,
  noMember: (id: string) => `集团组织里没有成员 ${id}`,
  memberIs: (name: string, type: string) => `${name} 的类型是 ${type}`,
  nobodyPays: "没有写明付费方",
  pays: (id: string) => `由账号 ${id} 付费`,
  noOrganization: "不在任何集团组织里",
  manages: (id: string) => `账号管理集团组织 ${id}，它本身单独列出`,
  memberOf: (id: string, manager: string) => `是集团组织 ${id} 的成员，由账号 ${manager} 管理`,
  noAttempt: "操作审计里没有",
  attempts: (count: number, at: string, by: string, error: string) =>
    `操作审计里有 ${count} 次，其中一次由 ${by} 于 ${at} 发起，错误 ${error}`,
  notTold: "（未说明）",
  auditUnread: (words: string) => `操作审计无法读取（${words}）`,
  onlyToLook: (words: string) => `操作审计无法读取（${words}）；它只用于查看`,
  attemptsQuestion: {
    asks: "失败的注销申请，其原因如何处理？",
    answers: { "dealt-with": "每个原因都已处理" },
  },
  reach: (since: string, days: number) => `目录列出 ${since} 以来的订单，每 ${days} 天一个时间段`,
  openingNotSaid: (reach: string) => `${reach}；account.yaml 没有写明账号何时开通`,
  openingAhead: (day: string) => `openedOn 是 ${day}，还没有到`,
  opened: (reach: string, day: string) => `${reach}；账号于 ${day} 开通`,
  olderOpen: (read: string, orders: string) => `${read}；更早的未完成订单：${orders}`,
  olderNone: (read: string, count: number) => `${read}；更早的 ${count} 个时间段里没有`,
} as const;
