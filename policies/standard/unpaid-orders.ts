import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Unpaid orders block refunds and the closure. */
export const unpaidOrders = definePolicy({
  id: "unpaid-orders",
  title: "No order is unpaid",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the finance wave, which cancels the orders where an API does; else cancel or pay them in the console.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "order")),
});
