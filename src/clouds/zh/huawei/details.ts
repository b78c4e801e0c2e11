/** States of orders, as the vendor names them. */
const ORDER_STATES: Readonly<Record<string, string>> = {
  1: "待审核",
  2: "待退款",
  3: "处理中",
  6: "待支付",
  9: "待确认",
  10: "待发货",
  11: "待收货",
  12: "待上门取货",
  13: "换新中",
};

/** What was found of conditions, in Chinese. What the vendor calls something stays as it is. */
export const DETAILS = {
  noMember: (id: string) => `组织里没有成员 ${id}`,
  memberIs: (name: string, method: string, status: string) =>
    `${name} 的加入方式是 ${method}，状态是 ${status}`,
  delegated: "账号是委托管理员",
  notDelegated: (count: number) => `${count} 个委托管理员里没有本账号`,
  noQuota: (name: string) => `组织没有配额 ${name}`,
  quota: (now: string, used: number, most: number, running: number, atOnce: number) =>
    `${now}：30 天内已关闭 ${used} 个，上限 ${most} 个；正在关闭 ${running} 个，上限 ${atOnce} 个`,
  noOrganization: "不在任何组织里",
  managesItself: "账号自己管理所在的组织",
  managedBy: (manager: string) => `由账号 ${manager} 管理所在的组织`,
  manages: (id: string) => `账号管理组织 ${id}`,
  memberOf: (id: string, manager: string) => `是组织 ${id} 的成员，由账号 ${manager} 管理`,
  namesMaster: (id: string) => `account.yaml 写明企业主账号是 ${id}`,
  masterNotSaid: "account.yaml 没有写明；没有调用能让账号看到自己的企业主账号",
  masterNone: "account.yaml 写的是 master: none；没有调用能让账号看到自己的企业主账号",
  noMaster: {
    asks: "账号中心 > 我的主账号（My Account > My Master Account）是否没有显示企业主账号？",
    answers: { none: "已在本账号的控制台查看" },
  },
  noMembers: "没有企业子账号",
  members: "企业子账号：",
  noOrder: "没有未完成的订单",
  owesNothing: "没有欠款",
  owes: "欠款 ",
  order: (id: string, state: string) => `${id}（${ORDER_STATES[state] ?? `状态 ${state}`}）`,
} as const;
