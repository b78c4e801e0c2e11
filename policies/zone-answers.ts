import { answerTo, definePolicy, findings, type JudgedItem, unlike } from "../src/core/policy.ts";

const ID = "zone-answers";
const ANSWERS: readonly string[] = ["moved", "dead"];

/** Mail and visitors of a zone that still answers for a name stop with it. */
export const zoneAnswers = definePolicy({
  id: ID,
  title: "A zone that receives mail or is delegated here has an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Move the zone to its new name servers, or make sure that nobody needs it; then answer in account.yaml under `answers:` with this policy, the item's id, `answer: moved` or `answer: dead`, and a reason.",
  check: (view) =>
    findings(
      view.items.flatMap((item) => {
        const alive = signsOfLife(item);
        if (alive.length === 0) return [];
        const answer = answerTo(view, ID, item.id);
        if (answer !== undefined && ANSWERS.includes(answer.answer)) return [];
        const says = `${item.line} · ${alive.join(", ")}${unlike(answer, ANSWERS)}`;
        return [{ subject: item.id, says }];
      }),
    ),
});

function signsOfLife(item: JudgedItem): readonly string[] {
  if (item.concern !== "zone" || item.disposition === "keep") return [];
  const types = item.facts["recordTypes"];
  return [
    ...(typeof types === "object" && types.includes("MX") ? ["receives mail (MX)"] : []),
    ...(item.facts["delegated"] === true ? ["its domain is delegated here"] : []),
  ];
}
