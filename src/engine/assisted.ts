import type { Account } from "../core/account.ts";
import type { AssistedTerms } from "../core/assisted.ts";
import {
  type Attestation,
  attestationFault,
  CLOSURE,
  OUTCOMES,
  SUBMISSIONS,
} from "../core/attestation.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { ClosurePhase } from "../core/journal.ts";
import type { AskedQuestion } from "../core/policy.ts";

const DAY = 24 * 60 * 60 * 1000;
const WITHOUT = "submitted-without-packet";

/** What is on record of a closure that a person submits. */
export interface AssistedRecord {
  readonly account: Account;
  readonly terms: AssistedTerms;
  readonly attestations: readonly Attestation[];
  /** The journal's last word; it also remembers attestations whose files are not here. */
  readonly journal:
    | {
        readonly phase: ClosurePhase;
        readonly at: string;
        readonly detail: string;
        readonly submittedAt?: string;
      }
    | undefined;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * Where an assisted closure stands, from what is written down alone: nothing is asked of the cloud, since
 * a login may cancel it, or the keys are gone. The newest attestation decides; a submission that only the journal remembers
 * still counts, so that a file that was lost opens nothing.
 */
export function assistedStatus(record: AssistedRecord): ClosureStatus {
  const { attestations, journal } = record;
  const early = attestations.find(
    ({ policy, subject, at }) => policy === CLOSURE && subject === "submitted" && at > record.now,
  );
  if (early !== undefined) return tooEarly(early, record);
  const stated = attestations.filter((one) => one.policy === CLOSURE);
  const doubtful = stated.find((one) => doubt(one, record) !== undefined);
  const last = stated
    .filter((one) => one !== doubtful && doubt(one, record) === undefined)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b)))
    .at(-1);
  const remembered = journal?.submittedAt;
  if (last === undefined || isOlder(last, journal)) return unstated(record);
  const submittedAt = submissionBefore(last, attestations) ?? remembered ?? last.at;
  if (last.subject === "submitted") {
    const status = waiting(record, submittedAt, last.reference, last.file);
    if (doubtful === undefined || doubtful.at < last.at) return status;
    const why = `${doubtful.file} ${doubt(doubtful, record) ?? ""}, so it does not count`;
    return { ...status, detail: `${why}; ${status.detail}` };
  }
  const words = `${OUTCOMES[last.answer] ?? last.answer}, stated by ${last.by} on ${last.at} in ${last.file}`;
  switch (last.answer) {
    case "closed":
      return { phase: "closed", submittedAt, detail: words, reasons: [] };
    case "not-submitted":
      return { phase: "none", detail: words, reasons: [] };
    default:
      return {
        phase: "failed",
        submittedAt,
        detail: words,
        reasons: last.reasons.map(({ name, description }) => ({
          id: last.answer,
          name,
          description,
        })),
      };
  }
}

/** Why an outcome does not count. A submission always does: doubt keeps silence. */
function doubt(attestation: Attestation, record: AssistedRecord): string | undefined {
  const { subject, answer } = attestation;
  if (subject === "submitted") return undefined;
  const { account, terms, now } = record;
  if (!(answer in outcomesOf(account.closure.quietDays ?? terms.quiet.days)))
    return `says "${answer}", which does not happen to an account of this kind: no login cancels its closure`;
  return attestationFault(attestation, now)?.en;
}

/** A slip in the date of a submission is no way in; what is not true yet is not put on record either. */
function tooEarly({ file, at }: Attestation, { account }: AssistedRecord): ClosureStatus {
  return {
    phase: "waiting",
    detail: `${file} states that it was submitted, and is dated in the future: ${at}. Correct the date in that file, or take the file out of ${account.name}'s attestations if nothing was submitted; until then nothing calls this account`,
    reasons: [],
  };
}

/** Of two attestations of one moment, the outcome is the later one. */
function rank({ subject }: Attestation): number {
  return subject === "outcome" ? 1 : 0;
}

/** True when the journal knows of a preparation or a submission that is younger than the newest attestation. */
function isOlder(last: Attestation, journal: AssistedRecord["journal"]): boolean {
  switch (journal?.phase) {
    case "awaiting-submission":
      return last.at < journal.at;
    case "waiting":
    case "submitted":
      return last.at < (journal.submittedAt ?? journal.at);
    default:
      return false;
  }
}

