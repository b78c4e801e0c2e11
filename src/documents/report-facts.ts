import type { Account } from "../core/account.ts";
import type { Act } from "../core/acts.ts";
import type { LeftOn } from "../core/cloud.ts";
import { type ItemId, parseItemId } from "../core/item.ts";
import type { JournalEntry } from "../core/journal.ts";
import { leftOnWords } from "../core/left-on.ts";
import type { ClosureRecord } from "../core/record.ts";
import type { Review } from "../core/review.ts";
import {
  type CallSummary,
  entriesOf,
  type ItemFailure,
  type JournalSummary,
  type RunSummary,
  summarise,
} from "../record/journal/journal-summary.ts";
import { when } from "./markdown-text.ts";
import type { TypeInfo } from "./review.ts";

/** What a report is made of. */
export interface ReportInput {
  readonly account: Account;
  readonly review: Review | undefined;
  readonly entries: Iterable<JournalEntry>;
  readonly types: ReadonlyMap<string, TypeInfo>;
  /** What a run left switched on beside the account. */
  readonly leftOn?: LeftOn | undefined;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** An item as the report shows it. */
export interface ReportItem {
  readonly id: ItemId;
  /** Readable line. */
  readonly line: string;
  readonly calls: readonly CallSummary[];
  readonly proved?: { readonly at: string; readonly how: string };
  readonly failure?: ItemFailure;
  /** What is to become of it, for what stays. */
  readonly plan?: string;
  /** What runs changed of it and nothing undid, one sentence each. */
  readonly changed: readonly string[];
}

/** A wait from its beginning to its end, ISO 8601 in UTC. */
export interface Waiting {
  readonly from: string;
  readonly until: string;
}

/** What a report tells, before it is laid out. */
export interface ReportFacts {
  readonly closure: { readonly headline: string; readonly sentences: readonly string[] };
  /** The wait of a closure that was submitted, where its end is known. */
  readonly waiting: Waiting | undefined;
  /** Calls of the closure itself. */
  readonly closureCalls: readonly CallSummary[];
  /** Proved gone, in the order of the proof. */
  readonly removed: readonly ReportItem[];
  /** Tried, and not proved gone. */
  readonly remaining: readonly ReportItem[];
  /** Reviewed, and nothing was called for it. */
  readonly untouched: readonly ReportItem[];
  readonly runs: readonly RunSummary[];
  readonly reviewNote: string;
}

/** Item id under which calls of the closure stand in the journal. */
const ACCOUNT_ITEM = "account";

/** Puts review and journal together. */
export function reportFacts(input: ReportInput): ReportFacts {
  const { account, review, now } = input;
  const summary = summarise(entriesOf(input.entries, account.id));
  const items = reportItems(input, summary);
  return {
    closure: withLeftOn(closureWords(summary.closures.get(account.id), now), input.leftOn),
    waiting: waitingOf(summary.closures.get(account.id)),
    closureCalls: summary.items.get(ACCOUNT_ITEM)?.calls ?? [],
    removed: items
      .filter((item) => item.proved !== undefined)
      .sort((a, b) => compare(a.proved?.at ?? "", b.proved?.at ?? "") || compare(a.id, b.id)),
    remaining: items.filter(
      ({ proved, calls, failure }) =>
        proved === undefined && (calls.length > 0 || failure !== undefined),
    ),
    untouched: items.filter(
      ({ proved, calls, failure }) =>
        proved === undefined && calls.length === 0 && failure === undefined,
    ),
    runs: summary.runs,
    reviewNote:
      review === undefined
        ? "There is no review file: nothing is approved."
        : `The review of ${when(review.takenAt)} lists ${Object.keys(review.items).length} items (${review.digest}).`,
  };
}

function reportItems(
  { review, types }: ReportInput,
  summary: JournalSummary,
): readonly ReportItem[] {
  const reviewed = new Map(Object.entries(review?.items ?? {}));
  const ids = [...new Set([...summary.items.keys(), ...reviewed.keys()])];
  return ids
    .filter((id) => id !== ACCOUNT_ITEM)
    .sort(compare)
    .map((id) => {
      const approved = reviewed.get(id);
      const done = summary.items.get(id);
      const because = approved?.because === undefined ? "" : `: ${approved.because}`;
      return {
        id,
        line: approved?.line ?? idLine(id, types),
        calls: done?.calls ?? [],
        changed: (summary.acts.get(id) ?? []).map(changeWords),
        ...(done?.proved === undefined ? {} : { proved: done.proved }),
        ...(done?.failure === undefined ? {} : { failure: done.failure }),
        ...(approved === undefined ? {} : { plan: `${approved.disposition}${because}` }),
      };
    });
}

/** `lift deletion protection (2026-09-01 08:00 UTC) was not undone`. */
function changeWords({ step, each, at, sure }: Act): string {
  const what = each === undefined ? step : `${step}: ${each}`;
  return `${what} (${when(at)}${sure ? "" : ", no answer on record"}) was not undone`;
}

/** An item that the present review no longer lists is named by its id's parts. */
function idLine(id: ItemId, types: ReadonlyMap<string, TypeInfo>): string {
  const parts = parseItemId(id);
  if (parts === undefined) return id;
  return `${types.get(parts.type)?.title ?? parts.type} ${parts.nativeId} in ${parts.region}`;
}

function waitingOf(record: ClosureRecord | undefined): Waiting | undefined {
  const { submittedAt, endsAt } = record ?? {};
  return submittedAt === undefined || endsAt === undefined
    ? undefined
    : { from: submittedAt, until: endsAt };
}

function withLeftOn(
  { headline, sentences }: ReportFacts["closure"],
  leftOn: LeftOn | undefined,
): ReportFacts["closure"] {
  if (leftOn === undefined) return { headline, sentences };
  return { headline, sentences: [`${leftOnWords(leftOn)}. ${leftOn.next}`, ...sentences] };
}

function closureWords(record: ClosureRecord | undefined, now: string): ReportFacts["closure"] {
  if (record === undefined) {
    return {
      headline: "Not submitted",
      sentences: ["The closure of this account has not been submitted."],
    };
  }
  const ends = endWords(record, now);
  const request = record.requestId === undefined ? "" : ` Request id: ${record.requestId}.`;
  const submitted =
    record.submittedAt === undefined ? [] : [`Submitted on ${when(record.submittedAt)}.${request}`];
  return {
    headline: HEADLINES[record.phase],
    sentences: [
      ...submitted,
      ...(record.submittedAt === undefined && request !== "" ? [request.trim()] : []),
      ...ends,
      `Last word, ${when(record.at)}: ${record.detail}`,
      ...(record.phase === "submitting"
        ? ["No answer is on record. Plan the closure again to see where it stands."]
        : []),
    ],
  };
}

const HEADLINES: Readonly<Record<ClosureRecord["phase"], string>> = {
  submitting: "Submitted, answer unknown",
  "awaiting-submission": "Prepared, a person submits it",
  submitted: "Submitted",
  waiting: "Closing, waiting",
  closed: "Closed",
  failed: "Failed",
  refused: "Refused",
  left: "Out of its directory, not closed",
  "awaiting-request": "Disassociation prepared, two sides carry it out",
  requested: "Disassociation asked for",
  disassociated: "Disassociated from its master account, not closed",
};

const DAY = 24 * 60 * 60 * 1000;

function endWords({ phase, endsAt }: ClosureRecord, now: string): readonly string[] {
  if (endsAt === undefined || (phase !== "waiting" && phase !== "submitted")) return [];
  const days = Math.ceil((Date.parse(endsAt) - Date.parse(now)) / DAY);
  return days > 0
    ? [`The wait ends on ${when(endsAt)}, in ${days === 1 ? "1 day" : `${days} days`}.`]
    : [`The wait was to end on ${when(endsAt)}.`];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
