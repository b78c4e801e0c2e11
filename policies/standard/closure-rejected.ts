import { quoted } from "../../src/core/language.ts";
import { definePolicy, pass } from "../../src/core/policy.ts";
import { asked } from "../../src/core/told.ts";

/** A closure that the vendor rejected is not submitted again before its reasons are dealt with. */
export const closureRejected = definePolicy({
  id: "closure-rejected",
  title: "The reasons of the last rejected closure are dealt with",
  severity: "mandatory",
  guards: "closure",
  leaving: true,
  remedy:
    "Clear each reason, then answer: in account.yaml under `answers:` with this policy, the subject, `answer: cleared` and what was done, or with `npx closeout attest`.",
  in: {
    zh: {
      title: "上一次注销被驳回的原因都已处理",
      remedy:
        "逐一消除原因，然后回答：在 account.yaml 的 `answers:` 下写上这个策略、对象、`answer: cleared` 和做了什么，或用 `npx closeout attest`。",
    },
  },
  asks: ({ closure: last }) => {
    if (last === undefined || last.phase !== "failed") return [];
    const subject = `rejection:${last.submittedAt ?? "unknown"}`;
    const reasons = last.reasons.map((reason) => `${reason.name}: ${reason.description}`);
    const says = quoted(reasons.length === 0 ? last.detail : reasons.join("; "));
    return [
      {
        ...asked(subject, says, {
          cleared: { en: "each reason was dealt with", zh: "每个原因都已处理" },
        }),
        needs: "reason",
      },
    ];
  },
  check: () => pass,
});
