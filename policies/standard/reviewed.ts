import { definePolicy, findings, standing } from "../../src/core/policy.ts";
import { findingOf } from "../../src/core/told.ts";

/** Items that nobody has looked at since they came. */
export const reviewed = definePolicy({
  id: "reviewed",
  title: "Every remaining item was seen in a review",
  severity: "advisory",
  guards: "closure",
  remedy: "Run `npx closeout review`, read what was added and changed, and commit the review file.",
  in: {
    zh: {
      title: "剩余的每一项都在审核里出现过",
      remedy: "运行 `npx closeout review`，阅读新增和变化的内容，然后提交审核文件。",
    },
  },
  check: (view) =>
    findings(
      standing(view)
        .filter(
          (item) =>
            view.review?.items[item.id] === undefined &&
            ["delete", "refund", "with-parent"].includes(item.disposition),
        )
        .map((item) => findingOf(item, { en: "not in the review file", zh: "不在审核文件里" })),
    ),
});
