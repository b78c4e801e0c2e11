import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Unpaid orders block refunds and the closure. */
export const unpaidOrders = definePolicy({
  id: "unpaid-orders",
  title: "No order is unpaid",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the finance wave, which cancels the orders where an API does; else cancel or pay them in the console.",
  in: {
    zh: {
      title: "没有未支付的订单",
      remedy: "审核并部署 finance 波次，有 API 时它会取消订单；没有 API 时在控制台取消或支付。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "order")),
});
