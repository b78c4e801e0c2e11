import type { ClosureStatus } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import { apiClosure, closeAccount, requireSwitch } from "../../engine/close.ts";
import { blockers } from "../../engine/gate.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import { type Planned, type State, UNKNOWN } from "../framework/values.ts";
import { recordEnd } from "./closure-record.ts";
import { accountMismatch, type Configured, lockNote, problemDiagnostic } from "./configured.ts";
import { closureSchema } from "./schemas.ts";
import { isUnderWay, stageDiagnostics } from "./wave.ts";

type ClosureState = State<typeof closureSchema>;

/** `closeout_closure`: creating it submits the closure; reading follows it; nothing takes it back. */
export const closure: Resource<typeof closureSchema, Configured> = {
  schema: closureSchema,

  async read({ state }, handle) {
    const { workspace } = handle.configured;
    const mismatch = accountMismatch(workspace, state.account_id);
    if (mismatch.length > 0) return { state, diagnostics: mismatch };
    return catching(state, async () => {
      const stage = await workspace.stage(handle.signal);
      const lost = stage.phase === "none";
      await recordEnd(workspace, stage);
      return {
        state: lost
          ? { ...state, status: "failed", detail: "the cloud no longer knows of a closure" }
          : withStage(state, stage),
        ...(lost
          ? {
              diagnostics: [
                warning(
                  `The closure of account ${state.account_id} is no longer running`,
                  stage.detail,
                ),
              ],
            }
          : isUnderWay(stage)
            ? { diagnostics: stageDiagnostics(handle.configured, stage, "") }
            : {}),
      };
    });
  },

  async plan({ prior, proposed }, handle) {
    if (prior !== null && prior.status !== "failed")
      return { planned: { ...prior, confirm: proposed.confirm } };
    const { workspace } = handle.configured;
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
      const session = await workspace.session();
      const api = apiClosure(session, account);
      if (typeof proposed.confirm !== "symbol")
        requireSwitch(account, proposed.confirm ?? undefined);
      const stage = await workspace.stage(handle.signal);
      if (isUnderWay(stage)) {
        return {
          planned,
          diagnostics: [
            warning(
              `Account ${account.id} is already closing; the deploy takes the running closure over`,
              stage.detail,
            ),
          ],
        };
      }
      const found = await workspace.survey("closure", handle.signal);
      const { mandatory } = blockers(found.results);
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
      const abandons = abandonments(workspace, found.view.check?.abandonable ?? []);
      return {
        planned: { ...planned, abandons },
        diagnostics: [announce(workspace, abandons, api.expectation(found.inventory.items))],
      };
    } catch (cause) {
      if (cause instanceof Problem) return { planned, diagnostics: [problemDiagnostic(cause)] };
      throw cause;
    }
  },

  async apply({ prior, planned, checkpoint }, handle) {
    if (prior !== null && prior.status !== "failed")
      return { state: { ...prior, confirm: planned.confirm } };
    return catching(prior, async () => {
      const { status, notes } = await submit(handle, planned.confirm ?? undefined);
      const base: ClosureState = {
        account_id: planned.account_id,
        confirm: planned.confirm,
        kind: handle.configured.workspace.account.kind,
        status: null,
        submitted_at: null,
        ends_at: null,
        detail: null,
        abandons: typeof planned.abandons === "object" ? knownTexts(planned.abandons) : {},
      };
      if (status.phase === "failed" || status.phase === "none") {
        return { state: prior, diagnostics: [...notes, rejected(base.account_id, status)] };
      }
      const state = withStage(base, status);
      checkpoint(() => state);
      return { state, diagnostics: notes };
    });
  },

  planDestroy({ prior }) {
    return [
      warning(
        `Destroying the closure of account ${prior.account_id} does not cancel it`,
        "No call of the vendor's takes a submitted closure back. Terraform forgets it; the cloud goes on.",
      ),
    ];
  },

  delete() {
    return {};
  },
};

async function submit(
  handle: ConfiguredHandle<Configured>,
  confirm: string | undefined,
): Promise<{ readonly status: ClosureStatus; readonly notes: readonly Diagnostic[] }> {
  const { workspace } = handle.configured;
  const session = await workspace.session();
  const submittedByUs = await workspace.submittedByUs();
  const stage = await workspace.stage(handle.signal);
  const results = isUnderWay(stage)
    ? []
    : (await workspace.survey("closure", handle.signal)).results;
  const made = (await workspace.record()).items.get("account")?.calls ?? [];
  const earlier = made
    .filter(
      (call) =>
        call.outcome === undefined || call.outcome === "accepted" || call.outcome === "unknown",
    )
    .map((call) => ({
      item: "account",
      does: call.does,
      action: call.action,
      region: call.region,
    }));
  const run = workspace.begin();
  try {
    const status = await closeAccount(session, {
      account: workspace.account,
      confirm,
      results,
      recorder: run.recorder,
      clock: workspace.clock,
      signal: handle.signal,
      submittedByUs,
      earlier,
    });
    workspace.forgetStage();
    run.end(`closure ${status.phase}`);
    return { status, notes: lockNote(run) };
  } catch (cause) {
    run.end(`failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    throw cause;
  }
}

function withStage(state: ClosureState, stage: ClosureStatus): ClosureState {
  return {
    ...state,
    status: stage.phase,
    submitted_at: stage.submittedAt ?? state.submitted_at,
    ends_at: stage.endsAt ?? state.ends_at,
    detail: stage.detail,
  };
}

function abandonments(
  workspace: Workspace,
  offered: readonly { readonly id: string; readonly name: string; readonly description: string }[],
): Record<string, string> {
  const chosen = new Set(workspace.account.closure.abandonChecks);
  return Object.fromEntries(
    offered
      .filter((one) => chosen.has(one.id))
      .map((one) => [one.id, `${one.name}: ${one.description}`]),
  );
}

function announce(
  workspace: Workspace,
  abandons: Readonly<Record<string, string>>,
  expectation: string,
): Diagnostic {
  const { account } = workspace;
  const given = Object.entries(abandons).map(([id, what]) => `  - ${id}: ${what}`);
  return warning(
    `Deploying this closes account ${account.id} (${account.kind}) for ever`,
    [
      expectation,
      given.length === 0 ? "Nothing is abandoned." : `Abandoned:\n${given.join("\n")}`,
      "It cannot be undone: all resources and data in the account are lost, and nobody can log in again.",
    ].join("\n"),
  );
}

function rejected(accountId: string, status: ClosureStatus): Diagnostic {
  const reasons = status.reasons.map((reason) => `  - ${reason.name}: ${reason.description}`);
  return error(
    status.phase === "none"
      ? `The cloud does not show the closure of account ${accountId}`
      : `The closure of account ${accountId} was rejected`,
    [
      status.detail,
      ...reasons,
      "Next: clear the reasons, then plan and deploy the closure again.",
    ].join("\n"),
  );
}

function knownTexts(map: Readonly<Record<string, unknown>> | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map ?? {}).flatMap(([key, value]) =>
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
