import { definePolicy, pass } from "../../src/core/policy.ts";
import { SIDES_IN_CHINESE as SIDES } from "../../src/core/told.ts";

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
      ? closing.questions.map((question) => {
          const { id, asks, answers, contradicts = {}, how, side } = question;
          const told = question.in?.zh ?? question;
          const inChinese = side === undefined ? "" : ` · 由${SIDES[side]}一方说明`;
          return {
            subject: id,
            asks: `${asks} · ${how}${side === undefined ? "" : ` · stated by the ${side}'s side`}`,
            answers,
            contradicts,
            ...(side === undefined ? {} : { side }),
            needs: "evidence",
            in: {
              zh: {
                asks: `${told.asks} · ${told.how}${inChinese}`,
                answers: told.answers,
              },
            },
          };
        })
      : [],
  check: () => pass,
});
