import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A hosted zone still answers for a name. */
export const zones = definePolicy({
  id: "zones",
  title: "No DNS zone is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Review and deploy the domains wave once each zone has its answer (moved or dead).",
  in: {
    zh: {
      title: "没有剩余的 DNS 解析域",
      remedy: "每个解析域都有回答（moved 或 dead）之后，审核并部署 domains 波次。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "zone")),
});
