import { randomBytes } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { createRecorder, type Recorder } from "../engine/recorder.ts";
import { processOf } from "../record/lock/process-mark.ts";
import type { AccountRecord, HeldJournal, Hold } from "../record/record.ts";

/** A run that may change something: the lock is held and the journal is open. */
export interface Run {
  readonly recorder: Recorder;
  /** A note about a lock that was taken over, when there is one. */
  readonly note: string | undefined;
  /**
   * To be called once by whoever began; a second call does nothing. Throws the Problem that kept what was
   * noted from being on record. A run whose end alone could not be written down counts as killed, and the
   * next one looks again.
   */
  end(outcome: string): Promise<void>;
  /** Does the work of the run; what it throws ends the run and is thrown on. The work ends it else. */
  during<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** What a run is made of. */
export interface RunOptions {
  readonly accountId: string;
  /** Where its journal and its lock are. */
  readonly record: AccountRecord;
  readonly clock: Clock;
  readonly command: string;
  /** The process of the command that makes the run; this one unless told otherwise. */
  readonly owner: number | undefined;
  /** The run changes nothing. */
  readonly looks: boolean;
}

/** What a run holds while it goes on. */
interface Opened {
  readonly hold: Hold;
  readonly journal: HeldJournal;
  readonly recorder: Recorder;
}

/** The one run of a process, which the waves of a command share; it ends with the last of them. */
export class SharedRun {
  /** It changes nothing. */
  readonly looks: boolean;
  /** Settles when the account was let go of. */
  readonly over: Promise<void>;
  readonly #opened: Promise<Opened>;
  readonly #outcomes: string[] = [];
  #holders = 0;
  #isEnding = false;
  #settle: () => void = () => {};

  /** Takes the lock, then opens the journal, once the run before it is over. */
  constructor(options: RunOptions, before: Promise<void>) {
    this.looks = options.looks;
    this.over = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#opened = before.then(() => opened(options));
    // Whoever joins hears of it.
    this.#opened.catch(() => this.#isOver());
  }

  /** True once nobody can join any more. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** One more who takes part. Throws the Problem `locked`, or that the record cannot be written. */
  async join(): Promise<Run> {
    this.#holders += 1;
    const { hold, journal, recorder } = await this.#opened;
    let ended = false;
    const end = async (outcome: string): Promise<void> => {
      if (ended) return;
      ended = true;
      this.#holders -= 1;
      this.#outcomes.push(outcome);
      await (this.#holders > 0 ? journal.onDisk() : this.#close({ hold, journal, recorder }));
    };
    return {
      recorder,
      note: hold.note,
      end,
      during: async (signal, work) => {
        try {
          return await work();
        } catch (cause) {
          const how = signal?.aborted === true ? "stopped" : `failed: ${said(cause)}`;
          // What ended the run is what is told.
          await end(how).catch(() => undefined);
          throw cause;
        }
      },
    };
  }

  async #close({ hold, journal, recorder }: Opened): Promise<void> {
    this.#isEnding = true;
    try {
      recorder.note({ kind: "end", outcome: this.#outcomes.join("; ") });
    } catch {
      // What stopped the journal has stopped the run before, and was said there.
    }
    try {
      await journal.close();
    } finally {
      await hold.release();
      this.#isOver();
    }
  }

  #isOver(): void {
    this.#isEnding = true;
    this.#settle();
  }
}

async function opened(options: RunOptions): Promise<Opened> {
  const { accountId, record, clock, command, owner, looks } = options;
  const hold = await record.hold({ accountId, command, clock });
  let journal: HeldJournal | undefined;
  try {
    journal = await hold.open();
    const run = `${new Date(clock.now()).toISOString()}-${randomBytes(3).toString("hex")}`;
    const recorder = createRecorder(journal, run, clock);
    recorder.note({
      kind: "run",
      command,
      accountId,
      pid: process.pid,
      owner: processOf(owner ?? process.pid),
      ...(looks ? { looks } : {}),
    });
    return { hold, journal, recorder };
  } catch (cause) {
    await journal?.close().catch(() => undefined);
    await hold.release();
    throw cause;
  }
}

function said(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
