import * as z from "zod";
import { CLOSURE_PHASES, type JournalEntry } from "../../core/journal.ts";
import { EVENTS } from "../../core/notification.ts";
import { Problem } from "../../core/problem.ts";
import { redacting } from "../../core/secrets.ts";
import { visibleJson } from "../../core/visible.ts";

const at = z.string();
const run = z.string();
const maybe = z.exactOptional(z.string());
const change = z.object({ step: z.string(), each: maybe });

const entry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("run"),
    at,
    run,
    command: z.string(),
    accountId: z.string(),
    pid: z.number(),
    owner: z.exactOptional(z.object({ pid: z.number(), started: maybe })),
    looks: z.exactOptional(z.literal(true)),
  }),
  z.object({ kind: z.literal("end"), at, run, outcome: z.string() }),
  z.object({
    kind: z.literal("call"),
    at,
    run,
    seq: z.number(),
    item: z.string(),
    does: z.string(),
    action: z.string(),
    region: z.string(),
    changes: z.exactOptional(
      change.extend({ before: z.exactOptional(z.record(z.string(), z.string())) }),
    ),
    undoes: z.exactOptional(change),
  }),
  z.object({
    kind: z.literal("answer"),
    at,
    run,
    seq: z.number(),
    outcome: z.enum(["accepted", "gone", "busy", "refused", "denied", "throttled", "unknown"]),
    code: maybe,
    message: maybe,
    requestId: maybe,
  }),
  z.object({
    kind: z.literal("proved"),
    at,
    run,
    item: z.string(),
    how: z.string(),
    until: maybe,
  }),
  z.object({ kind: z.literal("stuck"), at, run, item: z.string(), reason: z.string() }),
  change.extend({ kind: z.literal("undone"), at, run, item: z.string(), how: z.string() }),
  z.object({ kind: z.literal("back"), at, run, item: z.string(), creator: maybe }),
  z.object({
    kind: z.literal("closure"),
    at,
    run,
    accountId: z.string(),
    phase: z.enum(CLOSURE_PHASES),
    detail: z.string(),
    requestId: maybe,
    endsAt: maybe,
    submittedAt: maybe,
  }),
  z.object({
    kind: z.literal("reading"),
    at,
    run,
    accountId: z.string(),
    name: z.string(),
    met: z.boolean(),
    detail: z.string(),
  }),
  z.object({
    kind: z.literal("told"),
    at,
    run,
    accountId: z.string(),
    event: z.enum(EVENTS),
    digest: maybe,
  }),
]);

/** One journal line, its line end included. */
export function entryLine(value: JournalEntry): string {
  return `${visibleJson(JSON.stringify(value, redacting))}\n`;
}

/** Takes a complete line apart. Throws the Problem `journal` that names the line. */
export function parseEntry(line: string, file: string, number: number): JournalEntry {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw corrupt(file, number, "is not valid JSON", error);
  }
  const parsed = entry.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join(".") ?? "";
  throw corrupt(file, number, `is no journal entry${place === "" ? "" : ` (${place})`}`);
}

function corrupt(file: string, line: number, how: string, cause?: unknown): Problem {
  return new Problem({
    code: "journal",
    summary: `Line ${line} of ${file} ${how}.`,
    where: `${file}:${line}`,
    next: "The journal is written by Closeout alone. Restore that line from a copy, or move the file away: without it, no run knows what earlier ones did.",
    cause,
  });
}
