import type { Account } from "../core/account.ts";
import type { Disassociation } from "../core/assisted.ts";
import {
  type Attestation,
  attestationFault,
  DISASSOCIATION,
  DISASSOCIATION_SUBJECTS,
} from "../core/attestation.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { ReadBack } from "../core/cloud.ts";
import type { AskedQuestion } from "../core/policy.ts";
import type { ClosureRecord } from "../core/record.ts";

/** What is on record of a disassociation that two sides carry out. */
export interface DisassociationRecord {
  readonly account: Account;
  readonly terms: Disassociation;
  readonly attestations: readonly Attestation[];
  /** The last word of the journal, or of what knows more. */
  readonly journal: ClosureRecord | undefined;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Of attestations of one moment, what comes later. */
const RANK = ["request", "answer", "card"];

/**
 * Where a disassociation stands by what its two sides stated, each its own part; no call is made. The newest
 * attestation decides. An answer counts after a request alone, and one that somebody else's side would have to
 * state was refused when it was read.
 */
export function disassociationStatus(record: DisassociationRecord): ClosureStatus {
  const { attestations, journal, now } = record;
  const stated = attestations
    .filter((one) => one.policy === DISASSOCIATION && attestationFault(one, now) === undefined)
    .toSorted((a, b) =>
      a.at === b.at
        ? RANK.indexOf(a.subject) - RANK.indexOf(b.subject)
        : Date.parse(a.at) - Date.parse(b.at),
    );
  const doubtful = attestations.find(
    (one) => one.policy === DISASSOCIATION && attestationFault(one, now) !== undefined,
  );
  const status = stated.reduce<ClosureStatus>(
    (before, one) => next(before, one, record),
    remembered(record, stated[0]?.at),
  );
  const last = stated.at(-1);
  const found =
    journal !== undefined && last !== undefined && isOlder(last, journal)
      ? remembered(record, undefined)
      : status;
  if (doubtful === undefined) return found;
  const why = `${doubtful.file} ${attestationFault(doubtful, now)?.en ?? ""}, so it does not count`;
  return { ...found, detail: found.detail === "" ? why : `${why}; ${found.detail}` };
}

/** True when the journal knows of a preparation or a request that is younger than the newest attestation. */
function isOlder(last: Attestation, { phase, at, submittedAt }: ClosureRecord): boolean {
  const [said, begun] = [Date.parse(last.at), Date.parse(submittedAt ?? at)];
  if (phase === "awaiting-request") return said < Date.parse(at);
  if (phase === "disassociated") return said <= begun;
  return phase === "requested" && said < begun;
}

/** What the journal knows, and the attestations, which follow, do not begin before. */
function remembered(
  { account, journal }: DisassociationRecord,
  before: string | undefined,
): ClosureStatus {
  const nothing: ClosureStatus = {
    phase: "none",
    detail: "no disassociation was prepared or asked for yet",
    reasons: [],
  };
  if (journal === undefined) return nothing;
  const { phase, at, submittedAt, detail } = journal;
  if (before !== undefined && Date.parse(before) < Date.parse(submittedAt ?? at)) return nothing;
  switch (phase) {
    case "awaiting-request":
      return { phase, detail: `${detail}. ${toState(account, "request")}`, reasons: [] };
    case "requested":
      return requested(account, submittedAt ?? at, "the journal");
    case "disassociated":
      return {
        phase,
        ...(submittedAt === undefined ? {} : { submittedAt }),
        detail,
        reasons: [],
      };
    default:
      return nothing;
  }
}

/** The status after one more attestation. */
function next(
  before: ClosureStatus,
  one: Attestation,
  { account, terms }: DisassociationRecord,
): ClosureStatus {
  const { answer, at, file, by, reasons } = one;
  const words = `stated by ${by} for the ${one.side ?? "(no)"} side on ${at} in ${file}`;
  const asked = before.phase === "requested";
  const sent = before.submittedAt === undefined ? {} : { submittedAt: before.submittedAt };
  const ended = (what: string): ClosureStatus => ({
    phase: "failed",
    ...sent,
    detail: `${what}, ${words}`,
    reasons: reasons.map(({ name, description }) => ({ id: answer, name, description })),
  });
  switch (answer) {
    case "requested":
      return requested(account, at, file);
    case "cancelled":
      return asked ? ended("the master account took its request back") : stray(before, one);
    case "not-requested":
      return { phase: "none", detail: `no request was made, ${words}`, reasons: [] };
    case "rejected":
      return asked ? ended("the member account rejected the request") : stray(before, one);
    case "accepted":
      return asked
        ? {
            phase: "disassociated",
            ...sent,
            detail: `the member account accepted the request, ${words}. ${terms.stopped === undefined ? "" : `${terms.stopped.says}. `}${moveOn(account)}`,
            reasons: [],
          }
        : stray(before, one);
    default:
      return before.phase === "disassociated"
        ? {
            ...before,
            detail: `a card was bound, ${words}. ${moveOn(account)}`,
          }
        : stray(before, one);
  }
}

/** What the file says once it is done, so that what comes next can be planned. */
function moveOn({ file }: Pick<Account, "file">): string {
  return `Write \`master: none\` into ${file}, and take \`closure.disassociate\` out: the account is then its own, and is kept, or closed by the next plan`;
}

/** An attestation that nothing went before: an answer to no request. */
function stray(before: ClosureStatus, { file, answer }: Attestation): ClosureStatus {
  const why = `${file} says "${answer}", and no request is on record before it, so it does not count`;
  return { ...before, detail: before.detail === "" ? why : `${why}; ${before.detail}` };
}

function requested(account: Account, at: string, where: string): ClosureStatus {
  return {
    phase: "requested",
    submittedAt: at,
    detail: `asked for on ${at} (${where}). Until the member accepts, the master can take it back (More > Cancel Disassociation). ${toState(account, "answer")}`,
    reasons: [],
  };
}

function toState({ name }: Account, subject: keyof typeof DISASSOCIATION_SUBJECTS): string {
  const { side, answers } = DISASSOCIATION_SUBJECTS[subject];
  return `The ${side}'s side states what it did with \`npx closeout attest ${name}\` (${DISASSOCIATION}, ${subject}: ${Object.keys(answers).join(", ")})`;
}

/**
 * Holds what two sides stated against the master's own list, where that can be read. What contradicts it leaves
 * account.yaml as it is.
 */
export function heldAgainstList(
  status: ClosureStatus,
  read: ReadBack,
  account: Pick<Account, "file">,
): ClosureStatus {
  if (status.phase !== "disassociated") return status;
  if (read.outcome !== "contradicts")
    return { ...status, detail: `${status.detail}. Read back: ${read.detail}` };
  return {
    ...status,
    phase: "requested",
    detail: `its acceptance was stated, and ${read.detail}: it does not count as disassociated until the list shows it no more, and ${account.file} stays as it is. Stated was: ${status.detail.replace(`. ${moveOn(account)}`, "")}`,
  };
}

/** What a disassociation asks of its sides at its status; each side states its own part. */
export function disassociationQuestions(
  { phase }: ClosureStatus,
  terms: Disassociation,
  attestations: readonly Attestation[],
): readonly AskedQuestion[] {
  const question = (
    subject: keyof typeof DISASSOCIATION_SUBJECTS,
    asks: string,
    words: readonly string[],
  ): AskedQuestion => {
    const { side, answers } = DISASSOCIATION_SUBJECTS[subject];
    return {
      policy: DISASSOCIATION,
      subject,
      asks: `${asks} · stated by the ${side}'s side`,
      answers: Object.fromEntries(Object.entries(answers).filter(([word]) => words.includes(word))),
      side,
      needs: "evidence",
      optional: true,
      answered: undefined,
      but: undefined,
    };
  };
  const isStated = (subject: string): boolean =>
    attestations.some((one) => one.policy === DISASSOCIATION && one.subject === subject);
  switch (phase) {
    case "requested":
      return [
        question("answer", "What did the member account do with the request?", [
          "accepted",
          "rejected",
        ]),
        question("request", "Did the master account take its request back?", [
          "cancelled",
          "not-requested",
        ]),
      ];
    case "disassociated":
      return terms.stopped === undefined || isStated("card")
        ? []
        : [question("card", terms.stopped.asks, ["bound"])];
    case "awaiting-request":
      return [
        question("request", "Did the master account ask for the disassociation?", [
          "requested",
          "not-requested",
        ]),
      ];
    default:
      return [
        question("request", "Did the master account ask for the disassociation all the same?", [
          "requested",
        ]),
      ];
  }
}
