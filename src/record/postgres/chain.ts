import { createHash } from "node:crypto";
import type { JournalEntry } from "../../core/journal.ts";
import { Problem } from "../../core/problem.ts";
import { parseEntry } from "../journal/journal-entry.ts";
import type { Row } from "./connection.ts";

/** The end of a journal as far as it is known: the number of its last entry, and what that depends on. */
export interface ChainEnd {
  readonly seq: number;
  /** Of the last entry and of all before it. */
  readonly digest: string;
}

/** Where the journal of an account begins: entries of another account do not fit behind it. */
export function chainStart(cloud: string, id: string): ChainEnd {
  return { seq: 0, digest: digestOf("", `${cloud} ${id}`) };
}

/** The end after one more line. */
export function linked({ seq, digest }: ChainEnd, line: string): ChainEnd {
  return { seq: seq + 1, digest: digestOf(digest, line) };
}

/**
 * Takes the next row of a journal apart. Throws the Problem `journal` where a row is missing before it, was
 * changed, or is no entry.
 */
export function nextEntry(
  before: ChainEnd,
  row: Row,
  where: string,
): { readonly end: ChainEnd; readonly entry: JournalEntry } {
  const { seq, line, digest } = row;
  const end = linked(before, String(line));
  if (seq !== end.seq) throw damaged(where, end.seq, "is missing");
  if (digest !== end.digest) throw damaged(where, end.seq, "is not as it was written");
  try {
    return { end, entry: parseEntry(String(line), where, end.seq) };
  } catch (cause) {
    throw damaged(where, end.seq, "is no journal entry", cause);
  }
}

/** The Problem `journal` for an entry that cannot be relied on. */
export function damaged(where: string, seq: number, how: string, cause?: unknown): Problem {
  return new Problem({
    code: "journal",
    summary: `Entry ${seq} of ${where} ${how}.`,
    where: `table closeout.journal, seq ${seq}`,
    next: "The journal is written by Closeout alone. Restore the database from a copy that holds it: without it, no run knows what earlier ones did. Nothing was called.",
    cause,
  });
}

function digestOf(before: string, line: string): string {
  return createHash("sha256").update(`${before}\n${line}`).digest("hex");
}
