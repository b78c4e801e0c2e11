import type { Sighting } from "../src/core/inventory.ts";
import {
  answerTo,
  definePolicy,
  type Finding,
  findings,
  type PolicyView,
  unlike,
} from "../src/core/policy.ts";

const ID = "blind-spots";
const GONE = "gone";

/**
 * What the cloud names elsewhere and no row of the catalog can see. Bills name months: a further charge
 * within the month of an answer shows on the next month's bill, and as an unsettled amount until then.
 */
export const blindSpots = definePolicy({
  id: ID,
  title: "Nothing that the cloud names elsewhere is unknown to the catalog",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Look the product up in the console. If nothing of it is left, answer in account.yaml under `answers:` with this policy, the subject, `answer: gone`, a reason and, for a bill, `lastCharge`.",
  check: (view) =>
    findings([
      ...view.sightings
        .filter((sighting) => sighting.coveredBy.length === 0)
        .flatMap((sighting) => {
          const open = question(view, sighting);
          return open === undefined ? [] : [{ subject: subjectOf(sighting), says: open }];
        }),
      ...unseenUsers(view),
    ]),
});

function subjectOf(sighting: Sighting): string {
  return `${sighting.source}:${sighting.code}`;
}

function question(view: PolicyView, sighting: Sighting): string | undefined {
  const seen = `${subjectOf(sighting)} (${sighting.count}${sighting.examples.length === 0 ? "" : `: ${sighting.examples.join(", ")}`})`;
  const charged = sighting.lastCharge === undefined ? "" : `, last charge ${sighting.lastCharge}`;
  const answer = answerTo(view, ID, subjectOf(sighting));
  if (answer?.answer !== GONE)
    return `${seen}${charged}: no row of the catalog lists it${unlike(answer, [GONE])}`;
  if (sighting.lastCharge === undefined) return undefined;
  if (answer.lastCharge === undefined)
    return `${seen}${charged}: the answer in line ${answer.line} does not say which was the last charge`;
  return sighting.lastCharge > answer.lastCharge
    ? `${seen}: charged again on ${sighting.lastCharge}, after the answer in line ${answer.line} (${answer.lastCharge})`
    : undefined;
}

/**
 * What the cloud named as still using an item when it refused to delete it (`stillUsedBy`, read for
 * roles that are linked to a service), and that is no item itself.
 */
function unseenUsers(view: PolicyView): readonly Finding[] {
  return view.items.flatMap((item) => {
    const users = item.facts["stillUsedBy"];
    if (typeof users !== "object") return [];
    return users
      .filter((user) => !view.items.some((other) => isNamed(user, other.nativeId)))
      .flatMap((user) => {
        const subject = `in-use:${user}`;
        const answer = answerTo(view, ID, subject);
        if (answer?.answer === GONE) return [];
        const says = `${user}: ${item.id} is still used by it, and no row of the catalog lists it${unlike(answer, [GONE])}`;
        return [{ subject, says }];
      });
  });
}

/** True when the cloud's name of a resource is the id, or ends with it: `acs:hdr::1:sitepair/s-1`. */
function isNamed(name: string, nativeId: string): boolean {
  return name === nativeId || name.endsWith(`/${nativeId}`) || name.endsWith(`:${nativeId}`);
}
