import { statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Clock } from "../../core/clock.ts";
import type { JournalEntry } from "../../core/journal.ts";
import { Problem } from "../../core/problem.ts";
import { systemCode } from "../../files/local.ts";
import { journalLines } from "./journal-file.ts";

/** How a journal is followed. */
export interface FollowOptions {
  /** Ends the following. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Milliseconds between two looks where the file system reports no changes; default 1000. */
  readonly pollMs?: number;
  /** Asked before each look: true ends the following with what that look finds. */
  readonly isOver?: () => boolean;
}

/**
 * Yields the entries that are there and then each new one as it is appended, until the signal aborts
 * or it is over.
 * The journal need not exist yet. Throws the Problem `journal` for a bad line, or when the file
 * became shorter than what was read.
 */
export async function* followJournal(
  file: string,
  { signal, clock, pollMs = 1000, isOver = () => false }: FollowOptions,
): AsyncGenerator<JournalEntry> {
  const news = new Bell();
  const watcher = watchFile(file, news);
  let read = { end: 0, number: 0 };
  try {
    while (!signal.aborted) {
      const last = isOver();
      refuseShorter(file, read.end);
      for await (const line of journalLines(file, read)) {
        read = line;
        yield line.entry;
        if (signal.aborted) return;
      }
      if (last) return;
      await news.heardWithin(pollMs, clock, signal);
    }
  } finally {
    watcher?.close();
  }
}

function refuseShorter(file: string, read: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size >= read) return;
  throw new Problem({
    code: "journal",
    summary: `${file} became shorter while it was followed.`,
    where: file,
    next: "A journal only grows. See who replaced or removed it, then follow it again.",
  });
}

/** Watches the folder, since the file may not be there yet. Without a watcher, polling is enough. */
function watchFile(file: string, news: Bell): { close(): void } | undefined {
  const name = basename(file);
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, changed) => {
      if (changed === null || changed === name) news.ring();
    });
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch (error) {
    // Too many watches, none on this file system, or no folder yet.
    if (systemCode(error) !== undefined) return undefined;
    throw error;
  }
}

/** Remembers one ring until somebody listens. */
class Bell {
  #rung = false;
  #listener: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#listener?.();
  }

  /** Resolves at a ring, after the time, or when the signal aborts. */
  async heardWithin(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const until = AbortSignal.any([signal, over.signal]);
    this.#listener = () => over.abort();
    if (this.#rung) over.abort();
    try {
      if (!until.aborted) await clock.sleep(ms, until);
    } catch (error) {
      if (!until.aborted) throw error;
    } finally {
      this.#listener = undefined;
      this.#rung = false;
    }
  }
}
