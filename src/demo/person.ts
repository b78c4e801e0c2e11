import { DISASSOCIATION, type Side } from "../core/attestation.ts";
import {
  type AttestationDraft,
  readAttestations,
  writeAttestation,
} from "../files/attestations/attestation-file.ts";

/** What a person of the demo states. */
export interface Answers {
  readonly policy: string;
  /** A function of when the newest request of a disassociation was made, for what is about that request. */
  readonly subject: string | ((requestedAt: string) => string);
  readonly answer: string;
  /** The side that states it, where two accounts are concerned. */
  readonly side?: Side;
  readonly done: string;
  /** Text, or a link. */
  readonly evidence: string;
  readonly backup?: { readonly location: string; readonly key: string };
  readonly reference?: string;
}

/** Writes an attestation as `npx closeout attest` would; returns its path. */
export function state(dir: string, account: string, answers: Answers, at: string): string {
  const { policy, answer, side, done, evidence, backup, reference } = answers;
  const subject =
    typeof answers.subject === "string"
      ? answers.subject
      : answers.subject(requestedAt(dir, account));
  const draft: AttestationDraft = {
    account,
    policy,
    subject,
    answer,
    ...(side === undefined ? {} : { side }),
    done,
    by: "the demo's platform team",
    at,
    validUntil: undefined,
    evidence: evidence.startsWith("https:")
      ? { kind: "link", link: evidence }
      : { kind: "text", text: evidence },
    reference,
    backup,
    reasons: [],
    lastCharge: undefined,
  };
  return writeAttestation(dir, draft);
}

function requestedAt(dir: string, account: string): string {
  const requests = readAttestations(dir, account).filter(
    ({ policy, answer }) => policy === DISASSOCIATION && answer === "requested",
  );
  return (
    requests
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? ""
  );
}
