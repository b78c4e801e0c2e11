import { answerTo, definePolicy, findings } from "../src/core/policy.ts";

const ID = "used-by-others";

/** Deleting what another account uses breaks that account, and nothing here would show it. */
export const usedByOthers = definePolicy({
  id: ID,
  title: "Nothing that other accounts use is deleted without an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Talk to the other side, then answer in account.yaml under `answers:` with this policy, the item's id, `answer: informed` and a reason. Uses that cannot be seen from inside the account are not listed here.",
  check: (view) =>
    findings(
      view.items.flatMap((item) => {
        const others = item.facts["sharedWith"];
        const list =
          typeof others === "object"
            ? others
            : others === undefined || others === "" || others === false
              ? []
              : [String(others)];
        if (
          list.length === 0 ||
          item.disposition === "keep" ||
          answerTo(view, ID, item.id) !== undefined
        )
          return [];
        return [{ subject: item.id, says: `${item.line} · used by ${list.join(", ")}` }];
      }),
    ),
});
