import { type ClosureStatus, isUnderWay, readable } from "../core/closure.ts";
import type { AssistedClosure } from "../core/cloud.ts";
import type { Packet } from "../core/packet.ts";
import {
  apiClosure,
  type CloseOptions,
  closeAccount,
  requireSwitch,
  switchOf,
} from "../engine/close.ts";
import { heldAgainstList } from "../engine/disassociation.ts";
import { blockers, type PolicyResult } from "../engine/gate.ts";
import { prepareClosure, prepareDisassociation } from "../engine/prepare.ts";
import type { Survey } from "../engine/survey.ts";
import type { Run } from "../workspace/run.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Closing } from "./look.ts";

/** What a plan of the closure comes to. */
export type ClosurePlan =
  | Closing
  /** These policies fail; the look at the account is there for whoever names what they found. */
  | {
      readonly outcome: "refused";
      readonly mandatory: readonly PolicyResult[];
      readonly found: Survey;
    }
  /** A person submits it: the deploy writes what that person needs. */
  | { readonly outcome: "prepares"; readonly found: Survey; readonly closure: AssistedClosure }
  /** The deploy submits it, for good; or, where `leaves`, has the account leave its directory. */
  | {
      readonly outcome: "submits";
      readonly found: Survey;
      readonly expectation: string;
      readonly leaves: boolean;
    };

/** How a closure is planned. */
export interface PlanClosureOptions {
  /** The switch that the stack holds: the account's id. Left out where it is not to be asked yet. */
  readonly confirm?: { readonly is: string | undefined };
  readonly signal: AbortSignal;
}

/**
 * Asks everything that a closure rests on; changes nothing. Throws a Problem where the switch does not
 * name the account, or the account cannot be reached.
 */
export async function planClosure(
  workspace: Workspace,
  { confirm, signal }: PlanClosureOptions,
): Promise<ClosurePlan> {
  const { account } = workspace;
  if (confirm !== undefined) requireSwitch(account, confirm.is, switchOf(workspace.closing));
  const status = await readBack(workspace, await workspace.closureStatus(signal), signal);
  if (isUnderWay(status)) return { outcome: "closing", status };
  const session = await workspace.session();
  const found = await workspace.survey("closure", signal);
  const { mandatory } = blockers(found.results);
  if (mandatory.length > 0) return { outcome: "refused", mandatory, found };
  if (session.closure.by === "assisted")
    return { outcome: "prepares", found, closure: session.closure };
  const api = apiClosure(session, account);
  const expectation = api.expectation(found.inventory.items, workspace.reader.language);
  return { outcome: "submits", found, expectation, leaves: api.leaves === true };
}

/** What the deploy of a closure is asked for. */
export interface SubmitClosureOptions {
  readonly confirm: string | undefined;
  /** Ids of the cloud's checks that the plan showed as abandoned. */
  readonly abandons: readonly string[];
  /** Writes what a person needs to submit the closure; returns where it stands. */
  readonly write: (packet: Packet) => string;
  readonly signal: AbortSignal;
}

/** What the deploy of a closure came to. */
export interface SubmitClosureResult {
  readonly status: ClosureStatus;
  /** The run that did it; undefined where nothing was done, since the closure was under way. */
  readonly run: string | undefined;
  /** That the lock of a run that ended was taken over. */
  readonly note: string | undefined;
}

/**
 * Submits the closure, or prepares one that a person submits. Everything is asked anew right before.
 * Throws a Problem where it is refused; `status` tells of a submission that the cloud rejected.
 */
export async function submitClosure(
  workspace: Workspace,
  options: SubmitClosureOptions,
): Promise<SubmitClosureResult> {
  const { confirm, abandons, signal } = options;
  if (workspace.closing.by === "assisted") {
    const status = await readBack(workspace, await workspace.closureStatus(signal), signal);
    if (isUnderWay(status)) return { status, run: undefined, note: undefined };
  }
  const session = await workspace.session();
  // Begun first: what another run has just done then stands in the journal, and none comes between.
  const run = await workspace.begin();
  return run.during(signal, async () => {
    const { closure } = session;
    const status =
      closure.by === "assisted"
        ? await prepare(workspace, closure, options, run)
        : await closeAccount(session, {
            account: workspace.account,
            confirm,
            abandons,
            judge: () => workspace.survey("closure", signal),
            recorder: run.recorder,
            clock: workspace.clock,
            signal,
            submittedByUs: await workspace.submittedByUs(),
            ...(await before(workspace)),
          });
    workspace.forgetClosureStatus();
    await run.end(`closure ${status.phase}`);
    return { status, run: run.recorder.run, note: run.note };
  });
}

function prepare(
  workspace: Workspace,
  closure: AssistedClosure,
  { confirm, write, signal }: SubmitClosureOptions,
  { recorder }: Run,
): Promise<ClosureStatus> {
  const { account, closing, reader } = workspace;
  if (closing.by !== "assisted") throw new Error("only an assisted closure is prepared");
  const options = {
    account,
    reader,
    terms: closing,
    confirm,
    judge: () => workspace.survey("closure", signal),
    write,
    recorder,
    signal,
  };
  return closing.leaves === undefined
    ? prepareClosure(closure, options)
    : prepareDisassociation(closing.leaves, options);
}

/**
 * Holds a disassociation that its two sides stated against the master's list, where the credentials in use
 * show that. What cannot be read is said, and takes nothing back.
 */
async function readBack(
  workspace: Workspace,
  status: ClosureStatus,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  const { closing } = workspace;
  if (closing.by !== "assisted" || closing.leaves === undefined) return status;
  if (status.phase !== "disassociated") return status;
  const { closure } = await workspace.session();
  if (closure.by !== "assisted" || closure.readBack === undefined) return status;
  return readable(heldAgainstList(status, await closure.readBack(signal), workspace.account));
}

/** What earlier runs called on the account itself, and when last. */
async function before(workspace: Workspace): Promise<Pick<CloseOptions, "earlier" | "since">> {
  const earlier = await workspace.earlierCalls();
  const since = await workspace.lastCall();
  return { earlier, ...(since === undefined ? {} : { since }) };
}

/**
 * Where the closure stands. Its end comes weeks after the submission, is seen by a plan, and no deploy
 * follows: whoever sees it first puts it on record. Where that is not possible now (another run holds
 * the account, the folder is read-only), the next plan does.
 */
export async function followClosure(
  workspace: Workspace,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  const status = await readBack(workspace, await workspace.closureStatus(signal), signal);
  if (status.phase !== "closed") return status;
  const accountId = workspace.account.id;
  const last = (await workspace.record()).closures.get(accountId);
  if (last === undefined || last.phase === "closed") return status;
  const { phase, detail, endsAt } = status;
  const end = endsAt === undefined ? {} : { endsAt };
  await workspace.note("closure closed", [{ kind: "closure", accountId, phase, detail, ...end }]);
  return status;
}
