import { attestationFault, tellsWhereItStands } from "../core/attestation.ts";
import type { Answered } from "../core/policy.ts";
import { relied } from "./gate.ts";
import type { Survey } from "./survey.ts";

/**
 * People's answers that a survey rests on: those that its policies asked for now, and those about items
 * that are gone by now, since what was deleted rested on them.
 */
export function reliedOn(found: Pick<Survey, "results" | "view">): readonly Answered[] {
  return [...relied(found.results), ...keptFor(found)];
}

function keptFor({ view }: Pick<Survey, "view">): readonly Answered[] {
  return view.attestations
    .filter(
      (one) =>
        !tellsWhereItStands(one.policy) &&
        view.removed.has(one.subject) &&
        attestationFault(one, view.takenAt) === undefined,
    )
    .map((attestation) => ({
      policy: attestation.policy,
      subject: attestation.subject,
      answer: attestation.answer,
      says: attestation.done,
      where: attestation.file,
      attestation,
    }));
}
