import type { BackupPlace, StatedReason } from "../core/attestation.ts";

/** What an attestation rests on, before its file was copied. */
export type SaidEvidence =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly link: string }
  /** Path from where the command was started. */
  | { readonly kind: "file"; readonly path: string };

/** What a person said to a question, in parts that were each looked at. */
export interface Said {
  readonly answer: string;
  readonly done: string;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** ISO 8601 in UTC. */
  readonly validUntil: string | undefined;
  readonly evidence: SaidEvidence;
  readonly reference: string | undefined;
  readonly backup: BackupPlace | undefined;
  readonly reasons: readonly StatedReason[];
  readonly lastCharge: string | undefined;
}
