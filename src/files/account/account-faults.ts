import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Scalar,
  visit,
} from "yaml";
import type * as z from "zod";
import { Problem, type ProblemCode } from "../../core/problem.ts";
import { allowedWords } from "../nearest.ts";
import { KEY_SEPARATOR } from "./account-schema.ts";

/** One mistake in a YAML file. */
export interface Fault {
  /** 1-based. */
  readonly line: number;
  readonly says: string;
}

/** A parsed file, with what is needed to name lines. */
export interface YamlSource {
  readonly document: Document;
  readonly lines: LineCounter;
}

type Path = readonly PropertyKey[];

/** The Problem that lists every mistake of a file once, by line; `page` shows what the file may hold. */
export function mistakesIn(
  file: string,
  faults: readonly Fault[],
  { code, page }: { readonly code: ProblemCode; readonly page: string },
): Problem {
  const unique = new Map(faults.map((fault) => [`${fault.line} ${fault.says}`, fault]));
  const sorted = [...unique.values()].sort((a, b) => a.line - b.line);
  const count = sorted.length === 1 ? "1 mistake" : `${sorted.length} mistakes`;
  return new Problem({
    code,
    summary: [
      `${count} in ${file}:`,
      ...sorted.map(({ line, says }) => `  ${file}:${line}: ${says}`),
    ].join("\n"),
    where: `${file}:${sorted[0]?.line ?? 1}`,
    next: `Correct the file; ${page} shows every key. Nothing was called.`,
  });
}

/** Line of the value at a path; of the nearest part above it when it is missing. */
export function lineOf(source: YamlSource, path: Path): number {
  let node: unknown = source.document.contents;
  let offset = 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(source.document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else {
      break;
    }
  }
  return source.lines.linePos(offset).line;
}

function startOf(node: unknown): number | undefined {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range
    ? node.range[0]
    : undefined;
}

/** `dispositions[0].match.type`. */
function pathText(path: Path): string {
  return path
    .map((part, at) =>
      typeof part === "number" ? `[${part}]` : `${at === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.entries(at).find(([key]) => key === String(part))?.[1];
  }
  return at;
}

function kindOf(value: unknown): string {
  if (value === null) return "blank";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map of keys";
  return typeof value === "string" ? `the text "${value}"` : `the ${typeof value} ${String(value)}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys",
  record: "a map of keys",
};

const ACCESS = ["own", "management"];

/** Faults of what the schema found; `value` is the file as data. */
export function faultsOf(
  source: YamlSource,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
): readonly Fault[] {
  return issues.flatMap((issue) => issueFaults(source, issue, value, []));
}

function issueFaults(
  source: YamlSource,
  issue: z.core.$ZodIssue,
  value: unknown,
  above: Path,
): readonly Fault[] {
  const path = [...above, ...issue.path];
  const fault = (says: string, at: Path = path): Fault => ({
    line: lineOf(source, at),
    says: at.length === 0 ? says : `${pathText(at)}: ${says}`,
  });
  const got = valueAt(value, path);
  if (issue.code === "unrecognized_keys") {
    const allowed = issue.message.split(KEY_SEPARATOR);
    return issue.keys
      .filter((key) => !looksSecret(key))
      .map((key) => fault(`unknown key; ${allowedWords(key, allowed)}`, [...path, key]));
  }
  if (issue.code === "invalid_union") {
    if (issue.discriminator === undefined) return unionFaults(source, issue, value, path, fault);
    const words = got === undefined ? "is missing" : `${kindOf(got)} is not allowed`;
    return [fault(`${words}; ${allowedWords(String(got ?? ""), ACCESS)}`)];
  }
  // What our own rules say of a missing key says when it is needed.
  if (got === undefined && issue.code !== "custom") return [fault("is missing")];
  if (issue.code === "invalid_value") {
    const allowed = issue.values.map(String);
    const word = typeof got === "string" ? `"${got}"` : kindOf(got);
    return [fault(`${word} is not allowed; ${allowedWords(String(got), allowed)}`)];
  }
  if (issue.code === "invalid_type" && !issue.message.startsWith("must ")) {
    const wanted = EXPECTED[issue.expected] ?? issue.expected;
    const quote =
      issue.expected === "string" && typeof got !== "object" ? "; put it in quotes" : "";
    return [fault(`must be ${wanted}, but is ${kindOf(got)}${quote}`)];
  }
  return [fault(issue.message)];
}

function unionFaults(
  source: YamlSource,
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
  path: Path,
  fault: (says: string) => Fault,
): readonly Fault[] {
  const got = valueAt(value, path);
  const list = Array.isArray(got)
    ? issue.errors.find((errors) => !errors.some(isWrongKind))
    : undefined;
  if (list !== undefined) return list.flatMap((inner) => issueFaults(source, inner, value, path));
  const wanted =
    path.at(-1) === "regions" ? "`all` or a list of regions" : "text, a number, or true or false";
  return [fault(got === undefined ? "is missing" : `must be ${wanted}, but is ${kindOf(got)}`)];
}

/** The member of the union that asks for something else altogether. */
function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.code !== "too_small";
}

