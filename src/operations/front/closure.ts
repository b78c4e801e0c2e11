import { type ClosureStatus, isUnderWay } from "../../core/closure.ts";
import { leaves } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { shown } from "../../core/secrets.ts";
import { closingTitle } from "../../texts/closing.ts";
import { submissionTexts } from "../../texts/submission.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type ClosurePlan, followClosure, submitClosure } from "../closure.ts";
import {
  abandonedChecks,
  abandonedItems,
  announce,
  announceLeaving,
  announcePacket,
  beforeSubmission,
  followed,
  packetFolder,
  rejected,
  writtenPacket,
} from "./closure-messages.ts";
import { type ClosureTold, stateWitness } from "./closure-record.ts";
import { type Front, type FrontHandle, lockNote, problemMessage } from "./front.ts";
import { leftOnMessages } from "./left-on.ts";
import { type Message, warning } from "./message.ts";
import { noteClosure } from "./note-outcome.ts";
import { closingMessages } from "./wave.ts";

/** What an apply leaves beside the state: the run that did it, and when. */
export interface ClosureRun {
  readonly run: string;
  readonly at: string;
}

/** Tells the workspace what the state knows, before anything is called. */
export function heedClosure(
  { configured }: Pick<FrontHandle, "configured">,
  told: ClosureTold,
  kept: unknown,
): void {
  configured.workspace.heed(stateWitness(told, kept));
}

/**
 * True where a plan begins a closure: the last one failed, or the account has left its directory and its
 * file says by now that it is one of its own.
 */
export function startsAnew(told: ClosureTold, { closing }: Workspace): boolean {
  return told.status === "failed" || (hasLeft(told) && !leaves(closing));
}

/** True where nothing was closed, and the account goes on. */
function hasLeft({ status }: ClosureTold): boolean {
  return status === "left" || status === "disassociated";
}

/** Where the closure stands now, and what there is to say; after a Problem what was known stays. */
export async function followTold(
  told: ClosureTold,
  accountId: string,
  handle: FrontHandle,
): Promise<{ readonly told: ClosureTold; readonly messages: readonly Message[] }> {
  const { configured, signal } = handle;
  try {
    const status = await followClosure(configured.workspace, signal);
    // An account that left its directory goes on as one of its own, of which no closure is known yet.
    if (status.phase === "none" && hasLeft(told)) return { told, messages: [] };
    if (status.phase === "none") {
      return {
        told: { ...told, status: "failed", detail: status.detail },
        messages: [
          warning(
            submissionTexts(configured.workspace.reader.language).anew(accountId),
            status.detail,
          ),
        ],
      };
    }
    return {
      told: withStatus(told, status),
      messages: [
        ...(isUnderWay(status) ? closingMessages(configured, status, "") : []),
        ...(await leftOnMessages(handle)),
      ],
    };
  } catch (cause) {
    if (cause instanceof Problem) return { told, messages: [problemMessage(cause)] };
    throw cause;
  }
}

/** What a plan of a closure that is not refused shows. */
export interface ClosureShown {
  /** What is lost by decision, each with what it stands for. */
  readonly abandons: Readonly<Record<string, string>>;
  readonly message: Message;
}

/** What the deploy of a plan does, for whoever reads the plan. */
export function shownPlan(
  workspace: Workspace,
  made: Exclude<ClosurePlan, { readonly outcome: "refused" }>,
): ClosureShown {
  const { account } = workspace;
  switch (made.outcome) {
    case "closing":
      return { abandons: {}, message: followed(workspace, made.status) };
    case "prepares":
      return {
        abandons: abandonedItems(made.found),
        message: announcePacket(workspace, made.closure, made.found),
      };
    case "submits": {
      const abandons = abandonedChecks(account, made.found.view.check);
      const { expectation } = made;
      return {
        abandons,
        message: made.leaves
          ? announceLeaving(workspace, expectation)
          : announce(workspace, abandons, expectation),
      };
    }
  }
}

/** What a deploy of a closure is asked for. */
export interface ClosureDeploy {
  readonly confirm: string | undefined;
  /** Ids of what the plan showed as abandoned. */
  readonly abandons: readonly string[];
}

/** What a deploy of a closure came to; `told` is undefined where the cloud did not take it on. */
export interface ClosureDeployed {
  readonly told: ClosureTold | undefined;
  readonly run: ClosureRun | undefined;
  readonly messages: readonly Message[];
}

/** Submits or prepares the closure. Throws a Problem where it is refused. */
export async function deployClosure(
  { confirm, abandons }: ClosureDeploy,
  { configured, signal }: FrontHandle,
): Promise<ClosureDeployed> {
  const { workspace } = configured;
  const { status, run, note } = await submitClosure(workspace, {
    confirm,
    abandons,
    write: (packet) => writtenPacket(packetFolder(workspace, packet), packet),
    signal,
  });
  noteClosure(status, run);
  const notes = [
    ...lockNote(note, workspace.reader.language),
    ...(run === undefined ? [] : beforeSubmission(workspace, status)),
  ];
  if (status.phase === "failed" || status.phase === "none") {
    return { told: undefined, run: undefined, messages: [...notes, rejected(workspace, status)] };
  }
  const at = new Date(workspace.clock.now()).toISOString();
  return {
    told: withStatus(NOTHING, status),
    run: run === undefined ? undefined : { run, at },
    messages: notes,
  };
}

/** What destroying a closure means; `told`: where the state has it. */
export function destroyedClosure(
  { workspace, words }: Front,
  accountId: string,
  told: ClosureTold,
): Message {
  const { language } = workspace.reader;
  const { destroyed } = submissionTexts(language);
  const phase = PHASES_WITHOUT_CANCEL.find((one) => one === told.status);
  return phase === undefined
    ? warning(destroyed.head(accountId), destroyed.says(words.tool))
    : warning(
        closingTitle(language, accountId, { phase, detail: told.detail ?? "", reasons: [] }),
        destroyed.nothing(words.tool, phase === "awaiting-submission"),
      );
}

/** In these nothing is under way that somebody may want to be cancelled by destroying it. */
const PHASES_WITHOUT_CANCEL = ["awaiting-submission", "closed", "left", "disassociated"] as const;

/** What destroying a teardown means. */
export function destroyedTeardown({ workspace }: Front): Message {
  const { destroyed } = submissionTexts(workspace.reader.language);
  return warning(destroyed.teardown, destroyed.teardownSays);
}

/** What destroying a closure that failed means. */
export function destroyedFailure({ workspace }: Front): Message {
  const { destroyed } = submissionTexts(workspace.reader.language);
  return warning(destroyed.failed, destroyed.failedSays);
}

const NOTHING: ClosureTold = { status: null, detail: null, submittedAt: null, endsAt: null };

function withStatus(told: ClosureTold, status: ClosureStatus): ClosureTold {
  return {
    status: status.phase,
    submittedAt: status.submittedAt ?? told.submittedAt,
    endsAt: status.endsAt ?? told.endsAt,
    detail: shown(status.detail),
  };
}
