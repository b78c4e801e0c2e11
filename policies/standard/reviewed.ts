import { definePolicy, findings, standing } from "../../src/core/policy.ts";

/** Items that nobody has looked at since they came. */
export const reviewed = definePolicy({
  id: "reviewed",
  title: "Every remaining item was seen in a review",
  severity: "advisory",
  guards: "closure",
  remedy: "Run `npx closeout review`, read what was added and changed, and commit the review file.",
  check: (view) =>
    findings(
      standing(view)
        .filter(
          (item) =>
            view.review?.items[item.id] === undefined &&
            ["delete", "refund", "with-parent"].includes(item.disposition),
        )
        .map((item) => ({ subject: item.id, says: `${item.line} · not in the review file` })),
    ),
});
