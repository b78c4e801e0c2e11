import { randomUUID } from "node:crypto";
import { closeSync, constants, copyFileSync, fsyncSync, linkSync, openSync } from "node:fs";
import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { Problem } from "../core/problem.ts";
import { readText, removeQuietly, systemCode, unwritable, writeAll, writeAtomic } from "./local.ts";
import { ownMark, type ProcessMark, stateOf } from "./process-mark.ts";
import { accountPaths } from "./project.ts";

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

const maybe = z.exactOptional(z.string());
const holderShape = z.object({
  accountId: z.string(),
  command: z.string(),
  since: z.string(),
  pid: z.number().int().positive(),
  host: z.string(),
  boot: maybe,
  space: maybe,
  started: maybe,
});
type Holder = z.infer<typeof holderShape>;

/**
 * Takes the lock of an account's folder for this process, until `release` or the end of the process.
 * Throws the Problem `locked` that names the holder while another run has it (also one of this same
 * process); the lock of a process that is dead is taken over. Throws `unwritable` as well.
 */
export function acquireLock(dir: string, { accountId, command, clock }: LockRequest): Lock {
  const file = accountPaths(dir).lock;
  const mark = ownMark();
  const holder = { accountId, command, since: new Date(clock.now()).toISOString(), ...mark };
  const text = `${JSON.stringify(holder, null, 2)}\n`;
  let note: string | undefined;
  if (!create(file, text)) note = takeOver(file, text, mark);
  return new HeldLock(file, text, note);
}

/** Makes the file with all of its text at once, unless it is there. */
function create(file: string, text: string): boolean {
  // Process numbers are the same in many containers, and the folder may be on a disk that they share.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const fd = openSync(draft, "w");
    try {
      writeAll(fd, Buffer.from(text));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    // A link fails when the name is taken, and never shows half a text.
    linkOrCopy(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw unwritable(file, error);
  } finally {
    removeQuietly(draft);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(systemCode(error) ?? "")) throw error;
    // A file system without links; a reader may see half a text there, and then refuses.
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** Replaces the lock of a dead process, one taker at a time; returns what to tell the user. */
function takeOver(file: string, text: string, own: ProcessMark): string | undefined {
  const door = `${file}.takeover`;
  refuseUnlessDead(file, own);
  // Without the door, two runs that both saw the dead holder could each remove the other's new lock.
  if (!create(door, text)) throw heldBy(door, readHolder(door));
  try {
    const dead = refuseUnlessDead(file, own);
    if (dead === undefined) {
      if (!create(file, text)) throw heldBy(file, readHolder(file));
      return undefined;
    }
    // In one move, so that no third run finds the place free in between.
    writeAtomic(file, text);
    return `The run that held ${file} is no longer there (${who(dead)}); its lock was taken over.`;
  } finally {
    removeQuietly(door);
  }
}

/** The dead holder; undefined when nobody holds the lock any more. */
function refuseUnlessDead(file: string, own: ProcessMark): Holder | undefined {
  if (readText(file) === undefined) return undefined;
  const holder = readHolder(file);
  if (holder !== undefined && stateOf(holder, own) === "dead") return holder;
  throw heldBy(file, holder, own);
}

function readHolder(file: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(readText(file) ?? ""));
  } catch {
    return undefined;
  }
}

function who({ command, pid, host, since }: Holder): string {
  const [machine = host] = host.split(" ");
  return `\`${command}\`, process ${pid} on ${machine}, since ${since}`;
}

function heldBy(file: string, holder: Holder | undefined, own?: ProcessMark): Problem {
  const here = holder !== undefined && own !== undefined && stateOf(holder, own) === "alive";
  const summary =
    holder === undefined
      ? `Another run may hold this account: ${file} is there and cannot be read.`
      : `Another run holds the account ${holder.accountId}: ${who(holder)}.`;
  const next = here
    ? `Wait for it to end, or stop it: kill ${holder.pid}. \`npx closeout follow\` shows what it does.`
    : `It cannot be seen from here whether that run still goes on. When you are sure that it does not, remove ${file} and run the command again.`;
  return new Problem({ code: "locked", summary, where: file, next });
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
  readonly #text: string;

  constructor(file: string, text: string, note: string | undefined) {
    this.file = file;
    this.note = note;
    this.#text = text;
    if (held.size === 0) {
      process.on("exit", releaseAll);
      // First in line, so that listeners that remove themselves when called still count.
      for (const signal of SIGNALS) process.prependListener(signal, onSignal);
    }
    held.add(this);
  }

  release(): void {
    if (!held.delete(this)) return;
    if (held.size === 0) {
      process.off("exit", releaseAll);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    }
    // Removed by hand meanwhile, and taken by another run: then it is no longer ours to remove.
    if (readQuietly(this.file) === this.#text) removeQuietly(this.file);
  }
}

function readQuietly(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
