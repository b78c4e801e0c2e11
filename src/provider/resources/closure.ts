import { type ClosureStatus, isUnderWay } from "../../core/closure.ts";
import { leaves } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { shown } from "../../core/secrets.ts";
import { followClosure, planClosure, submitClosure } from "../../operations/closure.ts";
import { closureOutcome } from "../../operations/outcome.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, warning } from "../framework/diagnostics.ts";
import type { Resource } from "../framework/resource.ts";
import {
  type ApprovedPlan,
  type JsonValue,
  type Planned,
  type State,
  UNKNOWN,
} from "../framework/values.ts";
import {
  abandonedChecks,
  abandonedItems,
  announce,
  announceLeaving,
  announcePacket,
  beforeSubmission,
  followed,
  packetFolder,
  refusedBy,
  rejected,
  writtenPacket,
} from "./closure-messages.ts";
import { stateWitness } from "./closure-record.ts";
import {
  accountMismatch,
  type Configured,
  lockNote,
  previewRefused,
  problemDiagnostic,
} from "./configured.ts";
import { isToBePutBack, leftOnDiagnostics, putLeftOnBackOnce } from "./left-on.ts";
import { noteClosure, noteOutcome } from "./outcome.ts";
import { closureSchema } from "./schemas.ts";
import { closingDiagnostics } from "./wave.ts";

/** Terraform asks for the data source while the account is looked at; what it has not asked by then it leaves out. */
const AFTER_A_LOOK_MS = 1_000;

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
      const status = await followClosure(workspace, handle.signal);
      // An account that left its directory goes on as one of its own, of which no closure is known yet.
      if (status.phase === "none" && hasLeft(state)) return { state };
      if (status.phase === "none") {
        return {
          state: { ...state, status: "failed", detail: status.detail },
          diagnostics: [
            warning(
              `The closure of account ${state.account_id} is no longer running, and is prepared anew`,
              status.detail,
            ),
          ],
        };
      }
      return {
        state: withStatus(state, status),
        diagnostics: [
          ...(isUnderWay(status) ? closingDiagnostics(handle.configured, status, "") : []),
          ...(await leftOnDiagnostics(handle)),
        ],
      };
    });
  },

  async plan({ prior, proposed, private: kept }, handle) {
    const { workspace, blockersAsked } = handle.configured;
    if (prior !== null) heed(workspace, prior, kept);
    handle.configured.closureHeard.come(true);
    if (prior !== null && !startsAnew(prior, workspace)) {
      const planned = { ...prior, ...settingsOf(proposed) };
      // A change of its own, so that Terraform has something to deploy.
      return (await isToBePutBack(workspace, handle.signal))
        ? { planned: { ...planned, detail: UNKNOWN }, diagnostics: await leftOnDiagnostics(handle) }
        : { planned };
    }
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
      // What stands in the way is said once, and by the data source where there is one. It is waited for
      // only where that matters: when Terraform plans again to deploy, it does not ask for it.
      const { confirm } = proposed;
      const isEmpty = typeof confirm !== "symbol" && (confirm ?? "").trim() === "";
      const heard = async (within?: number) =>
        proposed.with_blockers === true
          ? await blockersAsked.met(handle.signal, within)
          : undefined;
      const isAsked = typeof confirm !== "symbol" && (!isEmpty || (await heard()) === undefined);
      const made = await planClosure(workspace, {
        signal: handle.signal,
        ...(isAsked ? { confirm: { is: confirm ?? undefined } } : {}),
      });
      noteOutcome(workspace, () => closureOutcome(workspace, made));
      switch (made.outcome) {
        case "closing":
          return {
            // Known: Terraform asks again while it applies, also for a plan made before the submission.
            planned: { ...planned, abandons: {} },
            diagnostics: [followed(account, made.status)],
          };
        case "refused":
          return handle.configured.preview || (await heard(AFTER_A_LOOK_MS)) === "warnings"
            ? { planned }
            : { planned, diagnostics: [refusedBy(account, made.mandatory)] };
        case "prepares":
          return {
            planned: { ...planned, abandons: abandonedItems(made.found) },
            diagnostics: [announcePacket(workspace, made.closure, made.found)],
          };
        case "submits": {
          const abandons = abandonedChecks(account, made.found.view.check);
          const { expectation } = made;
          return {
            planned: { ...planned, abandons },
            diagnostics: [
              made.leaves
                ? announceLeaving(account, expectation)
                : announce(account, abandons, expectation),
            ],
          };
        }
      }
    } catch (cause) {
      if (cause instanceof Problem) return { planned, diagnostics: [problemDiagnostic(cause)] };
      throw cause;
    }
  },

  async apply({ prior, planned, private: kept, checkpoint }, handle) {
    const { workspace } = handle.configured;
    const refused = previewRefused(handle.configured);
    if (refused.length > 0) return { state: prior, diagnostics: refused };
    if (prior !== null) heed(workspace, prior, kept);
    if (prior !== null && !startsAnew(prior, workspace)) {
      const state = { ...prior, ...settingsOf(planned) };
      if (typeof planned.detail !== "symbol") return { state };
      return catching(state, async () => ({ state, diagnostics: await putLeftOnBackOnce(handle) }));
    }
    return catching(prior, async () => {
      const mismatch = accountMismatch(workspace, planned.account_id);
      if (mismatch.length > 0) return { state: prior, diagnostics: mismatch };
      const { status, run, note } = await submitClosure(workspace, {
        confirm: planned.confirm ?? undefined,
        abandons: Object.keys(abandonsOf(planned)),
        write: (packet) => writtenPacket(packetFolder(workspace, packet), packet),
        signal: handle.signal,
      });
      noteClosure(status, run);
      const notes = [
        ...lockNote(note),
        ...(run === undefined ? [] : beforeSubmission(workspace, status)),
      ];
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
      const state = withStatus(base, status);
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
function startsAnew(state: ClosureState, { closing }: Workspace): boolean {
  return state.status === "failed" || (hasLeft(state) && !leaves(closing));
}

/** True where nothing was closed, and the account goes on. */
function hasLeft({ status }: ClosureState): boolean {
  return status === "left" || status === "disassociated";
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

function withStatus(state: ClosureState, status: ClosureStatus): ClosureState {
  return {
    ...state,
    status: status.phase,
    submitted_at: status.submittedAt ?? state.submitted_at,
    ends_at: status.endsAt ?? state.ends_at,
    detail: shown(status.detail),
  };
}

/** What the plan showed as abandoned. */
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
