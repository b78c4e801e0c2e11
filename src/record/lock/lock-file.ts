import { utimesSync } from "node:fs";
import type { Clock } from "../../core/clock.ts";
import { readText, removeQuietly } from "../../files/local.ts";
import { accountPaths } from "../../files/project.ts";
import { BEAT_MS, create, type Holder } from "./lock-holder.ts";
import { takeOver } from "./lock-takeover.ts";
import { ownMark } from "./process-mark.ts";

/** A run's hold on an account. */
export interface Lock {
  readonly file: string;
  /** To be said to the user: the lock of a run that had died was taken over. */
  readonly note: string | undefined;
  /** Lets go; a second call does nothing. */
  release(): void;
}

/** Who wants the lock. */
export interface LockRequest {
  readonly accountId: string;
  /** What the user typed, for whoever finds the account taken. */
  readonly command: string;
  readonly clock: Clock;
}

/**
 * Takes the lock of an account's folder for this process, until `release` or the end of the process.
 * Throws the Problem `locked` that names the holder while another run has it (also one of this same
 * process); the lock of a process that is dead is taken over. Throws `unwritable` as well.
 */
export function acquireLock(dir: string, { accountId, command, clock }: LockRequest): Lock {
  const file = accountPaths(dir).lock;
  const mark = ownMark();
  const since = new Date(clock.now()).toISOString();
  const holder: Holder = { accountId, command, since, ...mark, beats: BEAT_MS };
  const text = `${JSON.stringify(holder, null, 2)}\n`;
  const there = create(file, text);
  const note =
    there === undefined ? undefined : takeOver(file, text, { ...there, own: mark, isHeld });
  return new HeldLock(file, text, note);
}

/** True for the text of a lock that this process has. */
function isHeld(text: string): boolean {
  return [...held].some((lock) => lock.text === text);
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Locks of this process. */
const held = new Set<HeldLock>();

function releaseAll(): void {
  for (const lock of [...held]) lock.release();
}

/** Whoever else listens ends the run in its own way; without anybody, the signal does as usual. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  releaseAll();
  process.kill(process.pid, signal);
}

class HeldLock implements Lock {
  readonly file: string;
  readonly note: string | undefined;
  readonly text: string;
  readonly #beating: NodeJS.Timeout;

  constructor(file: string, text: string, note: string | undefined) {
    this.file = file;
    this.note = note;
    this.text = text;
    this.#beating = setInterval(() => this.#beat(), BEAT_MS).unref();
    if (held.size === 0) {
      process.on("exit", releaseAll);
      // First in line, so that listeners that remove themselves when called still count.
      for (const signal of SIGNALS) process.prependListener(signal, onSignal);
    }
    held.add(this);
  }

  release(): void {
    if (!held.delete(this)) return;
    clearInterval(this.#beating);
    if (held.size === 0) {
      process.off("exit", releaseAll);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    }
    // Removed by hand meanwhile, and taken by another run: then it is no longer ours to remove.
    if (readQuietly(this.file) === this.text) removeQuietly(this.file);
  }

  /** Says to those that cannot see this process that it still goes on. */
  #beat(): void {
    if (readQuietly(this.file) !== this.text) return;
    try {
      const now = new Date();
      utimesSync(this.file, now, now);
    } catch {
      // Who can see the process needs no sign of it.
    }
  }
}

function readQuietly(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
