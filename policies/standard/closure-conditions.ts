import type { ClosureCondition } from "../../src/core/closure.ts";
import { definePolicy, type Finding, findings } from "../../src/core/policy.ts";

/** What must hold besides items: kind, permission, relations, bills, the caller. */
export const closureConditions = definePolicy({
  id: "closure-conditions",
  title: "Everything that the closure needs besides an empty account holds",
  severity: "mandatory",
  guards: "closure",
  leaving: true,
  remedy: "Each line names its own remedy.",
  in: {
    zh: {
      title: "除账号清空之外，注销需要的其他条件都成立",
      remedy: "每一行都写明了各自的处理办法。",
    },
  },
  asks: (view) =>
    view.conditions.flatMap((condition) =>
      condition.outcome === "met" || condition.question === undefined
        ? []
        : [
            {
              subject: `condition:${condition.id}`,
              asks: `${condition.title}: ${condition.question.asks} · ${condition.detail} · ${condition.remedy}${condition.question.side === undefined ? "" : ` · stated by the ${condition.question.side}'s side`}`,
              answers: condition.question.answers,
              ...(condition.question.side === undefined ? {} : { side: condition.question.side }),
              needs: "evidence",
            },
          ],
    ),
  check: (view) =>
    findings([
      ...(view.closing.by === "none"
        ? [
            {
              subject: `kind:${view.account.kind}`,
              says: `${view.closing.because}. Instead: ${view.closing.instead}`,
            },
          ]
        : []),
      ...view.conditions
        .filter((condition) => condition.outcome !== "met" && condition.question === undefined)
        .map((condition) => ({
          subject: `condition:${condition.id}`,
          says: `${condition.title}: ${condition.outcome === "unknown" ? "could not be read" : "not met"} · ${condition.detail} · ${condition.remedy}${condition.until === undefined ? "" : ` · not before ${condition.until}`}`,
          ...inChinese(condition),
        })),
    ]),
});

/** The same in Chinese; what was found stays in the words in which it was. */
function inChinese(condition: ClosureCondition): Pick<Finding, "in"> {
  if (condition.in === undefined) return {};
  const { outcome, until } = condition;
  const { title, detail, remedy } = { ...condition, ...condition.in.zh };
  const how = outcome === "unknown" ? "无法读取" : "不满足";
  const end = until === undefined ? "" : ` · 不早于 ${until}`;
  return { in: { zh: { says: `${title}：${how} · ${detail} · ${remedy}${end}` } } };
}
