import { redact } from "./secrets.ts";
import { visibleLines } from "./visible.ts";

/** Every expected way to fail; each maps to one exit code and one diagnostic. */
export type ProblemCode =
  | "account-file"
  | "account-mismatch"
  | "attestation-file"
  | "canceled"
  | "closure-refused"
  | "cloud-refused"
  | "credentials"
  | "credentials-ended"
  | "forge-refused"
  | "journal"
  | "limit"
  | "locked"
  | "no-progress"
  | "not-found"
  | "own-key-deleted"
  | "policy"
  | "pulumi"
  | "quiet-period"
  | "record"
  | "record-lost"
  | "review-file"
  | "settings-file"
  | "terraform"
  | "unwritable"
  | "usage"
  | "webhook-refused";

/** What a {@link Problem} is made of. */
export interface ProblemParts {
  readonly code: ProblemCode;
  /** What happened, one line. */
  readonly summary: string;
  /** Where: `file:line`, an item, an API call. */
  readonly where?: string;
  /** What the reader can do next. */
  readonly next: string;
  readonly cause?: unknown;
}

/** An expected failure, written for the reader: what happened, where, what to do next. Holds no secret. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly where: string | undefined;
  readonly next: string;

  constructor(parts: ProblemParts) {
    super(clean(parts.summary), parts.cause === undefined ? {} : { cause: parts.cause });
    this.name = "Problem";
    this.code = parts.code;
    this.where = parts.where === undefined ? undefined : clean(parts.where);
    this.next = clean(parts.next);
  }

  /** The whole text: summary, place and next step, each on its own line. */
  get text(): string {
    return [
      this.message,
      ...(this.where === undefined ? [] : [`Where: ${this.where}`]),
      `Next: ${this.next}`,
    ].join("\n");
  }
}

function clean(text: string): string {
  return visibleLines(redact(text));
}
