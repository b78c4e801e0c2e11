import { Problem } from "../../core/problem.ts";
import { planClosure } from "../../operations/closure.ts";
import {
  deployClosure,
  destroyedClosure,
  followTold,
  heedClosure,
  shownPlan,
  startsAnew,
} from "../../operations/front/closure.ts";
import { refusedBy } from "../../operations/front/closure-messages.ts";
import type { ClosureTold } from "../../operations/front/closure-record.ts";
import { accountMismatch, problemMessage } from "../../operations/front/front.ts";
import {
  isToBePutBack,
  leftOnMessages,
  putLeftOnBackOnce,
} from "../../operations/front/left-on.ts";
import { noteOutcome } from "../../operations/front/note-outcome.ts";
import { closureOutcome } from "../../operations/outcome.ts";
import type { Diagnostic } from "../framework/diagnostics.ts";
import type { Resource } from "../framework/resource.ts";
import { type ApprovedPlan, type Planned, type State, UNKNOWN } from "../framework/values.ts";
import { type Configured, previewRefused } from "./configured.ts";
import { closureSchema } from "./schemas.ts";

/** Terraform asks for the data source while the account is looked at; what it has not asked by then it leaves out. */
const AFTER_A_LOOK_MS = 1_000;

type ClosureState = State<typeof closureSchema>;

/** `closeout_closure`: creating it submits the closure; reading follows it; nothing takes it back. */
export const closure: Resource<typeof closureSchema, Configured> = {
  schema: closureSchema,

  async read({ state, private: kept }, handle) {
    const mismatch = accountMismatch(handle.configured, state.account_id);
    if (mismatch.length > 0) return { state, diagnostics: mismatch };
    const known = toldBy(state);
    heedClosure(handle, known, kept);
    handle.configured.closureHeard.come(true);
    const { told, messages } = await followTold(known, state.account_id, handle);
    return { state: { ...state, ...attributesOf(told) }, diagnostics: messages };
  },

  async plan({ prior, proposed, private: kept }, handle) {
    const { configured } = handle;
    const { workspace, blockersAsked } = configured;
    if (prior !== null) heedClosure(handle, toldBy(prior), kept);
    configured.closureHeard.come(true);
    if (prior !== null && !startsAnew(toldBy(prior), workspace)) {
      const planned = { ...prior, ...settingsOf(proposed) };
      // A change of its own, so that Terraform has something to deploy.
      return (await isToBePutBack(workspace, handle.signal))
        ? { planned: { ...planned, detail: UNKNOWN }, diagnostics: await leftOnMessages(handle) }
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
        ? accountMismatch(configured, proposed.account_id)
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
      if (made.outcome === "refused") {
        return configured.preview || (await heard(AFTER_A_LOOK_MS)) === "warnings"
          ? { planned }
          : { planned, diagnostics: [refusedBy(workspace, made.mandatory)] };
      }
      // Known, whatever it is: Terraform asks again while it applies, also for a plan made before the submission.
      const { abandons, message } = shownPlan(workspace, made);
      return { planned: { ...planned, abandons }, diagnostics: [message] };
    } catch (cause) {
      if (cause instanceof Problem) return { planned, diagnostics: [problemMessage(cause)] };
      throw cause;
    }
  },

  async apply({ prior, planned, private: kept, checkpoint }, handle) {
    const { configured } = handle;
    const { workspace } = configured;
    const refused = previewRefused(configured);
    if (refused.length > 0) return { state: prior, diagnostics: refused };
    if (prior !== null) heedClosure(handle, toldBy(prior), kept);
    if (prior !== null && !startsAnew(toldBy(prior), workspace)) {
      const state = { ...prior, ...settingsOf(planned) };
      if (typeof planned.detail !== "symbol") return { state };
      return catching(state, async () => ({ state, diagnostics: await putLeftOnBackOnce(handle) }));
    }
    return catching(prior, async () => {
      const { account_id, confirm, with_blockers } = planned;
      const mismatch = accountMismatch(configured, account_id);
      if (mismatch.length > 0) return { state: prior, diagnostics: mismatch };
      const abandons = abandonsOf(planned);
      const { told, run, messages } = await deployClosure(
        { confirm: confirm ?? undefined, abandons: Object.keys(abandons) },
        handle,
      );
      if (told === undefined) return { state: prior, diagnostics: messages };
      const { kind } = workspace.account;
      const state = {
        ...{ account_id, confirm, with_blockers, kind, abandons },
        ...attributesOf(told),
      };
      checkpoint(() => state);
      const left = run === undefined ? kept : { run: run.run, at: run.at };
      return { state, diagnostics: messages, private: left };
    });
  },

  planDestroy({ prior }, { configured }) {
    return [destroyedClosure(configured, prior.account_id, toldBy(prior))];
  },

  delete() {
    return {};
  },
};

/** What the user sets and may change at any time. */
function settingsOf<T extends { readonly confirm: unknown; readonly with_blockers: unknown }>({
  confirm,
  with_blockers,
}: T): Pick<T, "confirm" | "with_blockers"> {
  return { confirm, with_blockers };
}

function toldBy({ status, detail, submitted_at, ends_at }: ClosureState): ClosureTold {
  return { status, detail, submittedAt: submitted_at, endsAt: ends_at };
}

function attributesOf({ status, detail, submittedAt, endsAt }: ClosureTold) {
  return { status, detail, submitted_at: submittedAt, ends_at: endsAt };
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
    if (cause instanceof Problem) return { state, diagnostics: [problemMessage(cause)] };
    throw cause;
  }
}
