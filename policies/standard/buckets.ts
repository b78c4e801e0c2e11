import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Buckets hold data and bill for it. */
export const buckets = definePolicy({
  id: "buckets",
  title: "No bucket is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the data wave; buckets under a retention policy or hold are manual, with the reason on their line.",
  in: {
    zh: {
      title: "没有剩余的存储桶",
      remedy:
        "审核并部署 data 波次；受保留策略或合规保留限制的存储桶需要人工处理，原因写在它那一行。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "bucket")),
});
