import type { Change } from "./acts.ts";
import type { EventKind } from "./notification.ts";

/** What a journal line may say. Times are ISO 8601 in UTC. */
export type JournalEntry =
  | {
      readonly kind: "run";
      readonly at: string;
      readonly run: string;
      readonly command: string;
      readonly accountId: string;
      readonly pid: number;
      /**
       * The process of the command that the run belongs to, such as Terraform's: a command may make
       * several runs, one after another, and is over with that process.
       */
      readonly owner?: CommandProcess;
      /** Set when the run changes nothing and only notes what was seen. */
      readonly looks?: true;
    }
  | { readonly kind: "end"; readonly at: string; readonly run: string; readonly outcome: string }
  /** A call that changes something is about to be made. */
  | {
      readonly kind: "call";
      readonly at: string;
      readonly run: string;
      /** Joins the call with its answer. */
      readonly seq: number;
      readonly item: string;
      readonly does: string;
      readonly action: string;
      readonly region: string;
      /** Set where the call changes its item and does not delete it. */
      readonly changes?: Change;
      /** Set where the call undoes what an earlier one changed. */
      readonly undoes?: Pick<Change, "step" | "each">;
    }
  /** Its answer. `unknown`: no answer came, the call may have been carried out. */
  | {
      readonly kind: "answer";
      readonly at: string;
      readonly run: string;
      readonly seq: number;
      readonly outcome:
        | "accepted"
        | "gone"
        | "busy"
        | "refused"
        | "denied"
        | "throttled"
        | "unknown";
      readonly code?: string;
      readonly message?: string;
      readonly requestId?: string;
    }
  /** A complete listing proved that an item is gone (or reached its end state). */
  | {
      readonly kind: "proved";
      readonly at: string;
      readonly run: string;
      readonly item: string;
      readonly how: string;
      /** When the cloud deletes it, where its deletion is scheduled. */
      readonly until?: string;
    }
  /** An item could not be removed in this run. */
  | {
      readonly kind: "stuck";
      readonly at: string;
      readonly run: string;
      readonly item: string;
      readonly reason: string;
    }
  /** What a run of ours had changed of an item reads as it was before, or there is nothing left to undo. */
  | {
      readonly kind: "undone";
      readonly at: string;
      readonly run: string;
      readonly item: string;
      readonly step: string;
      readonly each?: string;
      readonly how: string;
    }
  /** An item that was gone is back. */
  | {
      readonly kind: "back";
      readonly at: string;
      readonly run: string;
      readonly item: string;
      readonly creator?: string;
    }
  /** The closure moved on. */
  | {
      readonly kind: "closure";
      readonly at: string;
      readonly run: string;
      readonly accountId: string;
      readonly phase: ClosurePhase;
      readonly detail: string;
      readonly requestId?: string;
      readonly endsAt?: string;
      /** When it was submitted, where a person stated that. */
      readonly submittedAt?: string;
    }
  /** What a condition of the closure was; noted when it is another than before. */
  | {
      readonly kind: "reading";
      readonly at: string;
      readonly run: string;
      readonly accountId: string;
      readonly name: string;
      readonly met: boolean;
      readonly detail: string;
    }
  /** What a team was told after a check, so that the next one need not repeat it. */
  | {
      readonly kind: "told";
      readonly at: string;
      readonly run: string;
      readonly accountId: string;
      readonly event: EventKind;
      /** A digest of what was told; absent where there was nothing to tell any more. */
      readonly digest?: string;
    };

/** A process of this machine; `started` tells it from a later one of the same number. */
export interface CommandProcess {
  readonly pid: number;
  readonly started?: string;
}

/** What a closure's journal line may say. */
export const CLOSURE_PHASES = [
  "submitting",
  "awaiting-submission",
  "submitted",
  "waiting",
  "closed",
  "failed",
  "refused",
  "left",
  "awaiting-request",
  "requested",
  "disassociated",
] as const;
/** One of {@link CLOSURE_PHASES}. */
export type ClosurePhase = (typeof CLOSURE_PHASES)[number];

/** Where entries go. */
export interface JournalWriter {
  /** Returns when the entry is with the operating system: the end of this process does not lose it. */
  append(entry: JournalEntry): void;
  /** Resolves when all entries so far are on disk: the end of the machine does not lose them either. */
  onDisk(): Promise<void>;
}
