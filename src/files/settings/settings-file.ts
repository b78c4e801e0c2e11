import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { NOTIFIED, type Notifications } from "../../core/notification.ts";
import type { Problem } from "../../core/problem.ts";
import type { RecordKind } from "../../core/record.ts";
import {
  type Fault,
  faultsOf,
  mistakesIn,
  syntaxFaults,
  type YamlSource,
} from "../account/account-faults.ts";
import { readText } from "../local.ts";
import type { Backend } from "./backend.ts";
import { backendOf, settingsSchema } from "./settings-schema.ts";

/** What approves: nothing but the files as they are, or their commit on a branch. */
export type Approval =
  | { readonly by: "none" }
  | {
      readonly by: "git";
      readonly branch: string;
      /** True for what is shown and never carried out: what is not approved yet is said, and counts. */
      readonly preview?: boolean;
    };

/** What holds for every account of a project. */
export interface Settings {
  readonly approval: Approval;
  readonly backend: Backend;
  readonly notifications: Notifications;
  /** Where the record must stand; undefined leaves it to the environment. */
  readonly record: RecordKind | undefined;
}

/** The file's name, in the project's folder. */
export const SETTINGS_FILE = "closeout.yaml";

/** What people may have called the file; it would be passed over silently. */
const MISNAMED = ["closeout.yml", ".closeout.yaml", ".closeout.yml"];

/**
 * Reads `closeout.yaml` of a project's folder; without one everything is as usual. Throws the Problem
 * `settings-file` that lists every mistake with its line.
 */
export function readSettings(project: string): Settings {
  const file = join(project, SETTINGS_FILE);
  const text = readText(file);
  if (text === undefined) {
    const other = MISNAMED.map((name) => join(project, name)).find((one) => exists(one));
    if (other !== undefined)
      throw mistakes(other, [{ line: 1, says: `is not read; rename it to ${SETTINGS_FILE}` }]);
  }
  return parseSettings(text ?? "", file);
}

function exists(file: string): boolean {
  return readText(file) !== undefined;
}

/** The same for a text that was read already; `file` is for messages. */
export function parseSettings(text: string, file: string): Settings {
  const lines = new LineCounter();
  const source: YamlSource = {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    lines,
  };
  const syntax = syntaxFaults(source);
  if (!syntax.readable) throw mistakes(file, syntax.faults);
  const value = asData(source, file);
  if (typeof value !== "object" || Array.isArray(value))
    throw mistakes(file, [
      { line: 1, says: "must be a map of keys, such as approval and backend" },
    ]);
  const parsed = settingsSchema.safeParse(value);
  const faults = [
    ...syntax.faults,
    ...(parsed.success ? [] : faultsOf(source, parsed.error.issues, value)),
  ];
  if (!parsed.success || faults.length > 0) throw mistakes(file, faults);
  const { approval, branch, backend, notifications = NOTIFIED, record } = parsed.data;
  return {
    approval: approval === "git" && branch !== undefined ? { by: "git", branch } : { by: "none" },
    backend: backendOf(backend),
    notifications,
    record,
  };
}

/** The file as data; an empty one says nothing. */
function asData(source: YamlSource, file: string): unknown {
  try {
    return source.document.toJS() ?? {};
  } catch (error) {
    // Aliases that would unfold without end.
    const says = error instanceof Error ? error.message : String(error);
    throw mistakes(file, [{ line: 1, says: `not valid YAML: ${says}` }]);
  }
}

function mistakes(file: string, faults: readonly Fault[]): Problem {
  return mistakesIn(file, faults, { code: "settings-file", page: "docs/settings.md" });
}
