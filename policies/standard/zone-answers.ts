import type { Sentence } from "../../src/core/language.ts";
import { definePolicy, type JudgedItem, pass } from "../../src/core/policy.ts";
import { askedOf } from "../../src/core/told.ts";

/** Mail and visitors of a zone that still answers for a name stop with it. */
export const zoneAnswers = definePolicy({
  id: "zone-answers",
  title: "A zone that receives mail or is delegated here has an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Move the zone to its new name servers, or make sure that nobody needs it; then answer: in account.yaml under `answers:` with this policy, the item's id, `answer: moved` or `answer: dead`, and a reason, or with `npx closeout attest`.",
  in: {
    zh: {
      title: "接收邮件或被委派到这里的解析域，都有回答",
      remedy:
        "把解析域迁到新的域名服务器，或确认没有人需要它；然后回答：在 account.yaml 的 `answers:` 下写上这个策略、资源 ID、`answer: moved` 或 `answer: dead` 和原因，或用 `npx closeout attest`。",
    },
  },
  asks: (view) =>
    view.items.flatMap((item) => {
      const alive = signsOfLife(item);
      if (alive.length === 0) return [];
      return [
        {
          ...askedOf(
            item,
            {
              en: alive.map(({ en }) => en).join(", "),
              zh: alive.map(({ zh }) => zh).join("，"),
            },
            {
              moved: {
                en: "other name servers answer for it now",
                zh: "已由其他域名服务器解析",
              },
              dead: { en: "the name is no longer needed", zh: "该域名已不再需要" },
            },
          ),
          needs: "reason",
        },
      ];
    }),
  check: () => pass,
});

function signsOfLife({ disposition, ties: { records } }: JudgedItem): readonly Sentence[] {
  if (records === undefined || disposition === "keep") return [];
  return [
    ...(records.types.includes("MX") ? [{ en: "receives mail (MX)", zh: "接收邮件（MX）" }] : []),
    ...(records.delegated === true
      ? [{ en: "its domain is delegated here", zh: "其域名委派到这里" }]
      : []),
  ];
}
