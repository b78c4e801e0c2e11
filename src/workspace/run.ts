import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { Clock } from "../core/clock.ts";
import { createRecorder, type Recorder } from "../engine/recorder.ts";
import { type Journal, openJournal } from "../record/journal/journal-file.ts";
import { acquireLock, type Lock } from "../record/lock/lock-file.ts";
import { processOf } from "../record/lock/process-mark.ts";

/** A run that may change something: the lock is held and the journal is open. */
export interface Run {
  readonly recorder: Recorder;
  /** A note about a lock that was taken over, when there is one. */
  readonly note: string | undefined;
  /**
   * To be called once by whoever began; a second call does nothing. Never throws: a run whose end could
   * not be written down counts as killed, and the next one looks again.
   */
  end(outcome: string): void;
  /** Does the work of the run; what it throws ends the run and is thrown on. The work ends it else. */
  during<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** What a run is made of. */
export interface RunOptions {
  readonly accountId: string;
  /** Path of the journal; the lock stands beside it. */
  readonly journal: string;
  readonly clock: Clock;
  readonly command: string;
  /** The process of the command that makes the run; this one unless told otherwise. */
  readonly owner: number | undefined;
  /** The run changes nothing. */
  readonly looks: boolean;
}

/** The one run of a process, which the waves of a command share; it ends with the last of them. */
export class SharedRun {
  readonly #lock: Lock;
  readonly #journal: Journal;
  readonly #recorder: Recorder;
  readonly #outcomes: string[] = [];
  #holders = 0;

  /** Takes the lock, then opens the journal. Throws the Problem `locked` or `unwritable`. */
  constructor({ accountId, journal, clock, command, owner, looks }: RunOptions) {
    this.#lock = acquireLock(dirname(journal), { accountId, command, clock });
    let opened: Journal | undefined;
    try {
      opened = openJournal(journal);
      const run = `${new Date(clock.now()).toISOString()}-${randomBytes(3).toString("hex")}`;
      this.#recorder = createRecorder(opened, run, clock);
      this.#recorder.note({
        kind: "run",
        command,
        accountId,
        pid: process.pid,
        owner: processOf(owner ?? process.pid),
        ...(looks ? { looks } : {}),
      });
      this.#journal = opened;
    } catch (cause) {
      opened?.close();
      this.#lock.release();
      throw cause;
    }
  }

  /** One more who takes part; `last` is called when nobody does any more. */
  join(last: () => void): Run {
    this.#holders += 1;
    let ended = false;
    const end = (outcome: string): void => {
      if (ended) return;
      ended = true;
      this.#holders -= 1;
      this.#outcomes.push(outcome);
      if (this.#holders > 0) return;
      last();
      this.#close();
    };
    return {
      recorder: this.#recorder,
      note: this.#lock.note,
      end,
      during: async (signal, work) => {
        try {
          return await work();
        } catch (cause) {
          end(
            signal?.aborted === true
              ? "stopped"
              : `failed: ${cause instanceof Error ? cause.message : String(cause)}`,
          );
          throw cause;
        }
      },
    };
  }

  #close(): void {
    try {
      this.#recorder.note({ kind: "end", outcome: this.#outcomes.join("; ") });
    } catch {
      // What stopped the journal has stopped the run before, and was said there.
    } finally {
      this.#journal.close();
      this.#lock.release();
    }
  }
}
