import type { Account } from "../core/account.ts";
import { type Attestation, CLOSURE } from "../core/attestation.ts";
import { type ClosureStatus, isUnderWay } from "../core/closure.ts";
import type { EarlierCall } from "../core/cloud.ts";
import type { Inventory } from "../core/inventory.ts";
import { parseItemId } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import type { ClosureRecord, Witness } from "../core/record.ts";
import type { Review } from "../core/review.ts";
import type { Note } from "../engine/recorder.ts";
import { findPackets } from "../files/packet-file.ts";
import { loadJournal } from "../record/journal/journal-file.ts";
import { entriesOf, type JournalSummary, summarise } from "../record/journal/journal-summary.ts";
import { closingTitle } from "../texts/closing.ts";

/** True where a call may have been carried out. */
export function mayHaveBeen(outcome: EarlierCall["outcome"]): boolean {
  return outcome === undefined || outcome === "accepted" || outcome === "unknown";
}

/**
 * The journal's changing calls on the account itself, oldest first; what they did and reads undone by
 * now is left out.
 */
export function accountCalls({
  items,
}: JournalSummary): readonly (EarlierCall & { readonly at: string })[] {
  return (items.get("account")?.calls ?? [])
    .filter(({ undone }) => undone !== true)
    .map(({ at, run, does, action, region, outcome }) => ({
      at,
      run,
      item: "account",
      does,
      action,
      region,
      ...(outcome === undefined ? {} : { outcome }),
    }));
}

/** Refuses to connect once an assisted closure was submitted. */
export function refuseQuiet(account: Account, status: ClosureStatus): void {
  if (!isUnderWay(status)) return;
  throw new Problem({
    code: "quiet-period",
    summary: `${closingTitle("en", account.id, status)}: Closeout makes no more API calls to this account`,
    where: status.detail,
    next: `State what became of it with \`npx closeout attest ${account.name}\`. No call was made.`,
  });
}

/** The run that a review names; a review that cannot be used tells nothing, and is refused where it is used. */
export function reviewedRun(review: () => Review | undefined): string | undefined {
  try {
    return review()?.run;
  } catch (cause) {
    if (cause instanceof Problem && cause.code === "review-file") return undefined;
    throw cause;
  }
}

/**
 * Refuses to connect to an account of a kind that an API closes, or none does, while something says that a
 * assisted closure was prepared or submitted: a mistaken `kind` must not log in.
 */
export function refuseAssisted(
  account: Account,
  attestations: readonly Attestation[],
  record: ClosureRecord | undefined,
): void {
  const last = attestations
    // An outcome that nobody approved opens nothing; a submission always counts.
    .filter(
      ({ policy, subject, unapproved }) =>
        policy === CLOSURE && (subject === "submitted" || unapproved === undefined),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  const prepared = record?.phase === "awaiting-submission" && (last?.at ?? "") < record.at;
  const where = prepared ? record.detail : last?.subject === "submitted" ? last.file : undefined;
  if (where === undefined) return;
  throw new Problem({
    code: "quiet-period",
    summary: `An assisted closure of account ${account.id} is on record, and ${account.file} says \`kind: ${account.kind}\`, which is not closed that way`,
    where,
    next: `Correct \`kind\`, or state what became of that closure: \`npx closeout attest ${account.name}\` with \`kind: standalone\`. No call was made, since a login may cancel a closure that was submitted.`,
  });
}

/** What the packets in an account's folder tell: each was prepared for a person to submit the closure. */
export function packetWitnesses(dir: string, accountId: string): readonly Witness[] {
  return findPackets(dir)
    .filter((packet) => packet.accountId === undefined || packet.accountId === accountId)
    .map(({ dir: where, run, preparedAt = LONG_AGO }) => ({
      where,
      ...(run === undefined ? {} : { run }),
      closure: {
        phase: "awaiting-submission",
        at: preparedAt,
        detail: `a packet for submitting it in the console lies in ${where}`,
      },
    }));
}

/** What a journal in the account's folder tells beside another record. */
export async function journalWitnesses(
  file: string,
  accountId: string,
): Promise<readonly Witness[]> {
  const { lastActing, closures } = summarise(entriesOf(await loadJournal(file), accountId));
  const closure = closures.get(accountId);
  if (lastActing === undefined && closure === undefined) return [];
  return [
    {
      where: file,
      ...(lastActing === undefined ? {} : { run: lastActing }),
      ...(closure === undefined ? {} : { closure }),
    },
  ];
}

/** Any attestation is younger than a packet that does not say when it was made. */
const LONG_AGO = "1970-01-01T00:00:00.000Z";

/** When our own runs deleted a key, by the calls on its item; `sure` only when that was answered. */
export function deletedKey(
  items: JournalSummary["items"],
  keyId: string,
): { readonly at: string; readonly sure: boolean } | undefined {
  for (const [id, { calls }] of items) {
    if (parseItemId(id)?.nativeId !== keyId) continue;
    const last = calls.findLast((call) => call.changes !== true && call.undoes !== true);
    if (last === undefined) return undefined;
    const sure = last.outcome === "accepted" || last.outcome === "gone";
    return sure || last.outcome === undefined || last.outcome === "unknown"
      ? { at: last.at, sure }
      : undefined;
  }
  return undefined;
}

/** An inventory of nothing, for what needs no look at the account. */
export function notLookedAt({ cloud, id }: Account, now: Date): Inventory {
  return {
    cloud,
    accountId: id,
    takenAt: now.toISOString(),
    items: [],
    coverage: [],
    sightings: [],
  };
}

/** Phases that people state. */
const REMEMBERED: ReadonlySet<ClosureStatus["phase"]> = new Set([
  "waiting",
  "closed",
  "failed",
  "requested",
  "disassociated",
]);

/** What a person stated of a closure and the journal does not know yet: losing the file then opens nothing. */
export function toRemember(
  accountId: string,
  { phase, submittedAt, endsAt, detail }: ClosureStatus,
  journal: ClosureRecord | undefined,
): readonly Note[] {
  if (!REMEMBERED.has(phase) || phase === "none") return [];
  // A date that nobody can have stated is to be corrected, not kept.
  if (phase === "waiting" && submittedAt === undefined) return [];
  if (journal?.phase === phase && journal.submittedAt === submittedAt) return [];
  return [
    {
      kind: "closure",
      accountId,
      phase,
      detail,
      ...(submittedAt === undefined ? {} : { submittedAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
    },
  ];
}
