import { type AttestationDraft, writeAttestation } from "../files/attestations/attestation-file.ts";

/** What a person of the demo states. */
export interface Answers {
  readonly policy: string;
  readonly subject: string;
  readonly answer: string;
  readonly done: string;
  /** Text, or a link. */
  readonly evidence: string;
  readonly backup?: { readonly location: string; readonly key: string };
  readonly reference?: string;
}

/** Writes an attestation as `npx closeout attest` would; returns its path. */
export function state(dir: string, account: string, answers: Answers, at: string): string {
  const { policy, subject, answer, done, evidence, backup, reference } = answers;
  const draft: AttestationDraft = {
    account,
    policy,
    subject,
    answer,
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
