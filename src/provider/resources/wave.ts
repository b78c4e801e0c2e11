import { type ClosureStatus, closingTitle } from "../../core/closure.ts";
import { isWave, parseItemId, WAVES } from "../../core/item.ts";
import type { JudgedItem } from "../../core/policy.ts";
import { Problem } from "../../core/problem.ts";
import { knownAbsent } from "../../engine/known-absent.ts";
import type { Survey } from "../../engine/survey.ts";
import { teardownOutcome } from "../../operations/outcome.ts";
import { planTeardown } from "../../operations/teardown.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Diagnostic } from "../framework/diagnostics.ts";
import { error, warning } from "../framework/diagnostics.ts";
import type { Resource } from "../framework/resource.ts";
import type { JsonValue, State } from "../framework/values.ts";
import {
  accountMismatch,
  type Configured,
  previewRefused,
  problemDiagnostic,
} from "./configured.ts";
import { leftOnDiagnostics } from "./left-on.ts";
import { noteOutcome } from "./outcome.ts";
import { waveSchema } from "./schemas.ts";
import { reviewChanged } from "./stops.ts";
import { applyWave } from "./wave-apply.ts";
import { memory, remembered } from "./wave-memory.ts";
import { surveyDiagnostics } from "./wave-messages.ts";

type WaveState = State<typeof waveSchema>;

/** `closeout_wave`: what remains of one wave; applying deletes what the plan takes out of it. */
export const wave: Resource<typeof waveSchema, Configured> = {
  schema: waveSchema,

  validate(config) {
    if (typeof config.wave !== "string" || isWave(config.wave)) return [];
    return [error(`There is no wave "${config.wave}"`, `Allowed: ${WAVES.join(", ")}.`, ["wave"])];
  },

  importState(id) {
    const [accountId = "", name = ""] = id.split("/");
    if (!isWave(name)) {
      return {
        state: null,
        diagnostics: [
          error(
            `"${id}" is not the import id of a wave`,
            `It is <account id>/<wave>, with one of: ${WAVES.join(", ")}.`,
          ),
        ],
      };
    }
    return { state: { account_id: accountId, wave: name, remaining: {} } };
  },

  async read({ state, private: kept }, handle) {
    const { workspace } = handle.configured;
    const mismatch = accountMismatch(workspace, state.account_id);
    if (mismatch.length > 0) return { state, diagnostics: mismatch };
    heed(workspace, state, kept);
    return reportingOnce(handle.configured, state, async () => {
      const made = await planTeardown(workspace, handle.signal);
      const run = made.run ?? remembered(kept).run;
      if (handle.configured.once("outcome"))
        noteOutcome(workspace, () => teardownOutcome(workspace, made));
      if (made.outcome === "closing") {
        const { status } = made;
        return {
          state: { ...state, remaining: state.remaining ?? {} },
          private: memory({
            review: workspace.approvedReview()?.digest ?? null,
            going: [],
            backs: {},
            run,
          }),
          diagnostics: [
            ...closingDiagnostics(
              handle.configured,
              status,
              "Its items are no longer listed.",
              "; this plan deletes nothing",
            ),
            ...(await leftOnDiagnostics(handle)),
          ],
        };
      }
      const { found, review } = made;
      const inWave = (item: JudgedItem): boolean => item.wave === state.wave;
      const here = found.view.items.filter((item) => inWave(item) && item.state !== "scheduled");
      const going = found.plan.going.filter(inWave).map((item) => item.id);
      const backs = Object.fromEntries(
        [...made.backs.back].flatMap(([id, { item, line }]) =>
          inWave(item) ? [[id, line] as const] : [],
        ),
      );
      return {
        state: { ...state, remaining: { ...unseen(state, found, workspace), ...linesOf(here) } },
        private: memory({ review, going, backs, run }),
        diagnostics: [
          ...(await surveyDiagnostics(handle.configured, made)),
          ...(await leftOnDiagnostics(handle)),
        ],
      };
    });
  },

  plan({ prior, proposed, private: kept }, handle) {
    const named = proposed.account_id;
    const mismatch =
      typeof named === "string" ? accountMismatch(handle.configured.workspace, named) : [];
    if (mismatch.length > 0) return { planned: prior ?? proposed, diagnostics: mismatch };
    if (prior !== null) heed(handle.configured.workspace, prior, kept);
    if (prior === null) {
      return {
        planned: proposed,
        diagnostics: [
          error(
            "A wave is imported, not created",
            `Use the AccountTeardown construct, or add an import block with the id "<account id>/<wave>". Nothing was changed.`,
          ),
        ],
      };
    }
    const { review, going, backs } = remembered(kept);
    const now = digestNow(handle.configured);
    if (now !== review) {
      const planned = { ...proposed, remaining: prior.remaining };
      return { planned, diagnostics: [reviewChanged(review, now)] };
    }
    const gone = new Set(going);
    const remaining = Object.fromEntries(
      Object.entries(prior.remaining ?? {})
        .filter(([id]) => !gone.has(id))
        .map(([id, line]) => [id, backs[id] ?? line]),
    );
    return { planned: { ...proposed, remaining } };
  },

  async apply(request, handle) {
    const { prior, planned } = request;
    const before: WaveState = {
      account_id: planned.account_id,
      wave: planned.wave,
      remaining: prior?.remaining ?? {},
    };
    const refused = previewRefused(handle.configured);
    if (refused.length > 0) return { state: before, diagnostics: refused };
    const { review } = remembered(request.private);
    const now = digestNow(handle.configured);
    if (now !== review) return { state: before, diagnostics: [reviewChanged(review, now)] };
    const after = typeof planned.remaining === "object" ? (planned.remaining ?? {}) : {};
    const targets = Object.keys(before.remaining ?? {}).filter((id) => !(id in after));
    const backs = Object.entries(after).flatMap(([id, line]) =>
      id in (before.remaining ?? {}) && before.remaining?.[id] !== line ? [id] : [],
    );
    if (targets.length + backs.length === 0) return { state: before };
    heed(handle.configured.workspace, before, request.private);
    return reporting(before, () =>
      applyWave({ before, after, targets, backs, review, checkpoint: request.checkpoint }, handle),
    );
  },

  planDestroy() {
    return [
      warning(
        "Destroying a teardown forgets it and touches nothing in the cloud",
        "Everything in the account stays. To delete it, review and deploy the teardown stack.",
      ),
    ];
  },

  delete() {
    return {};
  },
};

