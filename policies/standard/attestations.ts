import {
  type Attestation,
  attestationFault,
  DISASSOCIATION,
  tellsWhereItStands,
} from "../../src/core/attestation.ts";
import { definePolicy, findings, type PolicyView } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

const ID = "attestations";

/** An attestation that no longer holds, or that nobody asked for, is worse than none: somebody believes it. */
export const attestations = definePolicy({
  id: ID,
  title: "Every attestation of this account counts and answers something",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Write the attestation anew (`npx closeout attest`), or take the file out; the commit that removes it keeps it readable.",
  in: {
    zh: {
      title: "账号的每一份说明都有效，并且都回答了某个问题",
      remedy:
        "重新写一份说明（`npx closeout attest`），或删掉这个文件；删除它的那次提交里仍然能看到内容。",
    },
  },
  check: (view) => {
    const asked = new Map(view.questions.map((one) => [`${one.policy} ${one.subject}`, one]));
    return findings(
      view.attestations.flatMap((attestation) => {
        const { file, policy, subject } = attestation;
        const fault = attestationFault(attestation, view.takenAt);
        if (fault !== undefined) return [finding(file, fault)];
        if (tellsWhereItStands(policy)) return [];
        const question = asked.get(`${policy} ${subject}`);
        if (question !== undefined) {
          const { but } = question;
          return but?.where === file
            ? [finding(file, { en: but.says, zh: but.in?.zh.says ?? but.says })]
            : [];
        }
        if (isOver(view, attestation)) return [];
        return [
          finding(file, {
            en: `answers nothing: ${policy} does not ask about ${subject}`,
            zh: `没有回答任何问题：策略 ${policy} 没有就 ${subject} 提问`,
          }),
        ];
      }),
    );
  },
});

/**
 * What was asked about an item stays true after the item is gone, about a rejection after the next try, and
 * of the sides of a disassociation once it is accepted.
 */
function isOver(
  { review, removed, items, attestations: all }: PolicyView,
  { subject, side, at }: Attestation,
): boolean {
  if (subject.startsWith("rejection:") || subject.startsWith("condition:")) return true;
  if (side !== undefined)
    return all.some(
      (one) => one.answer === "accepted" && one.policy === DISASSOCIATION && one.at >= at,
    );
  if (removed.has(subject)) return true;
  if (items.some(({ id }) => id === subject)) return false;
  return review?.items[subject] !== undefined;
}
