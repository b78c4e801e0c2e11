import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A key that outlives its account's closure date is a leak until then. */
export const keys = definePolicy({
  id: "keys",
  title: "No access key is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the identity wave: keys are disabled, deleted and purged. Keys of the root user go in the console.",
  in: {
    zh: {
      title: "没有剩余的访问密钥",
      remedy: "审核并部署 identity 波次：密钥会被禁用、删除并彻底清除。主账号的密钥在控制台删除。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "key")),
});
