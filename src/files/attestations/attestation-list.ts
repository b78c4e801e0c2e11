import { LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { Problem } from "../../core/problem.ts";
import {
  type Fault,
  faultsOf,
  lineOf,
  quoteIds,
  secretFaults,
  syntaxFaults,
} from "../account/account-faults.ts";
import { KEY_SEPARATOR } from "../account/account-schema.ts";
import { readText } from "../local.ts";

/** One of several attestations in a file, in the words of an attestation's own file. */
export interface ListedAttestation extends z.infer<typeof entry> {
  /** 1-based. */
  readonly line: number;
}

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(KEY_SEPARATOR) : undefined,
  });
}

/** How each part reads is checked where an attestation of the command line is. */
const entry = strict({
  answers: strict({ policy: z.string(), subject: z.string() }),
  answer: z.string(),
  done: z.string(),
  by: z.string(),
  at: z.string().optional(),
  validUntil: z.string().optional(),
  evidence: strict({
    text: z.string().optional(),
    link: z.string().optional(),
    file: z.string().optional(),
  }).optional(),
  reference: z.string().optional(),
  backup: strict({ location: z.string(), key: z.string() }).optional(),
  reasons: z.array(strict({ name: z.string(), description: z.string() })).optional(),
  lastCharge: z.string().optional(),
});

/**
 * Reads a file of several attestations: a YAML list, each with the keys of an attestation's own file.
 * Throws the Problem `attestation-file` that names every mistake with its line, or `not-found`.
 */
export function readAttestationList(file: string): readonly ListedAttestation[] {
  const text = readText(file);
  if (text === undefined) {
    throw new Problem({
      code: "not-found",
      summary: `There is no file ${file}.`,
      where: file,
      next: "Name a YAML file that lists the attestations; docs/attestations.md shows one.",
    });
  }
  const lines = new LineCounter();
  const source = {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    lines,
  };
  const syntax = syntaxFaults(source);
  if (!syntax.readable) throw mistakes(file, syntax.faults);
  const listed: unknown = dataOf(source.document);
  const count = Array.isArray(listed) ? listed.length : 0;
  const ids = quoteIds(
    source,
    Array.from({ length: count }, (_, at) => [
      [at, "answers", "subject"],
      [at, "reference"],
      [at, "backup", "key"],
    ]).flat(),
  );
  const value = dataOf(source.document);
  const parsed = z.array(entry).min(1, "must list at least one attestation").safeParse(value);
  const faults = [
    ...syntax.faults,
    ...ids,
    ...secretFaults(source),
    ...(parsed.success ? [] : faultsOf(source, parsed.error.issues, value)),
  ];
  if (!parsed.success || faults.length > 0) throw mistakes(file, faults);
  return parsed.data.map((one, at) => ({ ...one, line: lineOf(source, [at]) }));
}

function dataOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch {
    // Aliases that would unfold without end.
    return undefined;
  }
}

function mistakes(file: string, faults: readonly Fault[]): Problem {
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  return new Problem({
    code: "attestation-file",
    summary: [
      `${sorted.length === 1 ? "1 mistake" : `${sorted.length} mistakes`} in ${file}:`,
      ...sorted.map(({ line, says }) => `  ${file}:${line}: ${says}`),
    ].join("\n"),
    where: `${file}:${sorted[0]?.line ?? 1}`,
    next: "Correct the file; docs/attestations.md shows every key. Nothing was written, and nothing was called.",
  });
}