function submissionBefore(
  last: Attestation,
  attestations: readonly Attestation[],
): string | undefined {
  return attestations
    .filter(
      ({ policy, subject, at }) => policy === CLOSURE && subject === "submitted" && at <= last.at,
    )
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
}

/** No attestation speaks: the journal does. */
function unstated(record: AssistedRecord): ClosureStatus {
  const { journal } = record;
  const reasons: ClosureStatus["reasons"] = [];
  switch (journal?.phase) {
    case "waiting":
    case "submitted":
      return waiting(record, journal.submittedAt ?? journal.at, undefined, "the journal");
    case "closed":
    case "failed":
      return {
        phase: journal.phase,
        ...(journal.submittedAt === undefined ? {} : { submittedAt: journal.submittedAt }),
        detail: journal.detail,
        reasons,
      };
    case "awaiting-submission":
      return {
        phase: "awaiting-submission",
        detail: `${journal.detail}. Nothing calls the account meanwhile, since the form may have been submitted a minute ago. State the submission with \`npx closeout attest ${record.account.name}\`; or state there that it was not submitted (outcome: not-submitted), to have the account looked at and prepared again`,
        reasons,
      };
    default:
      return { phase: "none", detail: "no closure was prepared or submitted yet", reasons };
  }
}

function waiting(
  { account, terms, now }: AssistedRecord,
  submittedAt: string,
  reference: string | undefined,
  where: string,
): ClosureStatus {
  const days = account.closure.quietDays ?? terms.quiet.days;
  const endsAt = new Date(Date.parse(submittedAt) + days * DAY).toISOString();
  const named = reference === undefined ? "" : `, reference ${reference}`;
  const asks = `npx closeout attest ${account.name}`;
  const next =
    days === 0
      ? `. ${terms.quiet.because} Nothing calls this account meanwhile; look in the vendor's mail or console what became of it, and state it with \`${asks}\``
      : endsAt > now
        ? `; nothing may log in until then, so nothing is asked of the cloud. ${terms.quiet.because} An end that comes earlier is stated with \`${asks}\``
        : `; the quiet period of ${days} days is over: look in the vendor's mail or console what became of it, and state it with \`${asks}\`; until then nothing calls this account`;
  return {
    phase: "waiting",
    submittedAt,
    // An end that has passed is no end any more: only a person can tell.
    ...(endsAt > now ? { endsAt } : {}),
    detail: `submitted in the console on ${submittedAt}${named} (${where})${next}`,
    reasons: [],
  };
}

/**
 * What an assisted closure asks of a person at its status. `left` is what is known to be left in the account
 * while nothing was prepared, in words.
 */
export function closureQuestions(
  status: ClosureStatus,
  { quiet }: Pick<AssistedTerms, "quiet">,
  left = "",
): readonly AskedQuestion[] {
  const outcome = (asks: string) => ({ subject: "outcome", asks, answers: outcomesOf(quiet.days) });
  const base = { policy: CLOSURE, needs: "evidence", answered: undefined, but: undefined } as const;
  if (status.phase === "awaiting-submission") {
    return [
      {
        ...base,
        subject: "submitted",
        asks: "Was the closure submitted in the console, by the packet? State when, and the reference that the vendor gave.",
        answers: { submitted: SUBMISSIONS.submitted },
        optional: true,
      },
      { ...base, ...outcome("How did the attempt to submit it end?"), optional: true },
    ];
  }
  if (status.phase === "waiting")
    return [{ ...base, ...outcome("What became of the closure?"), optional: true }];
  if (status.phase === "closed" || status.phase === "left") return [];
  return [
    {
      ...base,
      subject: "submitted",
      asks: `Was the closure submitted in the console all the same, without a packet of Closeout? From that attestation on nothing calls the account, and nothing that is left in it is removed${left}.`,
      answers: { [WITHOUT]: SUBMISSIONS[WITHOUT] },
      contradicts: {
        submitted: `needs a packet, and none was prepared for this submission${left}. If the form was submitted all the same, the word is ${WITHOUT}: from then on nothing calls the account, and nothing that is left in it is removed`,
      },
      optional: true,
    },
  ];
}

/** A login cancels nothing where there is no quiet period. */
function outcomesOf(days: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(OUTCOMES).filter(([word]) => days > 0 || word !== "cancelled-by-login"),
  );
}