const SECRET = /^(ak|sk|passw(or)?d|.*(accesskey|secret|password|token|credential|privatekey).*)$/u;

/** True for keys under which people keep secrets, in any spelling. */
function looksSecret(key: string): boolean {
  return SECRET.test(key.toLowerCase().replaceAll(/[^a-z]/gu, ""));
}

/** Keys that look like secrets, anywhere but among tags and facts. The value is never repeated. */
export function secretFaults(source: YamlSource): readonly Fault[] {
  const faults: Fault[] = [];
  visit(source.document, {
    Pair(_, pair) {
      if (!isScalar(pair.key)) return undefined;
      const key = String(pair.key.value);
      if (key === "tags" || key === "facts") return visit.SKIP;
      if (!looksSecret(key)) return undefined;
      faults.push({
        line: source.lines.linePos(startOf(pair.key) ?? 0).line,
        says:
          `${key}: secrets do not belong in this file. Remove it, and replace that secret if the file was ` +
          "ever shared; credentials come from the cloud's environment variables or profiles",
      });
      return visit.SKIP;
    },
  });
  return faults;
}

/**
 * Makes text of ids that were written without quotes, which YAML reads as numbers. A number that
 * YAML cannot hold exactly, or writes otherwise, is a fault.
 */
export function quoteIds(source: YamlSource, paths: readonly Path[]): readonly Fault[] {
  return paths.flatMap((path) => {
    const node = scalarAt(source.document, path);
    if (node === undefined || typeof node.value !== "number") return [];
    const written = node.source ?? String(node.value);
    const exact = Number.isSafeInteger(node.value) && String(node.value) === written;
    node.value = written;
    if (exact) return [];
    const says = `YAML reads ${written} as a number and cannot hold it exactly; put it in quotes: "${written}"`;
    return [{ line: lineOf(source, path), says: `${pathText(path)}: ${says}` }];
  });
}

function scalarAt(document: Document, path: Path): Scalar | undefined {
  const node: unknown = document.getIn(path, true);
  return isScalar(node) ? node : undefined;
}

/** Faults of the YAML itself. */
export function syntaxFaults(source: YamlSource): {
  readonly faults: readonly Fault[];
  /** False when the text is too broken to look at its content. */
  readonly readable: boolean;
} {
  const { errors, warnings } = source.document;
  let broken = false;
  const faults = [...errors, ...warnings].map((error) => ({
    line: source.lines.linePos(error.pos[0]).line,
    says:
      error.code === "DUPLICATE_KEY"
        ? `the key${keyWritten(source, error.pos)} stands here a second time; remove one of the two`
        : `not valid YAML: ${firstSentence(error.message)}`,
  }));
  visit(source.document, {
    Alias(_, alias) {
      if (alias.resolve(source.document) !== undefined) return;
      const says = `*${alias.source} refers to nothing above it; text that starts with * stands in quotes`;
      faults.push({ line: source.lines.linePos(startOf(alias) ?? 0).line, says });
      broken = true;
    },
  });
  return { faults, readable: !broken && errors.every(({ code }) => code === "DUPLICATE_KEY") };
}

function keyWritten(source: YamlSource, [start]: readonly [number, number]): string {
  let found: Node | undefined;
  visit(source.document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.range?.[0] === start) found = pair.key;
    },
  });
  return isScalar(found) ? ` "${String(found.value)}"` : "";
}

/** The parser's message without the copy of the text below it, which might hold a secret. */
function firstSentence(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/u, "");
}
