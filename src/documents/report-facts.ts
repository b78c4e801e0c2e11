import type { Account } from "../core/account.ts";
import type { Act } from "../core/acts.ts";
import type { LeftOn } from "../core/cloud.ts";
import { type ItemId, parseItemId } from "../core/item.ts";
import type { JournalEntry } from "../core/journal.ts";
import type { Language } from "../core/language.ts";
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
import { leftOnSentence } from "../texts/closing.ts";
import type { ReportTexts } from "../texts/en/report.ts";
import { dispositionIn } from "../texts/item.ts";
import { proofIn, reportTexts } from "../texts/report.ts";
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
  /** In which it is told; English where it is not said. */
  readonly language?: Language;
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
  readonly closure: {
    /** Undefined where nothing was submitted. */
    readonly phase: ClosureRecord["phase"] | undefined;
    readonly sentences: readonly string[];
  };
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
  const { account, review, language = "en" } = input;
  const texts = reportTexts(language);
  const summary = summarise(entriesOf(input.entries, account.id));
  const items = reportItems(input, summary);
  return {
    closure: closureWords(summary.closures.get(account.id), input),
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
        ? texts.review.none
        : texts.review.lists(when(review.takenAt), Object.keys(review.items).length, review.digest),
  };
}

function reportItems(
  { review, types, language = "en" }: ReportInput,
  summary: JournalSummary,
): readonly ReportItem[] {
  const texts = reportTexts(language);
  const reviewed = new Map(Object.entries(review?.items ?? {}));
  const ids = [...new Set([...summary.items.keys(), ...reviewed.keys()])];
  return ids
    .filter((id) => id !== ACCOUNT_ITEM)
    .sort(compare)
    .map((id) => {
      const approved = reviewed.get(id);
      const done = summary.items.get(id);
      return {
        id,
        line: approved?.line ?? idLine(id, types, texts),
        calls: done?.calls ?? [],
        changed: (summary.acts.get(id) ?? []).map((act) => changeWords(act, texts)),
        ...(done?.proved === undefined
          ? {}
          : { proved: { at: done.proved.at, how: proofIn(texts, done.proved) } }),
        ...(done?.failure === undefined ? {} : { failure: done.failure }),
        ...(approved === undefined
          ? {}
          : {
              plan:
                approved.because === undefined
                  ? dispositionIn(language, approved.disposition)
                  : texts.plan(dispositionIn(language, approved.disposition), approved.because),
            }),
      };
    });
}

/** `lift deletion protection (2026-09-01 08:00 UTC) was not undone`. */
function changeWords({ step, each, at, sure }: Act, { notUndone }: ReportTexts): string {
  const what = each === undefined ? step : notUndone.what(step, each);
  return sure ? notUndone.sure(what, when(at)) : notUndone.unsure(what, when(at));
}

/** An item that the present review no longer lists is named by its id's parts. */
function idLine(id: ItemId, types: ReadonlyMap<string, TypeInfo>, { item }: ReportTexts): string {
  const parts = parseItemId(id);
  if (parts === undefined) return id;
  return item(types.get(parts.type)?.title ?? parts.type, parts.nativeId, parts.region);
}

function waitingOf(record: ClosureRecord | undefined): Waiting | undefined {
  const { submittedAt, endsAt } = record ?? {};
  return submittedAt === undefined || endsAt === undefined
    ? undefined
    : { from: submittedAt, until: endsAt };
}

function closureWords(
  record: ClosureRecord | undefined,
  { leftOn, now, language = "en" }: ReportInput,
): ReportFacts["closure"] {
  const texts = reportTexts(language);
  const left = leftOn === undefined ? [] : [leftOnSentence(language, leftOn)];
  if (record === undefined) {
    const { says } = texts.notSubmitted;
    return { phase: undefined, sentences: [...left, says] };
  }
  const { status } = texts;
  const { phase, at, detail, submittedAt, requestId } = record;
  const said = [
    ...(submittedAt === undefined ? [] : [status.submitted(when(submittedAt))]),
    ...(requestId === undefined ? [] : [status.request(requestId)]),
  ];
  return {
    phase,
    sentences: [
      ...left,
      ...(said.length === 0 ? [] : [said.join(" ")]),
      ...endWords(record, now, texts),
      status.last(when(at), detail),
      ...(phase === "submitting" ? [status.unanswered] : []),
    ],
  };
}

const DAY = 24 * 60 * 60 * 1000;

function endWords(
  { phase, endsAt }: ClosureRecord,
  now: string,
  { status }: ReportTexts,
): readonly string[] {
  if (endsAt === undefined || (phase !== "waiting" && phase !== "submitted")) return [];
  const days = Math.ceil((Date.parse(endsAt) - Date.parse(now)) / DAY);
  return [days > 0 ? status.ends(when(endsAt), days) : status.ended(when(endsAt))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
