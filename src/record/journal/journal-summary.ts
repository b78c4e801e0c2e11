import type { Acts } from "../../core/acts.ts";
import type { Reading } from "../../core/closure.ts";
import type { ItemId } from "../../core/item.ts";
import type { JournalEntry } from "../../core/journal.ts";
import type { ToldRecord } from "../../core/notification.ts";
import type { ClosureRecord } from "../../core/record.ts";
import { ActBook } from "./journal-acts.ts";

/** A call that was about to be made. */
export type CallEntry = Extract<JournalEntry, { readonly kind: "call" }>;
type AnswerEntry = Extract<JournalEntry, { readonly kind: "answer" }>;
type ClosureEntry = Extract<JournalEntry, { readonly kind: "closure" }>;

/** One run of a command. */
export interface RunSummary {
  readonly run: string;
  readonly command: string;
  readonly accountId: string;
  readonly startedAt: string;
  /** Undefined: the run goes on, or was killed. */
  readonly endedAt?: string;
  readonly outcome?: string;
}

/** One call with its answer; without `outcome`, no answer is on record. */
export interface CallSummary {
  readonly at: string;
  readonly run: string;
  readonly does: string;
  readonly action: string;
  readonly region: string;
  readonly outcome?: AnswerEntry["outcome"];
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Set where it changes the item and does not delete it. */
  readonly changes?: true;
  /** Set where it undoes what an earlier call changed: it says nothing of the item's removal. */
  readonly undoes?: true;
  /** Set where what it changed reads as it was before, by a later entry. */
  readonly undone?: true;
}

/** Why an item is still there, by the last that is known. */
export interface ItemFailure {
  readonly at: string;
  readonly reason: string;
  readonly code?: string;
  readonly requestId?: string;
}

/** What the journal says of one item. */
export interface ItemSummary {
  /** Canonical id, or `account` for calls of the closure. */
  readonly item: ItemId;
  readonly calls: readonly CallSummary[];
  /** Absent when the last attempt was accepted or the item is proved gone. */
  readonly failure?: ItemFailure;
  readonly proved?: { readonly at: string; readonly how: string; readonly until?: string };
  /** It came back after it was gone, and has not been proved gone since. */
  readonly back?: { readonly at: string; readonly creator?: string };
}

/** What a condition of the closure was, the newest line last. */
export interface ReadingRecord extends Reading {
  readonly accountId: string;
}

/** The journal at a glance. */
export interface JournalSummary {
  readonly runs: readonly RunSummary[];
  /** The last run that called for a change, or began a closure; reading and following is neither. */
  readonly lastActing: string | undefined;
  readonly items: ReadonlyMap<ItemId, ItemSummary>;
  /** What runs changed of items that are not proved gone, and nothing undid. */
  readonly acts: Acts;
  /** Calls without an answer, from runs that were killed or go on. */
  readonly open: readonly CallEntry[];
  /** By account id: a folder may have been used for another account before. */
  readonly closures: ReadonlyMap<string, ClosureRecord>;
  /** Oldest first. */
  readonly readings: readonly ReadingRecord[];
  /** Oldest first. */
  readonly told: readonly ToldRecord[];
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };
interface ItemState extends Changing<Omit<ItemSummary, "calls">> {
  readonly calls: Changing<CallSummary>[];
}

/** Calls that were begun and have no answer on record: the run was killed, or goes on. */
export function openCalls(entries: Iterable<JournalEntry>): readonly CallEntry[] {
  const open = new Map<string, CallEntry>();
  for (const entry of entries) {
    if (entry.kind === "call") open.set(callKey(entry), entry);
    if (entry.kind === "answer") open.delete(callKey(entry));
  }
  return [...open.values()];
}

function callKey({ run, seq }: { readonly run: string; readonly seq: number }): string {
  return `${seq} ${run}`;
}

/**
 * Entries without the runs of other accounts: a folder may have been used for another one before, and
 * what was done there says nothing of this account.
 */
export function entriesOf(
  entries: Iterable<JournalEntry>,
  accountId: string,
): readonly JournalEntry[] {
  const all = [...entries];
  const others = new Set(
    all.flatMap((entry) =>
      entry.kind === "run" && entry.accountId !== accountId ? [entry.run] : [],
    ),
  );
  return all.filter(({ run }) => !others.has(run));
}

/** Goes through the entries once, in their order. */
export function summarise(entries: Iterable<JournalEntry>): JournalSummary {
  const summary = new Summary();
  for (const entry of entries) summary.add(entry);
  return summary.result();
}

class Summary {
  readonly #runs = new Map<string, Changing<RunSummary>>();
  readonly #items = new Map<ItemId, ItemState>();
  readonly #open = new Map<
    string,
    { readonly entry: CallEntry; readonly call: Changing<CallSummary> }
  >();
  readonly #acts = new ActBook();
  readonly #closures = new Map<string, ClosureRecord>();
  readonly #readings: ReadingRecord[] = [];
  readonly #told: ToldRecord[] = [];
  #lastActing: string | undefined;

