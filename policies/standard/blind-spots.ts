import type { Sighting } from "../../src/core/inventory.ts";
import { definePolicy, type PolicyView, pass, type Question } from "../../src/core/policy.ts";
import { UNLISTED_POLICY, unlistedQuestion } from "../../src/core/unlisted.ts";

/**
 * What the cloud names elsewhere and no row of the catalog can see, or no listing shows. Bills name months: a further charge
 * within the month of an answer shows on the next month's bill, and as an unsettled amount until then.
 */
export const blindSpots = definePolicy({
  id: UNLISTED_POLICY,
  title:
    "Nothing that the cloud names elsewhere is unknown to the catalog, or missing in its listings",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Look the product, or the resource by its id, up in the console. If nothing of it is left, answer: in account.yaml under `answers:` with this policy, the subject, `answer: gone`, a reason and, for a bill, `lastCharge`, or with `npx closeout attest`. What the inventory names by the id of a listed type needs an attestation with evidence; what was removed a short while ago is gone from it by the next day.",
  asks: (view) => [
    ...view.sightings.filter((sighting) => sighting.coveredBy.length === 0).map(ofSighting),
    ...view.sightings.flatMap((sighting) =>
      (sighting.unlisted ?? []).map((resource) => unlistedQuestion(sighting, resource)),
    ),
    ...ofUnseenUsers(view),
  ],
  check: () => pass,
});

const ANSWERS = { gone: "it was looked for in the console, and nothing of it is left" };

function ofSighting(sighting: Sighting): Question {
  const { source, code, count, examples, lastCharge } = sighting;
  const subject = `${source}:${code}`;
  const seen = `${subject} (${count}${examples.length === 0 ? "" : `: ${examples.join(", ")}`})`;
  const charged = lastCharge === undefined ? "" : `, last charge ${lastCharge}`;
  return {
    subject,
    asks: `${seen}${charged}: no row of the catalog lists it`,
    answers: ANSWERS,
    needs: "reason",
    ...(lastCharge === undefined ? {} : { lastCharge }),
  };
}

/**
 * What the cloud named as still using an item when it refused to delete it (read for roles that are linked to a service), and that is no item itself.
 */
function ofUnseenUsers(view: PolicyView): readonly Question[] {
  return view.items.flatMap((item) => {
    return item.ties.stillUsedBy
      .filter((user) => !view.items.some((other) => isNamed(user, other.nativeId)))
      .map((user) => ({
        subject: `in-use:${user}`,
        asks: `${user}: ${item.id} is still used by it, and no row of the catalog lists it`,
        answers: ANSWERS,
        needs: "reason" as const,
      }));
  });
}

/** True when the cloud's name of a resource is the id, or ends with it: `acs:hdr::1:sitepair/s-1`. */
function isNamed(name: string, nativeId: string): boolean {
  return name === nativeId || name.endsWith(`/${nativeId}`) || name.endsWith(`:${nativeId}`);
}
