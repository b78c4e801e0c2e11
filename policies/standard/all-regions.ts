import { definePolicy, findings } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

/** What was not looked at is not known to be empty. */
export const allRegions = definePolicy({
  id: "all-regions",
  title: "Every region of the account was looked at",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Set `regions: all` in account.yaml before the closure; a list is for tearing down part of an account first.",
  in: {
    zh: {
      title: "已查看账号的所有地域",
      remedy:
        "注销之前在 account.yaml 里设置 `regions: all`；列出部分地域只用于先清理账号的一部分。",
    },
  },
  check: ({ account }) =>
    findings(
      account.regions === "all"
        ? []
        : [
            finding("regions", {
              en: `only ${account.regions.join(", ")} ${account.regions.length === 1 ? "was" : "were"} looked at; what stands in other regions is not known`,
              zh: `只查看了 ${account.regions.join("、")}；其他地域里有什么，无从得知`,
            }),
          ],
    ),
});
