import { definePolicy, findings } from "../../src/core/policy.ts";

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
        })),
    ]),
});
