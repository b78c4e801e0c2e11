import { withProtection } from "./protection.ts";
import type { Call, Params } from "./row-call.ts";
import type { Removal, Step, StepCall, Undo } from "./row-removal.ts";
import type {
  LastStep,
  Protection,
  SharedCodes,
  WrittenRemoval,
  WrittenStep,
  WrittenUndo,
} from "./written-row.ts";

/** What the steps of a row share. */
export interface SharedBySteps {
  readonly gone: readonly string[];
  readonly busy: readonly string[];
  readonly blocked: Readonly<Record<string, string>>;
  readonly params: Params | undefined;
}

/** The removal that a written one means. */
export function completeRemoval(
  written: WrittenRemoval,
  protection: Protection | undefined,
  shared: SharedBySteps,
): Removal {
  const made = (steps: readonly LastStep[]): readonly Step[] =>
    completeSteps(withProtection(steps, protection), shared);
  if (isSteps(written)) return { by: "call", steps: made(written) };
  if ("console" in written) return { ...written, by: "manual" };
  if ("does" in written) return { by: "call", steps: made([written]) };
  const { steps, detach, ...rest } = written;
  return {
    ...rest,
    by: "call",
    steps: made(steps),
    ...(detach === undefined ? {} : { detach: detach.map((step) => completeStep(step, shared)) }),
  };
}

function isSteps(written: WrittenRemoval): written is WrittenRemoval & readonly LastStep[] {
  return Array.isArray(written);
}

/** Every step, one that does not say what follows as the deletion; the compiler allows that to the last. */
function completeSteps(steps: readonly LastStep[], shared: SharedBySteps): readonly Step[] {
  return steps.map((step) => {
    if (saysWhatFollows(step)) return completeStep(step, shared);
    const { undo: _undo, cannotBeUndone: _cannot, ...rest } = step;
    return completeStep({ ...rest, deletes: true }, shared);
  });
}

function saysWhatFollows(step: LastStep): step is WrittenStep {
  return (step.undo ?? step.cannotBeUndone ?? step.deletes) !== undefined;
}

function completeStep(written: WrittenStep, shared: SharedBySteps): Step {
  const { undo, cannotBeUndone, deletes: _deletes, ...call } = written;
  const step = withShared(call, shared);
  if (undo !== undefined) return { ...step, undo: completeUndo(undo, call, shared) };
  return cannotBeUndone === undefined ? { ...step, deletes: true } : { ...step, cannotBeUndone };
}

/** A step with the codes and parameters that all steps of the row share. */
function withShared(step: StepCall, { gone, busy, blocked, params }: SharedBySteps): StepCall {
  if (step.product !== undefined) return step;
  return {
    ...ownCall(step, params),
    ...(typeof step.forEach === "object" ? { forEach: ownCall(step.forEach, params) } : {}),
    ...(step.until === undefined ? {} : { until: ownCall(step.until, params) }),
    ...(step.calls === undefined ? {} : { calls: step.calls.map((call) => ownCall(call, params)) }),
    ...codes("gone", gone, step.gone),
    ...codes("busy", busy, step.busy),
    ...(Object.keys({ ...blocked, ...step.blocked }).length === 0
      ? {}
      : { blocked: { ...blocked, ...step.blocked } }),
  };
}

function completeUndo(undo: WrittenUndo, step: StepCall, shared: SharedBySteps): Undo {
  const { action, ...rest } = undo;
  const call = action === undefined ? callAgain(rest, step) : { action };
  const made = ownCall({ ...rest, ...call }, shared.params);
  if (made.product !== undefined) return made;
  return { ...made, ...codes("busy", shared.busy, undo.busy) };
}

/** The step's call, with the undo's parameters in place of the step's. */
function callAgain(undo: Omit<WrittenUndo, "action">, step: StepCall): Call {
  const { action, product, region, method, path, params, body, again } = step;
  if (action === undefined) throw new Error(`"${step.does}" has no call that would undo it`);
  return {
    action,
    ...(product === undefined ? {} : { product }),
    ...(region === undefined ? {} : { region }),
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(params === undefined ? {} : { params: { ...params, ...undo.params } }),
    ...(again === undefined ? {} : { again }),
    ...(body === undefined ? {} : { body: { ...body, ...undo.body } }),
  };
}

/** A call with the parameters that all calls of the service's own product have. */
export function ownCall<T extends Partial<Pick<Call, "product" | "params">>>(
  call: T,
  params: Params | undefined,
): T {
  // A step that is no call of its own takes none.
  if (params === undefined || call.product !== undefined || isNoCall(call)) return call;
  return { ...call, params: { ...params, ...call.params } };
}

function isNoCall(call: object): boolean {
  return "hook" in call;
}

/** Codes with those that all steps share, each once; nothing where there are none. */
function codes(
  name: "gone" | "busy",
  shared: readonly string[],
  own: readonly string[] = [],
): Pick<SharedCodes, "gone" | "busy"> {
  const all = [...new Set([...shared, ...own])];
  return all.length === 0 ? {} : { [name]: all };
}