/** The readable map of what remains. */
export function linesOf(items: readonly JudgedItem[]): Record<string, string> {
  return Object.fromEntries(items.map((item) => [item.id, item.line]));
}

/** Where a closure that was submitted stands; said once a command, whoever asks first. */
export function closingDiagnostics(
  configured: Configured,
  status: ClosureStatus,
  more: string,
  does = "",
): readonly Diagnostic[] {
  if (!configured.once("closing")) return [];
  const { account } = configured.workspace;
  return [
    warning(
      `${closingTitle(account.id, status)}${does}`,
      more === "" ? status.detail : `${status.detail}\n${more}`,
    ),
  ];
}

/** What the state names and a listing that is not complete does not show: not seen is not gone. */
function unseen(
  { remaining }: WaveState,
  { plan, inventory }: Survey,
  { cloud }: Workspace,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(remaining ?? {}).filter(
      ([id]) =>
        !plan.decisions.has(id) &&
        cloud.rows.has(parseItemId(id)?.type ?? "") &&
        !knownAbsent(id, inventory.coverage),
    ),
  );
}

function digestNow(configured: Configured): string | null {
  return configured.workspace.approvedReview()?.digest ?? null;
}

async function reporting<
  R extends { readonly state: WaveState | null; readonly diagnostics?: readonly Diagnostic[] },
>(
  state: WaveState,
  work: () => Promise<R>,
): Promise<R | { state: WaveState; diagnostics: readonly Diagnostic[] }> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Problem) return { state, diagnostics: [problemDiagnostic(cause)] };
    throw cause;
  }
}

/** Tells the workspace which run the state knows of, before anything is called. */
function heed(workspace: Workspace, { wave: name }: { wave: unknown }, kept: JsonValue): void {
  const { run } = remembered(kept);
  if (run !== null) workspace.heed({ where: `the state of the wave ${String(name)}`, run });
}

/** Of credentials that ended, the first wave tells: that fails the plan, and the others would say the same. */
async function reportingOnce<
  R extends { readonly state: WaveState | null; readonly diagnostics?: readonly Diagnostic[] },
>(configured: Configured, state: WaveState, work: () => Promise<R>) {
  return reporting(state, async () => {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== "credentials-ended") throw cause;
      if (configured.once(`${cause.code} ${cause.message}`)) throw cause;
      return { state };
    }
  });
}
