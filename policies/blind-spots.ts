import type { Sighting } from "../src/core/inventory.ts";
import { answerTo, definePolicy, findings, type PolicyView } from "../src/core/policy.ts";

const ID = "blind-spots";

/** What the cloud names elsewhere and no row of the catalog can see. */
export const blindSpots = definePolicy({
  id: ID,
  title: "Nothing that the cloud names elsewhere is unknown to the catalog",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Look the product up in the console. If nothing of it is left, answer in account.yaml under `answers:` with this policy, the subject, `answer: gone`, a reason and, for a bill, `lastCharge`.",
  check: (view) =>
    findings(
      view.sightings
        .filter((sighting) => sighting.coveredBy.length === 0)
        .flatMap((sighting) => {
          const open = question(view, sighting);
          return open === undefined ? [] : [{ subject: subjectOf(sighting), says: open }];
        }),
    ),
});

function subjectOf(sighting: Sighting): string {
  return `${sighting.source}:${sighting.code}`;
}

function question(view: PolicyView, sighting: Sighting): string | undefined {
  const seen = `${subjectOf(sighting)} (${sighting.count}${sighting.examples.length === 0 ? "" : `: ${sighting.examples.join(", ")}`})`;
  const charged = sighting.lastCharge === undefined ? "" : `, last charge ${sighting.lastCharge}`;
  const answer = answerTo(view, ID, subjectOf(sighting));
  if (answer === undefined) return `${seen}${charged}: no row of the catalog lists it`;
  if (sighting.lastCharge === undefined) return undefined;
  if (answer.lastCharge === undefined)
    return `${seen}${charged}: the answer in line ${answer.line} does not say which was the last charge`;
  return sighting.lastCharge > answer.lastCharge
    ? `${seen}: charged again on ${sighting.lastCharge}, after the answer in line ${answer.line} (${answer.lastCharge})`
    : undefined;
}
