import type { Language } from "../../core/language.ts";
import type { Problem } from "../../core/problem.ts";
import { shown } from "../../core/secrets.ts";
import { frontTexts } from "../../texts/front.ts";
import { toolTexts } from "../../texts/tools.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { planTeardown, type TeardownPlan } from "../teardown.ts";
import { Meeting } from "./meeting.ts";
import { error, type Message, warning } from "./message.ts";

/** What differs in the words of the front ends. */
export interface FrontWords {
  /** The tool's own name, by which its words are found. */
  readonly tool: "Terraform" | "Pulumi";
  /** How an attribute is written there. */
  readonly accountIdSetting: string;
  /** Where the state does not tell what it knows of the closure, what to do. */
  readonly closureUnheard: { readonly where: string; readonly next: string };
}

/** What all parts of one command share, whichever front end it came by. */
export interface Front {
  readonly workspace: Workspace;
  readonly words: FrontWords;
  /** What is planned is shown and never deployed. */
  readonly preview: boolean;
  /** True the first time it is asked for a key: what concerns all waves is said once. */
  once(key: string): boolean;
  /** What the state knows of the closure was taken in, or there is none in it. */
  readonly closureHeard: Meeting<true>;
  /**
   * What the plan of a teardown comes to: decided once a command, before anything is removed, so that no
   * wave decides anew after those before it are gone.
   */
  planned(signal: AbortSignal): Promise<TeardownPlan>;
}

/** What one call of a front end works with. */
export interface FrontHandle {
  readonly configured: Front;
  /** Aborted when the front end is told to stop, or is gone. */
  readonly signal: AbortSignal;
  /** Says how far a long operation is. */
  progress(message: string, fields?: Readonly<Record<string, string | number>>): void;
}

/** What the parts of one command share. */
export function frontOf(workspace: Workspace, words: FrontWords, preview = false): Front {
  const said = new Set<string>();
  let planned: Promise<TeardownPlan> | undefined;
  return {
    workspace,
    words,
    preview,
    once(key) {
      if (said.has(key)) return false;
      said.add(key);
      return true;
    },
    closureHeard: new Meeting(),
    planned(signal) {
      const made =
        planned ??
        planTeardown(workspace, signal).catch((cause: unknown) => {
          planned = undefined;
          throw cause;
        });
      planned = made;
      return made;
    },
  };
}

/** Puts what a Problem says where a reader of the plan looks for it. */
export function problemMessage(problem: Problem): Message {
  return error(
    problem.message,
    `${problem.where === undefined ? "" : `Where: ${problem.where}\n`}Next: ${problem.next}`,
  );
}

/** Refuses when a resource names another account than the account file. */
export function accountMismatch(
  { workspace: { account, reader }, words }: Front,
  accountId: string,
): readonly Message[] {
  if (accountId === account.id) return [];
  const texts = frontTexts(reader.language);
  const { accountIdIn } = toolTexts(reader.language, words.tool);
  return [
    error(
      accountId.trim() === ""
        ? texts.blank
        : texts.mismatch(accountIdIn, accountId, account.file, account.id),
      texts.mismatchNext(accountIdIn),
      [words.accountIdSetting],
    ),
  ];
}

/** A list for a message: the first lines, and how many more there are. */
export function listLines(lines: readonly string[], language: Language, most = 12): string {
  const some = lines.slice(0, most).map((line) => `  - ${shown(line)}`);
  const rest = lines.length - some.length;
  return [...some, ...(rest > 0 ? [`  ${frontTexts(language).more(rest)}`] : [])].join("\n");
}

/** Says that a run took over the lock of one that ended without giving it back. */
export function lockNote(note: string | undefined, language: Language): readonly Message[] {
  return note === undefined ? [] : [warning(note, frontTexts(language).takenOver)];
}
