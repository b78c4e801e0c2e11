import type { ClosureCondition } from "../../src/core/closure.ts";
import { definePolicy, findings } from "../../src/core/policy.ts";
import { finding, SIDES_IN_CHINESE as SIDES } from "../../src/core/told.ts";

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
    view.conditions.flatMap((condition) => {
      const { outcome, question, id } = condition;
      if (outcome === "met" || question === undefined) return [];
      const { asks, answers, side } = question;
      const { title, detail, remedy } = condition;
      const told = condition.in?.zh ?? condition;
      const by = side === undefined ? "" : ` · stated by the ${side}'s side`;
      const inChinese = side === undefined ? "" : ` · 由${SIDES[side]}一方说明`;
      return [
        {
          subject: `condition:${id}`,
          asks: `${title}: ${asks} · ${detail} · ${remedy}${by}`,
          answers,
          ...(side === undefined ? {} : { side }),
          needs: "evidence",
          in: {
            zh: {
              asks: `${told.title}：${told.question?.asks ?? asks} · ${told.detail} · ${told.remedy}${inChinese}`,
              answers: told.question?.answers ?? answers,
            },
          },
        },
      ];
    }),
  check: ({ closing, account, conditions }) =>
    findings([
      ...(closing.by === "none"
        ? [
            finding(`kind:${account.kind}`, {
              en: `${closing.because.en}. Instead: ${closing.instead.en}`,
              zh: `${closing.because.zh}。应当：${closing.instead.zh}`,
            }),
          ]
        : []),
      ...conditions
        .filter(({ outcome, question }) => outcome !== "met" && question === undefined)
        .map((condition) =>
          finding(`condition:${condition.id}`, {
            en: inEnglish(condition),
            zh: inChinese(condition),
          }),
        ),
    ]),
});

function inEnglish({ title, outcome, detail, remedy, until }: ClosureCondition): string {
  const how = outcome === "unknown" ? "could not be read" : "not met";
  const end = until === undefined ? "" : ` · not before ${until}`;
  return `${title}: ${how} · ${detail} · ${remedy}${end}`;
}

function inChinese(condition: ClosureCondition): string {
  const { outcome, until } = condition;
  const { title, detail, remedy } = condition.in?.zh ?? condition;
  const how = outcome === "unknown" ? "无法读取" : "不满足";
  const end = until === undefined ? "" : ` · 不早于 ${until}`;
  return `${title}：${how} · ${detail} · ${remedy}${end}`;
}
