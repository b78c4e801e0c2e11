import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A key that outlives its account's closure date is a leak until then. */
export const keys = definePolicy({
  id: "keys",
  title: "No access key is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the identity wave: keys are disabled, deleted and purged. Keys of the root user go in the console.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "key")),
});
