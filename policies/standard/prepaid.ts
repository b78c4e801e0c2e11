import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Prepaid items hold money; each needs a decision about it. */
export const prepaid = definePolicy({
  id: "prepaid",
  title: "No prepaid item is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Decide for each in account.yaml: `refund` (unsubscribe, quoted in the review) or `let-expire` (with renewal off), and what has run out may be `delete`d where its line says so; then review and deploy.",
  in: {
    zh: {
      title: "没有剩余的包年包月资源",
      remedy:
        "在 account.yaml 里逐一决定：`refund`（退订，审核里有退款报价）或 `let-expire`（关闭自动续费）；已到期的资源，如果它那一行写明可以，也可以 `delete`；然后审核并部署。",
    },
  },
  check: (view) =>
    remaining(
      standing(view).filter((item) => item.charge === "prepaid" && item.concern === "resource"),
    ),
});
