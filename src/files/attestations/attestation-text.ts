import { stringify } from "yaml";
import type { ReadAttestation } from "./attestation-parse.ts";

/** An attestation to be written: all of it but the file, with times in ISO 8601 or as a person writes them. */
export interface AttestationDraft extends ReadAttestation {
  /** Id of the account that it is about. */
  readonly account: string;
}

const LONGEST = 80;

/** `backups-alibaba-oss-bucket-logs-2026-11-20`: letters and digits that every file system takes. */
export function attestationName({ policy, subject, at }: AttestationDraft): string {
  const words = `${policy} ${subject}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
  return [words.slice(0, LONGEST), at.slice(0, 10)]
    .map((part) => part.replaceAll(/[^a-z0-9-]|^-+|-+$/gu, ""))
    .filter((part) => part !== "")
    .join("-");
}

/** The text of an attestation's file. */
export function attestationText(draft: AttestationDraft): string {
  const { account, policy, subject, answer, done, by, at, validUntil, reasons, evidence } = draft;
  const { kind: _, ...proof } = evidence;
  const given = {
    account,
    answers: { policy, subject },
    answer,
    done,
    by,
    side: draft.side,
    at,
    validUntil,
    evidence: proof,
    reference: draft.reference,
    backup: draft.backup,
    reasons: reasons.length === 0 ? undefined : reasons,
    lastCharge: draft.lastCharge,
  };
  return stringify(given, { lineWidth: 0, aliasDuplicateObjects: false });
}
