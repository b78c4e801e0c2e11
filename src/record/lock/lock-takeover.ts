import { createHash } from "node:crypto";
import { Problem } from "../../core/problem.ts";
import { readText, removeQuietly, writeAtomic } from "../../files/local.ts";
import { create, type Held, type Holder, heldIn, type Judge, judged } from "./lock-holder.ts";

/** More takers than ever died one after another at the same lock. */
const MOST_DOORS = 100;

/**
 * Replaces the lock of a dead process, one taker at a time; returns what to tell the user, undefined where
 * the lock was free after all. Throws the Problem `locked` while anybody may hold it.
 */
export function takeOver(file: string, text: string, judge: Judge): string | undefined {
  const dead = deadAt(file, judge);
  if (dead === undefined) {
    if (create(file, text) === undefined) return undefined;
    throw lockedBy(file, judge);
  }
  const doors = enter(file, text, dead, judge);
  try {
    // Whoever was here before has replaced it by now: its doors are gone with that.
    if (readText(file) !== dead.text) throw lockedBy(file, judge);
    // In one move, so that no third run finds the place free in between.
    writeAtomic(file, text);
  } finally {
    for (const door of doors.toReversed()) removeQuietly(door);
  }
  const { by } = dead;
  return typeof by === "string"
    ? `The lock ${file} was never written to its end; it was taken over.`
    : `The run that held ${file} is no longer there (${who(by)}); its lock was taken over.`;
}

/** The file that a taker of a lock makes first: whoever made it alone may replace a lock with that text. */
export function doorOf(file: string, text: string): string {
  return `${file}.takeover.${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/**
 * Makes the door to a dead lock; returns it with those of takers that died at it before. Without a door,
 * two runs that both saw the dead holder could each remove the other's new lock. A dead taker's door is
 * left where it is, and the next one is made to it: so it too has one taker alone.
 */
function enter(file: string, text: string, dead: Held, judge: Judge): readonly string[] {
  const doors: string[] = [];
  let { text: to } = dead;
  while (doors.length < MOST_DOORS) {
    const door = doorOf(file, to);
    doors.push(door);
    if (create(door, text) === undefined) return doors;
    const before = deadAt(door, judge);
    if (before === undefined) throw lockedBy(file, judge);
    to = before.text;
  }
  throw lockedBy(file, judge);
}

/** What a dead process left there; undefined when nothing is there. Throws while it may be alive. */
function deadAt(file: string, judge: Judge): Held | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const held = heldIn(text);
  const state = judged(file, held, judge);
  if (state === "dead" || state === "silent") return held;
  throw refusal(file, held, judge);
}

/** Somebody was quicker. */
function lockedBy(file: string, judge: Judge): Problem {
  return refusal(file, heldIn(readText(file) ?? ""), judge);
}

function refusal(file: string, held: Held, judge: Judge): Problem {
  const { by } = held;
  if (typeof by === "string") {
    return by === "nobody"
      ? locked(
          file,
          `Another run is taking this account: ${file} is there and not written to its end.`,
          "Run the command again in a few seconds; a lock that was left so is then taken over.",
        )
      : locked(
          file,
          `Another run may hold this account: ${file} is there and cannot be read as a lock.`,
          `When you are sure that no run goes on, remove ${file} and run the command again.`,
        );
  }
  return locked(
    file,
    `Another run holds the account ${by.accountId}: ${who(by)}.`,
    judged(file, held, judge) === "alive"
      ? `Wait for it to end, or stop it: kill ${by.pid}. \`npx closeout follow\` shows what it does.`
      : `It cannot be seen from here whether that run still goes on. When you are sure that it does not, remove ${file} and run the command again.`,
  );
}

function locked(file: string, summary: string, next: string): Problem {
  return new Problem({ code: "locked", summary, where: file, next });
}

/** Who holds a lock, for a message. */
export function who({ command, pid, host, since }: Holder): string {
  const [machine = host] = host.split(" ");
  return `\`${command}\`, process ${pid} on ${machine}, since ${since}`;
}
