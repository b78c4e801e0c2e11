import { type ClosureStatus, isUnderWay } from "../../core/closure.ts";
import type { AssistedClosure } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { shown } from "../../core/secrets.ts";
import { apiClosure, type CloseOptions, closeAccount, requireSwitch } from "../../engine/close.ts";
import { blockers } from "../../engine/gate.ts";
import { prepareClosure } from "../../engine/prepare.ts";
import type { Run } from "../../workspace/run.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import {
  type ApprovedPlan,
  type JsonValue,
  type Planned,
  type State,
  UNKNOWN,
} from "../framework/values.ts";
import {
  abandonments,
  announce,
  announceLeaving,
  announcePacket,
  beforeSubmission,
  givenUp,
  rejected,
  writtenPacket,
} from "./closure-messages.ts";
import { recordEnd, stateWitness } from "./closure-record.ts";
import { accountMismatch, type Configured, lockNote, problemDiagnostic } from "./configured.ts";
import { closureSchema } from "./schemas.ts";
import { stageDiagnostics } from "./wave.ts";

type ClosureState = State<typeof closureSchema>;

/** `closeout_closure`: creating it submits the closure; reading follows it; nothing takes it back. */
export const closure: Resource<typeof closureSchema, Configured> = {
  schema: closureSchema,

  async read({ state, private: kept }, handle) {
    const { workspace } = handle.configured;
    const mismatch = accountMismatch(workspace, state.account_id);
    if (mismatch.length > 0) return { state, diagnostics: mismatch };
    heed(workspace, state, kept);
    handle.configured.closureHeard.come(true);
    return catching(state, async () => {
      const stage = await workspace.stage(handle.signal);
      // An account that left its directory goes on as one of its own, of which no closure is known yet.
      if (stage.phase === "none" && state.status === "left") return { state };
      if (stage.phase === "none") {
        return {
          state: { ...state, status: "failed", detail: stage.detail },
          diagnostics: [
            warning(
              `The closure of account ${state.account_id} is no longer running, and is prepared anew`,
              stage.detail,
            ),
          ],
        };
      }
      await recordEnd(workspace, stage);
      return {
        state: withStage(state, stage),
        ...(isUnderWay(stage)
          ? { diagnostics: stageDiagnostics(handle.configured, stage, "") }
          : {}),
      };
    });
  },

  async plan({ prior, proposed, private: kept }, handle) {
    const { workspace, blockersAsked } = handle.configured;
    if (prior !== null) heed(workspace, prior, kept);
    handle.configured.closureHeard.come(true);
    if (prior !== null && !startsAnew(prior, workspace))
      return { planned: { ...prior, ...settingsOf(proposed) } };
    const { account } = workspace;
    const planned: Planned<typeof closureSchema> = {
      ...proposed,
      kind: account.kind,
      status: UNKNOWN,
      submitted_at: UNKNOWN,
      ends_at: UNKNOWN,
      detail: UNKNOWN,
      abandons: UNKNOWN,
    };
    const mismatch =
      typeof proposed.account_id === "string"
        ? accountMismatch(workspace, proposed.account_id)
        : [];
    if (mismatch.length > 0) return { planned, diagnostics: mismatch };
    try {
      // What stands in the way is said once, and by the data source where there is one.
      const said =
        proposed.with_blockers === true ? await blockersAsked.met(handle.signal) : undefined;
      const { confirm } = proposed;
      if (typeof confirm !== "symbol" && (said === undefined || (confirm ?? "").trim() !== ""))
        requireSwitch(account, confirm ?? undefined);
      const stage = await workspace.stage(handle.signal);
      if (isUnderWay(stage)) {
        return {
          // Known: Terraform asks again while it applies, also for a plan made before the submission.
          planned: { ...planned, abandons: {} },
          diagnostics: [
            warning(
              `Account ${account.id} is already closing; deploy will follow the closure in progress`,
              stage.detail,
            ),
          ],
        };
      }
      const session = await workspace.session();
      const found = await workspace.survey("closure", handle.signal);
      const { mandatory } = blockers(found.results);
      if (mandatory.length > 0 && said === "warnings") return { planned };
      if (mandatory.length > 0) {
        return {
          planned,
          diagnostics: [
            error(
              `The closure of account ${account.id} is refused: ${mandatory.map((result) => result.policy.id).join(", ")}`,
              "data.closeout_blockers names each item and its remedy.",
            ),
          ],
        };
      }
      if (session.closure.by === "assisted") {
        return {
          planned: { ...planned, abandons: givenUp(found) },
          diagnostics: [announcePacket(workspace, session.closure, found)],
        };
      }
      const api = apiClosure(session, account);
      const abandons = abandonments(account, found.view.check);
      const expectation = api.expectation(found.inventory.items);
      return {
        planned: { ...planned, abandons },
        diagnostics: [
          api.leaves === true
            ? announceLeaving(account, expectation)
            : announce(account, abandons, expectation),
        ],
      };
    } catch (cause) {
      if (cause instanceof Problem) return { planned, diagnostics: [problemDiagnostic(cause)] };
      throw cause;
    }
  },

  async apply({ prior, planned, private: kept, checkpoint }, handle) {
    const { workspace } = handle.configured;
    if (prior !== null) heed(workspace, prior, kept);
    if (prior !== null && !startsAnew(prior, workspace))
      return { state: { ...prior, ...settingsOf(planned) } };
    return catching(prior, async () => {
      const mismatch = accountMismatch(workspace, planned.account_id);
      if (mismatch.length > 0) return { state: prior, diagnostics: mismatch };
      const { status, notes, run } = await submit(handle, planned);
      const base: ClosureState = {
        account_id: planned.account_id,
        confirm: planned.confirm,
        with_blockers: planned.with_blockers,
        kind: workspace.account.kind,
        status: null,
        submitted_at: null,
        ends_at: null,
        detail: null,
        abandons: abandonsOf(planned),
      };
      if (status.phase === "failed" || status.phase === "none") {
        return { state: prior, diagnostics: [...notes, rejected(base.account_id, status)] };
      }
      const state = withStage(base, status);
      checkpoint(() => state);
      const at = new Date(workspace.clock.now()).toISOString();
      return { state, diagnostics: notes, private: run === undefined ? kept : { run, at } };
    });
  },

  planDestroy({ prior }) {
    return [
      warning(
        `Destroying the closure of account ${prior.account_id} does not cancel it`,
        "The vendor has no API that cancels a submitted closure. Terraform only drops it from its state; the closure continues.",
      ),
    ];
  },

  delete() {
    return {};
  },
};

