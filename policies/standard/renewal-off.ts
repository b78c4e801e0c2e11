import { definePolicy, findings } from "../../src/core/policy.ts";
import { findingOf } from "../../src/core/told.ts";

/** What renews itself never expires. */
export const renewalOff = definePolicy({
  id: "renewal-off",
  title: "Nothing that is left to expire renews itself",
  severity: "mandatory",
  guards: "closure",
  remedy: "Switch renewal off in the console (Renewal Management), or decide for a refund.",
  in: {
    zh: {
      title: "等待到期的资源都没有开启自动续费",
      remedy: "在控制台关闭自动续费（续费管理），或决定退订。",
    },
  },
  check: (view) =>
    findings(
      view.items
        .filter((item) => item.disposition === "let-expire" && item.autoRenew !== false)
        .map((item) =>
          findingOf(
            item,
            item.autoRenew === true
              ? { en: "renews itself", zh: "已开启自动续费" }
              : {
                  en: "whether it renews itself cannot be read",
                  zh: "无法读取是否开启了自动续费",
                },
          ),
        ),
    ),
});
