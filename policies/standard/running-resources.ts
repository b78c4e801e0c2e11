import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Everything that no other policy speaks of. */
export const runningResources = definePolicy({
  id: "running-resources",
  title: "No other resource is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Review and deploy the teardown stack; what stays is named there with its reason.",
  in: {
    zh: {
      title: "没有剩余的其他资源",
      remedy: "审核并部署 teardown 栈；保留下来的资源会在那里写明原因。",
    },
  },
  check: (view) =>
    remaining(
      standing(view).filter((item) => item.charge !== "prepaid" && item.concern === "resource"),
    ),
});
