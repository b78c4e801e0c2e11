import { answerTo, definePolicy, findings, unlike } from "../src/core/policy.ts";

const ID = "closure-rejected";
const CLEARED = "cleared";

/** A closure that the vendor rejected is not submitted again before its reasons are dealt with. */
export const closureRejected = definePolicy({
  id: ID,
  title: "The reasons of the last rejected closure are dealt with",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Clear each reason, then answer in account.yaml under `answers:` with this policy, the subject, `answer: cleared` and what was done.",
  check: (view) => {
    const last = view.closure;
    if (last === undefined || last.phase !== "failed") return findings([]);
    const subject = `rejection:${last.submittedAt ?? "unknown"}`;
    const answer = answerTo(view, ID, subject);
    if (answer?.answer === CLEARED) return findings([]);
    const reasons = last.reasons.map((reason) => `${reason.name}: ${reason.description}`);
    return findings(
      (reasons.length === 0 ? [last.detail] : reasons).map((says) => ({
        subject,
        says: `${subject}: ${says}${unlike(answer, [CLEARED])}`,
      })),
    );
  },
});
