import { definePolicy, pass } from "../../src/core/policy.ts";

const SIDES = { master: "企业主账号", member: "企业子账号" } as const;

/** What no API shows and the vendor asks for all the same. */
export const closureStatements = definePolicy({
  id: "closure-statements",
  title: "A person has stated what no API shows",
  severity: "mandatory",
  guards: "closure",
  leaving: true,
  remedy:
    "Run `npx closeout attest`: it asks for each of them and writes the files, which a reviewer sees.",
  in: {
    zh: {
      title: "没有 API 可查的内容，已由人说明",
      remedy: "运行 `npx closeout attest`：它会逐一询问并写出文件，审核者能看到这些文件。",
    },
  },
  asks: ({ closing }) =>
    closing.by === "assisted"
      ? closing.questions.map(({ id, asks, answers, contradicts = {}, how, side, in: told }) => ({
          subject: id,
          asks: `${id}: ${asks} · ${how}${side === undefined ? "" : ` · stated by the ${side}'s side`}`,
          answers,
          contradicts,
          ...(side === undefined ? {} : { side }),
          needs: "evidence",
          ...(told === undefined
            ? {}
            : {
                in: {
                  zh: {
                    asks: `${id}：${told.zh.asks} · ${told.zh.how}${side === undefined ? "" : ` · 由${SIDES[side]}一方说明`}`,
                    answers: told.zh.answers,
                  },
                },
              }),
        }))
      : [],
  check: () => pass,
});
