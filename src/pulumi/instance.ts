import { Problem } from "../core/problem.ts";
import { redactForeign } from "../core/secrets.ts";
import { problemMessage } from "../operations/front/front.ts";
import { error, type Message } from "../operations/front/message.ts";
import { stopGrace } from "../plugin/stop-grace.ts";
import { configure, type ProviderParts } from "./configure.ts";
import { type EngineLog, engineLog } from "./engine-log.ts";
import type { CallHandle, PulumiFront, Stored } from "./front.ts";
import type { Properties } from "./values.ts";

/** What one guarded call came to. */
export type Outcome<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly messages: readonly Message[] };

/** A provider at work: what it was configured with, whom it tells, and whether it was told to stop. */
export class Instance {
  readonly #parts: ProviderParts;
  readonly #stop = new AbortController();
  #log: EngineLog;
  #front: PulumiFront | undefined;
  #absent: Message | undefined;

  /** `engine` is the engine's address, where it is known from the start. */
  constructor(engine: string | undefined, parts: ProviderParts) {
    this.#parts = parts;
    this.#log = engineLog(engine);
  }

  get log(): EngineLog {
    return this.#log;
  }

  /** The engine says where it is. */
  attach(engine: string): void {
    this.#log = engineLog(engine);
  }

  /**
   * Opens the account's folder; what is returned went wrong. One that is not there fails what needs it: a
   * state may hold the name that a folder had, and is refreshed before a program can say another.
   */
  async configure(config: Properties): Promise<readonly Message[]> {
    const log = (message: string): void => this.#log.debug(message);
    try {
      const opened = await configure(config, log, this.#parts);
      if (opened instanceof Problem) this.#absent = problemMessage(opened);
      else this.#front = opened;
      return [];
    } catch (cause) {
      if (cause instanceof Problem) return [problemMessage(cause)];
      throw cause;
    }
  }

  /** Why nothing can be looked at, where the account's folder is not there. */
  get absent(): Message | undefined {
    return this.#absent;
  }

  /** Aborts everything that is under way, and what is still to come. */
  stop(): void {
    this.#stop.abort();
  }

  /**
   * Works on a resource so that it always comes to an outcome: an exception becomes an error, and work that
   * is still busy a moment after a stop is no longer waited for.
   */
  async work<T>(
    doing: string,
    urn: string,
    call: AbortSignal,
    work: (handle: CallHandle) => Promise<T>,
  ): Promise<Outcome<T>> {
    const configured = this.#front;
    if (configured === undefined)
      return {
        done: false,
        messages: [this.#absent ?? error("The provider is not configured", "")],
      };
    const signal = AbortSignal.any([this.#stop.signal, call]);
    const log = this.#log;
    const handle: CallHandle = {
      configured,
      signal,
      urn,
      tell: (messages) => log.tell(urn, messages),
      progress: (message, fields = {}) =>
        log.progress(urn, [message, ...Object.values(fields).slice(-1)].join(": ")),
    };
    const late = stopGrace(signal);
    try {
      return await Promise.race([
        this.#outcome(doing, signal, () => work(handle)),
        late.passed.then((): Outcome<T> => ({ done: false, messages: [stopped(doing)] })),
      ]);
    } finally {
      late.cancel();
      await log.told();
    }
  }

  async #outcome<T>(
    doing: string,
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<Outcome<T>> {
    try {
      return { done: true, result: await work() };
    } catch (thrown) {
      if (signal.aborted && thrown instanceof Error && thrown.name === "AbortError")
        return { done: false, messages: [stopped(doing)] };
      const reason = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.#log.debug(`exception while ${doing}: ${reason.stack}`);
      return {
        done: false,
        messages: [
          error(
            `The provider failed while ${doing}`,
            `${redactForeign(reason.message)}\n\nThis is a defect of the provider. Please report it, with what --debug shows.`,
          ),
        ],
      };
    }
  }
}

/** Remembers how to ask for what is true, should a deploy be stopped. */
export class Checkpoint {
  #current: (() => Stored) | undefined;

  readonly set = (current: () => Stored): void => {
    this.#current = current;
  };

  /** What is true now; undefined where nothing was begun. */
  get(): Stored | undefined {
    return this.#current?.();
  }
}

function stopped(doing: string): Message {
  return error(
    `Stopped while ${doing}`,
    "What was done until then is kept. Run the same command again to go on with the rest.",
  );
}
