import { definePolicy, findings } from "../../src/core/policy.ts";

/** What renews itself never expires. */
export const renewalOff = definePolicy({
  id: "renewal-off",
  title: "Nothing that is left to expire renews itself",
  severity: "mandatory",
  guards: "closure",
  remedy: "Switch renewal off in the console (Renewal Management), or decide for a refund.",
  check: (view) =>
    findings(
      view.items
        .filter((item) => item.disposition === "let-expire" && item.autoRenew !== false)
        .map((item) => ({
          subject: item.id,
          says: `${item.line} · ${item.autoRenew === true ? "renews itself" : "whether it renews itself cannot be read"}`,
        })),
    ),
});