  add(entry: JournalEntry): void {
    switch (entry.kind) {
      case "run": {
        const { run, command, accountId, at } = entry;
        this.#runs.set(run, { run, command, accountId, startedAt: at });
        return;
      }
      case "end": {
        const run = this.#runs.get(entry.run);
        if (run !== undefined) Object.assign(run, { endedAt: entry.at, outcome: entry.outcome });
        return;
      }
      case "call": {
        const { at, run, does, action, region } = entry;
        this.#lastActing = run;
        const call: Changing<CallSummary> = { at, run, does, action, region };
        if (entry.changes !== undefined) call.changes = true;
        if (entry.undoes !== undefined) call.undoes = true;
        this.#item(entry.item).calls.push(call);
        this.#open.set(callKey(entry), { entry, call });
        this.#acts.begun(entry);
        return;
      }
      case "answer":
        this.#answer(entry);
        return;
      case "proved": {
        const item = this.#item(entry.item);
        const { at, how, until } = entry;
        item.proved = { at, how, ...(until === undefined ? {} : { until }) };
        this.#acts.ended(entry.item);
        delete item.failure;
        delete item.back;
        return;
      }
      case "stuck":
        this.#item(entry.item).failure = { at: entry.at, reason: entry.reason };
        return;
      case "undone":
        this.#acts.undone(entry);
        for (const call of this.#item(entry.item).calls) {
          if (call.does === entry.step) call.undone = true;
        }
        this.#settle(entry);
        return;
      case "back": {
        const { at, creator } = entry;
        this.#acts.ended(entry.item);
        const item = this.#item(entry.item);
        item.back = { at, ...(creator === undefined ? {} : { creator }) };
        item.failure = {
          at,
          reason: `it came back${creator === undefined ? "" : `, made anew by ${creator}`}`,
        };
        delete item.proved;
        return;
      }
      case "closure":
        if (BEGINS.has(entry.phase)) this.#lastActing = entry.run;
        this.#closures.set(
          entry.accountId,
          nextClosure(this.#closures.get(entry.accountId), entry),
        );
        return;
      case "reading": {
        const { accountId, name, at, met } = entry;
        this.#readings.push({ accountId, name, at, met });
        return;
      }
      case "told": {
        const { accountId, event, at, digest } = entry;
        this.#told.push({ accountId, event, at, ...(digest === undefined ? {} : { digest }) });
        return;
      }
    }
  }

  #answer(entry: AnswerEntry): void {
    const open = this.#open.get(callKey(entry));
    if (open === undefined) return;
    this.#open.delete(callKey(entry));
    const { at, outcome, code, message, requestId } = entry;
    const reply = {
      ...(code === undefined ? {} : { code }),
      ...(requestId === undefined ? {} : { requestId }),
    };
    Object.assign(open.call, { outcome, ...reply, ...(message === undefined ? {} : { message }) });
    this.#acts.answered(open.entry, entry);
    if (open.call.undoes === true) return;
    const item = this.#item(open.entry.item);
    if (outcome === "accepted" || outcome === "gone") {
      delete item.failure;
      return;
    }
    const words = [code, message].filter((part) => part !== undefined).join(": ");
    const reason = `${open.call.action}: ${OUTCOMES[outcome]}${words === "" ? "" : `, ${words}`}`;
    item.failure = { at, reason, ...reply };
  }

  /** Calls that changed it, or put it back, need no answer any more. */
  #settle({ item, step, each }: Extract<JournalEntry, { readonly kind: "undone" }>): void {
    for (const [key, { entry }] of this.#open) {
      const of = entry.changes ?? entry.undoes;
      if (entry.item === item && of?.step === step && of.each === each) this.#open.delete(key);
    }
  }

  #item(id: ItemId): ItemState {
    const known = this.#items.get(id);
    if (known !== undefined) return known;
    const item: ItemState = { item: id, calls: [] };
    this.#items.set(id, item);
    return item;
  }

  result(): JournalSummary {
    for (const { entry } of this.#open.values()) {
      const item = this.#item(entry.item);
      if (item.proved !== undefined || item.failure !== undefined) continue;
      if (entry.undoes !== undefined) continue;
      item.failure = {
        at: entry.at,
        reason: `${entry.action}: no answer is on record; the run was ended before it came, or goes on`,
      };
    }
    return {
      runs: [...this.#runs.values()],
      lastActing: this.#lastActing,
      items: this.#items,
      acts: this.#acts.acts(),
      open: [...this.#open.values()].map(({ entry }) => entry),
      closures: this.#closures,
      readings: this.#readings,
      told: this.#told,
    };
  }
}

/** Phases that only the run itself notes which leads to them. */
const BEGINS: ReadonlySet<ClosureEntry["phase"]> = new Set([
  "submitting",
  "submitted",
  "awaiting-submission",
  "awaiting-request",
]);

const OUTCOMES: Readonly<Record<Exclude<AnswerEntry["outcome"], "accepted" | "gone">, string>> = {
  busy: "not possible yet",
  refused: "refused",
  denied: "denied",
  throttled: "throttled",
  unknown: "no answer came",
};

function nextClosure(before: ClosureRecord | undefined, entry: ClosureEntry): ClosureRecord {
  const { phase, at, detail } = entry;
  // A new attempt starts anew; within one, what was learned stays.
  const anew = BEGINS.has(phase) && phase !== "submitted";
  const known = anew ? undefined : before;
  const requestId = known?.requestId ?? entry.requestId;
  const endsAt = entry.endsAt ?? known?.endsAt;
  const submittedAt = entry.submittedAt ?? (phase === "submitted" ? at : known?.submittedAt);
  return {
    phase,
    at,
    detail,
    ...(requestId === undefined ? {} : { requestId }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
  };
}
