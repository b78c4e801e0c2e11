import { basename, dirname } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { Account } from "../../core/account.ts";
import { Problem } from "../../core/problem.ts";
import { readText } from "../local.ts";
import {
  type Fault,
  faultsOf,
  lineOf,
  mistakesIn,
  quoteIds,
  secretFaults,
  syntaxFaults,
  type YamlSource,
} from "./account-faults.ts";
import { accountSchema, type CloudInfo } from "./account-schema.ts";

export type { CloudInfo } from "./account-schema.ts";

/**
 * Reads `accounts/<name>/account.yaml`. Throws the Problem `account-file` that lists every mistake
 * with its line, or `not-found`.
 */
export function readAccount(file: string, clouds: ReadonlyMap<string, CloudInfo>): Account {
  const text = readText(file);
  if (text !== undefined) return parseAccount(text, file, clouds);
  throw new Problem({
    code: "not-found",
    summary: `There is no file ${file}.`,
    where: file,
    next: "Write one: docs/account-file.md shows every key.",
  });
}

/** The same for a text that was read already; `file` is for messages and names the account. */
export function parseAccount(
  text: string,
  file: string,
  clouds: ReadonlyMap<string, CloudInfo>,
): Account {
  const lines = new LineCounter();
  const source: YamlSource = {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    lines,
  };
  const syntax = syntaxFaults(source);
  if (!syntax.readable) throw mistakes(file, syntax.faults);
  const ids = quoteIds(source, [
    ["id"],
    ["access", "managementId"],
    ["master", "id"],
    ["closure", "confirm"],
    ["closure", "disassociate"],
  ]);
  const value = asData(source, file);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw mistakes(file, [
      ...syntax.faults,
      { line: 1, says: "must be a map of keys that starts with cloud, id and kind" },
    ]);
  }
  const head = new Map<string, unknown>(Object.entries(value));
  const cloud = clouds.get(String(head.get("cloud")));
  const parsed = accountSchema(clouds, cloud, head.get("id")).safeParse(value);
  const faults = [
    ...syntax.faults,
    ...ids,
    ...secretFaults(source),
    ...(parsed.success ? [] : faultsOf(source, parsed.error.issues, value)),
  ];
  if (!parsed.success || faults.length > 0) throw mistakes(file, faults);

  const { dispositions, keep, answers, backups, policies, record, limits, closure, ...rest } =
    parsed.data;
  const line = (list: string, at: number): number => lineOf(source, [list, at]);
  return {
    ...rest,
    name: basename(dirname(file)),
    file,
    dispositions: dispositions.map((rule, at) => ({ ...rule, line: line("dispositions", at) })),
    keep: keep.map((rule, at) => ({ ...rule, line: line("keep", at) })),
    answers: answers.map((answer, at) => ({ ...answer, line: line("answers", at) })),
    backups: backups.map(({ match, answer, because, location, key, evidence }, at) => ({
      match,
      answer,
      because,
      place: location === undefined || key === undefined ? undefined : { location, key },
      evidence,
      line: line("backups", at),
    })),
    policiesOff: policies.off.map((one, at) => ({
      ...one,
      line: lineOf(source, ["policies", "off", at]),
    })),
    recordLost: record === "lost" ? "all" : [record?.lost ?? []].flat(),
    limits: { ...limits, deletions: limits.deletions },
    closure: { ...closure, confirm: closure.confirm, quietDays: closure.quietDays },
    securityMailbox: rest.securityMailbox,
    holder: rest.holder,
  };
}

function asData(source: YamlSource, file: string): unknown {
  try {
    return source.document.toJS();
  } catch (error) {
    // Aliases that would unfold without end.
    const says = error instanceof Error ? error.message : String(error);
    throw mistakes(file, [{ line: 1, says: `not valid YAML: ${says}` }]);
  }
}

function mistakes(file: string, faults: readonly Fault[]): Problem {
  return mistakesIn(file, faults, { code: "account-file", page: "docs/account-file.md" });
}
