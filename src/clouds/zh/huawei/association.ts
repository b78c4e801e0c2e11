import type { Sentence } from "../../../core/language.ts";

/** What was found of an association, and what the sides are asked of it, in Chinese. */
export const ASSOCIATION = {
  unseen: "用这些凭证看不到",
  listUnseen: (master: string) => `${master} 的子账号列表用这些凭证看不到`,
  listed: (master: string, count: number) => `${master} 的 ${count} 个企业子账号里有本账号`,
  notListed: (master: string, count: number) =>
    `${master} 列出了 ${count} 个企业子账号，其中没有本账号`,
  shownToMember: {
    asks: (master: string) => `“我的主账号”是否显示 ${master}？`,
    shown: "已在企业子账号的控制台查看",
  },
  shownToMaster: {
    asks: "“组织和账号”页面是否仍然显示该账号？",
    shown: "已在企业主账号的控制台查看",
  },
  tie: {
    asks: (tie: string) => `account.yaml 写的是 ${tie}：是否如此？`,
    created: "账号由企业主账号创建",
    associated: "账号在关联之前就已存在",
    unseen: (master: string) => `${master} 掌握的情况用这些凭证看不到`,
    noMember: (master: string) => `${master} 的组织里没有这个成员`,
    says: (master: string, method: string, tie: string) =>
      `${master} 的组织显示加入方式是 ${method}，account.yaml 写的是 ${tie}`,
    inCenter: "账号在受邀加入组织之前，是否在企业中心创建？",
  },
  orders: {
    asks: "企业子账号是否没有待支付、待审核、处理中或待确认的订单？",
    none: "已在企业子账号的费用中心查看",
  },
  owes: (debt: string) => `欠款 ${debt}`,
  frozen: (ids: readonly string[]) => `已冻结：${ids.join("、")}`,
  fine: "没有欠款，也没有冻结的资源",
  notTold: ({ zh }: Sentence) => `${zh}；没有调用能说明账号是否已停用`,
  active: {
    member: "企业子账号是否没有因欠费或其他原因停用？",
    master: "企业主账号是否没有停用？",
    lookedUp: "已在该账号的控制台查看",
  },
  nothingPaid: "其他账号付款的订单没有剩余资源",
  paid: {
    asks: "关联期间购买的包年/包月资源是否都没有剩余？",
    none: "已在企业子账号的费用中心查看",
  },
} as const;
