import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A balance is lost with the account; a debt keeps it open. */
export const balance = definePolicy({
  id: "balance",
  title: "No money of the account is left unsettled",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Withdraw cash and settle debts in the console; decide in account.yaml which vouchers are abandoned. A refund that comes in later makes a balance again.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "money")),
});
