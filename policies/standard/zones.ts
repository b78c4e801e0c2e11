import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** A hosted zone still answers for a name. */
export const zones = definePolicy({
  id: "zones",
  title: "No DNS zone is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Review and deploy the domains wave once each zone has its answer (moved or dead).",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "zone")),
});
