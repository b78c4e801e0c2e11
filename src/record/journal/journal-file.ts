import {
  closeSync,
  createReadStream,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { JournalEntry, JournalWriter } from "../../core/journal.ts";
import {
  removeQuietly,
  syncFolder,
  systemCode,
  unreadable,
  unwritable,
  writeAll,
} from "../../files/local.ts";
import { entryLine, parseEntry } from "./journal-entry.ts";

/** An open journal. One writer at a time: hold the account's lock while it is open. */
export interface Journal extends JournalWriter {
  readonly file: string;
  /** After this, `append` throws. */
  close(): void;
}

const dataSync = promisify(fdatasync);

const LINE_END = 0x0a;
/** More than a run's next few hundred lines. */
const PROBE_BYTES = 64 * 1024;

/**
 * Opens the journal for appending, and makes it when there is none. Throws the Problem `unwritable`
 * when a line could not be kept: that is found out here, before anything is changed. What a crash
 * left of a last line is cut off; its `append` never returned, so nothing that was on record is lost.
 */
export function openJournal(file: string): Journal {
  let fd: number | undefined;
  try {
    fd = openSync(file, "a+");
    probe(dirname(file));
    cutTornLine(fd, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    throw unwritable(file, error);
  }
  return new AppendOnlyFile(file, fd);
}

class AppendOnlyFile implements Journal {
  readonly file: string;
  #fd: number | undefined;
  /** A failed append may have left a part of its line. */
  #torn = false;
  /** There are entries that nobody has waited for on disk. */
  #dirty = false;
  /** The writing to disk that is under way, and the one after it that some wait for. */
  #syncing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(file: string, fd: number) {
    this.file = file;
    this.#fd = fd;
  }

  append(entry: JournalEntry): void {
    if (this.#fd === undefined) throw new Error(`${this.file} is closed`);
    try {
      if (this.#torn) cutTornLine(this.#fd, this.file);
      this.#torn = true;
      writeAll(this.#fd, Buffer.from(entryLine(entry)));
      this.#torn = false;
      this.#dirty = true;
    } catch (error) {
      throw unwritable(this.file, error);
    }
  }

  /** A disk takes milliseconds for each: all who ask while it is at work share the next. */
  onDisk(): Promise<void> {
    this.#next ??= this.#syncing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#syncing = this.#sync();
        return this.#syncing;
      });
    return this.#next;
  }

  close(): void {
    if (this.#fd === undefined) return;
    const fd = this.#fd;
    this.#fd = undefined;
    try {
      if (this.#dirty) fdatasyncSync(fd);
    } catch (error) {
      throw unwritable(this.file, error);
    } finally {
      closeSync(fd);
    }
  }

  async #sync(): Promise<void> {
    if (this.#fd === undefined) throw new Error(`${this.file} is closed`);
    try {
      this.#dirty = false;
      await dataSync(this.#fd);
    } catch (error) {
      this.#dirty = true;
      throw unwritable(this.file, error);
    }
  }
}

/** Writes and removes a file beside the journal: a full disk or quota shows here. */
function probe(dir: string): void {
  const file = join(dir, `.journal-probe.${process.pid}`);
  try {
    const fd = openSync(file, "w");
    try {
      writeAll(fd, Buffer.alloc(PROBE_BYTES));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } finally {
    removeQuietly(file);
  }
}

/** Cuts off what stands after the last line end; a complete entry there gets its line end instead. */
function cutTornLine(fd: number, file: string): void {
  const stat = fstatSync(fd);
  if (!stat.isFile()) return;
  const keep = endOfLastLine(fd, stat.size);
  if (keep === stat.size) return;
  const rest = Buffer.alloc(stat.size - keep);
  readSync(fd, rest, 0, rest.length, keep);
  if (completeEntry(rest, file) === undefined) ftruncateSync(fd, keep);
  else writeAll(fd, Buffer.of(LINE_END));
  fsyncSync(fd);
}

/** The entry of a line without its end; undefined when a part of it is missing as well. */
function completeEntry(rest: Buffer, file: string): JournalEntry | undefined {
  // Only whole objects end in a brace that closes the first one: a part of a line is never valid JSON.
  try {
    return parseEntry(rest.toString("utf8"), file, 0);
  } catch {
    return undefined;
  }
}

function endOfLastLine(fd: number, size: number): number {
  const block = Buffer.alloc(64 * 1024);
  let end = size;
  while (end > 0) {
    const start = Math.max(0, end - block.length);
    const length = readSync(fd, block, 0, end - start, start);
    const found = block.subarray(0, length).lastIndexOf(LINE_END);
    if (found !== -1) return start + found + 1;
    end = start;
  }
  return 0;
}

/** A complete line of the file. */
export interface JournalLine {
  readonly entry: JournalEntry;
  /** Offset in bytes behind its line end. */
  readonly end: number;
  /** 1-based. */
  readonly number: number;
}

/**
 * Complete lines from an offset on, which must be the start of a line; returns what stands behind the
 * last of them. Splits at line feeds alone: JSON text may hold other characters that count as line
 * ends elsewhere.
 */
export async function* journalLines(
  file: string,
  from: { readonly end: number; readonly number: number } = { end: 0, number: 0 },
): AsyncGenerator<JournalLine, Buffer> {
  let { end, number } = from;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks(file, end)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    let at = rest.indexOf(LINE_END);
    while (at !== -1) {
      const line = rest.toString("utf8", start, at);
      number += 1;
      end += at + 1 - start;
      start = at + 1;
      yield { entry: parseEntry(line, file, number), end, number };
      at = rest.indexOf(LINE_END, start);
    }
    rest = rest.subarray(start);
  }
  return rest;
}

async function* chunks(file: string, start: number): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { start });
  try {
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw unreadable(file, error, "journal");
  } finally {
    stream.destroy();
  }
}

/**
 * Reads the journal line by line; no file means no entries. A last line that a crash left without its
 * end is passed over when a part is missing. Throws the Problem `journal` for any other bad line.
 */
export async function* readJournal(file: string): AsyncGenerator<JournalEntry> {
  const lines = journalLines(file);
  let next = await lines.next();
  while (next.done !== true) {
    yield next.value.entry;
    next = await lines.next();
  }
  const last = completeEntry(next.value, file);
  if (last !== undefined) yield last;
}

/** All entries at once. */
export async function loadJournal(file: string): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const entry of readJournal(file)) entries.push(entry);
  return entries;
}
