import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Buckets hold data and bill for it. */
export const buckets = definePolicy({
  id: "buckets",
  title: "No bucket is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the data wave; buckets under a retention policy or hold are manual, with the reason on their line.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "bucket")),
});