/**
 * True where a plan begins a closure: the last one failed, or the account has left its directory and its
 * file says by now that it is one of its own.
 */
function startsAnew({ status }: ClosureState, { closing }: Workspace): boolean {
  if (status === "failed") return true;
  return status === "left" && !(closing.by === "api" && closing.leaves === true);
}

/** Writes what a person needs to submit the closure. */
function prepare(
  closure: AssistedClosure,
  { configured, signal }: ConfiguredHandle<Configured>,
  planned: ApprovedPlan<typeof closureSchema>,
  { recorder }: Run,
): Promise<ClosureStatus> {
  const { workspace } = configured;
  const { account, closing, files } = workspace;
  if (closing.by !== "assisted") throw new Error("only a closure by hand is prepared");
  return prepareClosure(closure, {
    account,
    terms: closing,
    confirm: planned.confirm ?? undefined,
    judge: () => workspace.survey("closure", signal),
    write: (packet) => writtenPacket(files.packet, packet),
    recorder,
    signal,
  });
}

async function submit(
  handle: ConfiguredHandle<Configured>,
  planned: ApprovedPlan<typeof closureSchema>,
): Promise<{
  readonly status: ClosureStatus;
  readonly notes: readonly Diagnostic[];
  /** The run that did it; undefined where nothing was done. */
  readonly run: string | undefined;
}> {
  const { workspace } = handle.configured;
  const running =
    workspace.closing.by === "assisted" ? await workspace.stage(handle.signal) : undefined;
  if (running !== undefined && isUnderWay(running))
    return { status: running, notes: [], run: undefined };
  const session = await workspace.session();
  // Begun first: what another run has just done then stands in the journal, and none comes between.
  const run = workspace.begin();
  try {
    const status =
      session.closure.by === "assisted"
        ? await prepare(session.closure, handle, planned, run)
        : await closeAccount(session, {
            account: workspace.account,
            confirm: planned.confirm ?? undefined,
            abandons: Object.keys(abandonsOf(planned)),
            judge: () => workspace.survey("closure", handle.signal),
            recorder: run.recorder,
            clock: workspace.clock,
            signal: handle.signal,
            submittedByUs: await workspace.submittedByUs(),
            ...(await before(workspace)),
          });
    workspace.forgetStage();
    run.end(`closure ${status.phase}`);
    const notes = [...lockNote(run), ...beforeSubmission(workspace, status)];
    return { status, notes, run: run.recorder.run };
  } catch (cause) {
    run.end(
      handle.signal.aborted
        ? "stopped"
        : `failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    throw cause;
  }
}

/** What earlier runs called on the account itself, and when last. */
async function before(workspace: Workspace): Promise<Pick<CloseOptions, "earlier" | "since">> {
  const calls = await workspace.earlierCalls();
  const since = await workspace.lastCall();
  return {
    earlier: calls.map(({ item, does, action, region }) => ({ item, does, action, region })),
    ...(since === undefined ? {} : { since }),
  };
}

/** What the user sets and may change at any time. */
function settingsOf<T extends { readonly confirm: unknown; readonly with_blockers: unknown }>({
  confirm,
  with_blockers,
}: T): Pick<T, "confirm" | "with_blockers"> {
  return { confirm, with_blockers };
}

/** Tells the workspace what the state knows, before anything is called. */
function heed(workspace: Workspace, state: ClosureState, kept: JsonValue): void {
  workspace.heed(stateWitness(state, kept));
}

function withStage(state: ClosureState, stage: ClosureStatus): ClosureState {
  return {
    ...state,
    status: stage.phase,
    submitted_at: stage.submittedAt ?? state.submitted_at,
    ends_at: stage.endsAt ?? state.ends_at,
    detail: shown(stage.detail),
  };
}

/** What the plan showed as given up. */
function abandonsOf({ abandons }: ApprovedPlan<typeof closureSchema>): Record<string, string> {
  if (typeof abandons !== "object") return {};
  return Object.fromEntries(
    Object.entries(abandons ?? {}).flatMap(([key, value]) =>
      typeof value === "string" ? [[key, value]] : [],
    ),
  );
}

async function catching<
  S extends ClosureState | null,
  R extends { readonly state: ClosureState | null; readonly diagnostics?: readonly Diagnostic[] },
>(state: S, work: () => Promise<R>): Promise<R | { state: S; diagnostics: readonly Diagnostic[] }> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Problem) return { state, diagnostics: [problemDiagnostic(cause)] };
    throw cause;
  }
}
