import type { Problem } from "../../core/problem.ts";
import { shown } from "../../core/secrets.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import { Meeting } from "./meeting.ts";

/** What one configured provider shares among its resources and data sources. */
export interface Configured {
  readonly workspace: Workspace;
  /** True the first time it is asked for a key: what concerns all waves is said once. */
  once(key: string): boolean;
  /** It is shown and never deployed. */
  readonly preview: boolean;
  /** What the state knows of the closure was taken in, or there is none in it. */
  readonly closureHeard: Meeting<true>;
  /** `data.closeout_blockers` was asked for, which says what stands in the way, as errors or as warnings. */
  readonly blockersAsked: Meeting<"errors" | "warnings">;
}

/** What the resources of one configured provider share. */
export function configuredWith(workspace: Workspace, preview: boolean): Configured {
  const said = new Set<string>();
  return {
    workspace,
    preview,
    once(key) {
      if (said.has(key)) return false;
      said.add(key);
      return true;
    },
    closureHeard: new Meeting(),
    blockersAsked: new Meeting(),
  };
}

/** Puts what a Problem says where a reader of the plan looks for it. */
export function problemDiagnostic(problem: Problem): Diagnostic {
  return error(
    problem.message,
    `${problem.where === undefined ? "" : `Where: ${problem.where}\n`}Next: ${problem.next}`,
  );
}

/** Refuses when a resource names another account than the account file. */
export function accountMismatch(workspace: Workspace, accountId: string): readonly Diagnostic[] {
  const { account } = workspace;
  if (accountId === account.id) return [];
  return [
    error(
      accountId.trim() === ""
        ? "The account id is blank"
        : `The stack names account ${accountId}, but ${account.file} describes ${account.id}`,
      "Nothing was called. Use the account id of the account file in the stack.",
      ["account_id"],
    ),
  ];
}

/** Refuses to apply what was made to be shown. */
export function previewRefused({ preview }: Configured): readonly Diagnostic[] {
  if (!preview) return [];
  return [
    error(
      "This is a preview, and is never deployed",
      "It was synthesized with CLOSEOUT_PREVIEW, or closeout:preview in the context of cdktf.json. Nothing was changed. Synthesize without it, plan and deploy.",
    ),
  ];
}

/** A list for a message: the first lines, and how many more there are. */
export function listLines(lines: readonly string[], most = 12): string {
  const some = lines.slice(0, most).map((line) => `  - ${shown(line)}`);
  const rest = lines.length - some.length;
  return [...some, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
}

/** Says that a run took over the lock of one that ended without giving it back. */
export function lockNote(note: string | undefined): readonly Diagnostic[] {
  return note === undefined
    ? []
    : [warning(note, "The journal records what that run did; this run continued from there.")];
}
