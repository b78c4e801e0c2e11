import { definePolicy, type JudgedItem, pass } from "../../src/core/policy.ts";

/** Mail and visitors of a zone that still answers for a name stop with it. */
export const zoneAnswers = definePolicy({
  id: "zone-answers",
  title: "A zone that receives mail or is delegated here has an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Move the zone to its new name servers, or make sure that nobody needs it; then answer: in account.yaml under `answers:` with this policy, the item's id, `answer: moved` or `answer: dead`, and a reason, or with `npx closeout attest`.",
  asks: (view) =>
    view.items.flatMap((item) => {
      const alive = signsOfLife(item);
      if (alive.length === 0) return [];
      return [
        {
          subject: item.id,
          asks: `${item.line} · ${alive.join(", ")}`,
          answers: {
            moved: "other name servers answer for it now",
            dead: "the name is no longer needed",
          },
          needs: "reason",
        },
      ];
    }),
  check: () => pass,
});

function signsOfLife(item: JudgedItem): readonly string[] {
  if (item.concern !== "zone" || item.disposition === "keep") return [];
  const types = item.facts["recordTypes"];
  return [
    ...(typeof types === "object" && types.includes("MX") ? ["receives mail (MX)"] : []),
    ...(item.facts["delegated"] === true ? ["its domain is delegated here"] : []),
  ];
}
