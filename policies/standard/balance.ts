import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A balance is lost with the account; a debt keeps it open. */
export const balance = definePolicy({
  id: "balance",
  title: "No money of the account is left unsettled",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Withdraw cash and settle debts in the console; decide in account.yaml which vouchers are abandoned. A refund that comes in later makes a balance again.",
  in: {
    zh: {
      title: "账号里没有未处理的资金",
      remedy:
        "在控制台提现并结清欠款；在 account.yaml 里决定放弃哪些代金券。之后到账的退款会再次形成余额。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "money")),
});
