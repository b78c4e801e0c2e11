import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  statSync,
} from "node:fs";
import * as z from "zod";
import { removeQuietly, systemCode, unwritable, writeAll } from "../../files/local.ts";
import { type ProcessMark, stateOf } from "./process-mark.ts";

/** How often a holder says that it still goes on, by the time of its file. Milliseconds. */
export const BEAT_MS = 10_000;

const maybe = z.exactOptional(z.string());
const holderShape = z.object({
  accountId: z.string().default("unknown"),
  command: z.string().default("unknown"),
  since: z.string().default("unknown"),
  pid: z.number().int().positive(),
  host: z.string(),
  boot: maybe,
  space: maybe,
  started: maybe,
  /** How often its file is touched, in milliseconds; earlier versions never do. */
  beats: z.exactOptional(z.number().positive()),
});
/** Who holds a lock, as its file says. */
export type Holder = z.infer<typeof holderShape>;

/** What the file of a lock says; `nobody`: it is no lock, or was never written to its end. */
export type Held = { readonly text: string } & (
  | { readonly by: Holder }
  | { readonly by: "nobody" }
  | { readonly by: "something-else" }
);

/** Takes the text of a lock apart. */
export function heldIn(text: string): Held {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { text, by: "nobody" };
  }
  const holder = holderShape.safeParse(data);
  return holder.success ? { text, by: holder.data } : { text, by: "something-else" };
}

/** What a folder's disk tells to judge a lock by. */
export interface Present {
  /** The present as the disk has it, in milliseconds. */
  readonly now: number;
  /** True where a lock is there with all of its text at once. */
  readonly whole: boolean;
}

/** What is known of this process and of the present, to judge a lock by. */
export interface Judge extends Present {
  readonly own: ProcessMark;
  /** True for the text of a lock that this process has. */
  readonly isHeld: (text: string) => boolean;
}

/** `silent`: nothing can be seen of its process, and it said nothing for long. */
export type HolderState =
  | "alive"
  | "dead"
  | "silent"
  | "unseen"
  | "being-written"
  | "something-else";

/** Copying a lock takes no longer; a file that is still not whole was left so. */
const WRITTEN_MS = 5_000;
/** A holder that cannot be seen is gone once it has missed so many beats. */
const MISSED = 12;

/** Whether whoever holds a lock still goes on. */
export function judged(file: string, held: Held, { own, now, whole, isHeld }: Judge): HolderState {
  const age = Math.abs(now - (timeOf(file) ?? now));
  const { by } = held;
  if (by === "something-else") return by;
  if (by === "nobody") return whole || age > WRITTEN_MS ? "dead" : "being-written";
  const state = stateOf(by, own);
  if (state === "dead") return state;
  if (state === "alive" && isOwn(by, own)) return isHeld(held.text) ? "alive" : "dead";
  // Without the time of its start, a process of that number may be any other.
  if (state === "alive" && by.started !== undefined) return "alive";
  if (by.beats !== undefined && age > by.beats * MISSED) return "silent";
  return state === "alive" ? "alive" : "unseen";
}

function isOwn(holder: Holder, own: ProcessMark): boolean {
  return holder.pid === own.pid && holder.started === own.started;
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * Makes the file with all of its text at once, unless it is there: then what the disk tells is returned.
 * Throws the Problem `unwritable`.
 */
export function create(file: string, text: string): Present | undefined {
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
    return undefined;
  } catch (error) {
    if (systemCode(error) === "EEXIST")
      return { now: timeOf(draft) ?? Date.now(), whole: knowsLinks(draft) };
    throw unwritable(file, error);
  } finally {
    removeQuietly(draft);
  }
}

/** Asked with a file of our own: that a name is taken is said before anything else. */
function knowsLinks(draft: string): boolean {
  const link = `${draft}.link`;
  try {
    linkSync(draft, link);
    return true;
  } catch {
    return false;
  } finally {
    removeQuietly(link);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(systemCode(error) ?? "")) throw error;
    // A file system without links; a reader may see half a text there, and then waits.
    copyOrNothing(from, to);
  }
}

function copyOrNothing(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") removeQuietly(to);
    throw error;
  }
}
