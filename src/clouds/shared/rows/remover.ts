import type { ActOptions, ActOutcome, CallAnswer } from "../../../core/cloud.ts";
import type { Disposition, Item } from "../../../core/item.ts";
import { holds, lookAt, type Optioned } from "../../../core/predicate.ts";
import type { Must } from "../../../core/row-call.ts";
import type { Step, Until } from "../../../core/row-removal.ts";
import { outcomeOf } from "../wire/dispatcher.ts";
import { ListingError } from "../wire/listing-error.ts";
import { readTexts } from "../wire/paths.ts";
import { demand } from "../wire/reply.ts";
import { CallError } from "../wire/transport.ts";
import { UNREADABLE } from "../wire/unreadable.ts";
import type { CatalogType } from "./catalog.ts";
import type { Hook } from "./hook.ts";
import { followJob } from "./job.ts";
import {
  changesOf,
  eachOf,
  hookContext,
  type Made,
  type Making,
  type RemoverOptions,
  stepWords,
} from "./making.ts";
import { findMembers } from "./members.ts";
import { requestOf } from "./requests.ts";
import { MissingWord, pathsIn } from "./templates.ts";

/** What one call of a step came to: go on with the next, or end with an outcome. */
type Progress = "on" | ActOutcome;

/** Texts of the item that a step is made for; undefined where it is made once, or looks for its members. */
function textsFor(step: Step, item: Item): readonly string[] | undefined {
  return typeof step.forEach === "string" ? readTexts(item, step.forEach) : undefined;
}

/** The steps that apply to the item as it stands. */
function applying(
  steps: readonly Step[],
  item: Optioned,
  disposition: Disposition,
): readonly Step[] {
  const look = lookAt(item, disposition);
  return steps.filter((step) => holds(step.when, look) && textsFor(step, item)?.length !== 0);
}

/** Words for the steps that a removal would make now. */
export function describeSteps(
  entry: CatalogType,
  item: Optioned,
  disposition: Disposition,
): readonly string[] {
  const { remove } = entry.row;
  if (disposition === "with-parent")
    return [item.because ?? `goes with ${item.goesWith ?? "what it belongs to"}`];
  switch (remove.by) {
    case "call":
      return applying(remove.steps, item, disposition).map((step) => {
        const texts = textsFor(step, item);
        const count = texts === undefined ? "" : ` (${texts.length})`;
        return `${step.does}${count}${step.note === undefined ? "" : `: ${step.note}`}`;
      });
    case "manual":
      return [...remove.console];
  }
}

/** Makes steps in order until one does not let the next follow. */
export async function makeSteps(
  options: RemoverOptions,
  entry: CatalogType,
  steps: readonly Step[],
  item: Item,
  act: ActOptions,
): Promise<ActOutcome> {
  const found = applying(steps, { ...item, option: act.option }, act.disposition);
  if (found.length === 0) {
    const message = `no step of ${entry.type} applies to an item that is ${item.state}, ${item.charge} and set to ${act.disposition}`;
    return { outcome: "refused", code: "NoStep", message };
  }
  for (const step of found) {
    const progress = await makeStep({ options, entry, step, item, act });
    if (progress !== "on") return progress;
  }
  return { outcome: "requested" };
}

async function makeStep(making: Making): Promise<Progress> {
  const { options, step, act } = making;
  try {
    if (step.hook !== undefined) {
      const hook = hookOf(options, step.hook);
      return progress(await hook(hookContext(making)));
    }
    for (const made of await madeFor(making)) {
      const went = await makeOne(making, made);
      if (went !== "on") return went;
    }
    return "on";
  } catch (error) {
    return progressOf(error, step, act.signal);
  }
}

/** What the step's calls are made for, one after another. */
async function madeFor(making: Making): Promise<readonly Made[]> {
  const { options, entry, step, item, act } = making;
  const { forEach, params } = step;
  if (typeof forEach !== "object") return (textsFor(step, item) ?? [undefined]).map(eachOf);
  const found = await findMembers(forEach, params, {
    calls: options.calls,
    product: entry.product,
    region: item.region,
    words: stepWords(making, forEach.action, {}),
    signal: act.signal,
  });
  return found.map((member) => ({ member }));
}

/** What the reply to a step's call must tell, so that its job can be asked about. */
function ownReply(until: Until | undefined): Must | undefined {
  const [first, ...rest] = pathsIn(until?.params, "reply");
  return first === undefined ? undefined : [first, ...rest];
}

/** Makes one of a step's calls, and follows the job that it began. */
async function makeOne(making: Making, made: Made): Promise<Progress> {
  const { step, act } = making;
  try {
    return await makeCall(making, made);
  } catch (error) {
    return progressOf(error, step, act.signal);
  }
}

function hookOf(options: RemoverOptions, name: string): Hook {
  const hook = options.hooks[name];
  if (hook === undefined) throw new Error(`there is no hook ${name}`);
  return hook;
}

function progress(outcome: ActOutcome): Progress {
  return outcome.outcome === "requested" ? "on" : outcome;
}

async function makeCall(making: Making, made: Made): Promise<Progress> {
  const { options, entry, step, item, act } = making;
  const { action, until } = step;
  if (action === undefined) throw new Error(`${entry.type}: "${step.does}" has no action`);
  const words = stepWords(making, action, made);
  const reply = demand(
    await options.calls.change(requestOf({ ...step, action }, entry.product, item.region, words), {
      item: item.id,
      does: made.member === undefined ? step.does : `${step.does}: ${made.member.named}`,
      ...changesOf(step, item, made.each),
      recorder: act.recorder,
      signal: act.signal,
      idempotent: step.again !== undefined,
      classify: (error) => meaningOf(error, step),
    }),
    ownReply(until),
  );
  if (until === undefined) return "on";
  const known = stepWords(making, until.action, made, reply);
  const question = requestOf(until, entry.product, item.region, known);
  const { signal } = act;
  const ask = async () => demand(await options.calls.read(question, signal), until.at);
  const { clock } = options;
  return progress(await followJob(until, { does: step.does, clock, signal, ask }));
}

/** What the row says that a code means; undefined where it says nothing. */
function meaningOf(error: CallError, step: Step): CallAnswer["outcome"] | undefined {
  if (error.is(step.gone)) return "gone";
  if (error.is(step.done)) return "accepted";
  if (error.is(step.busy) || blockerOf(error, step) !== undefined) return "busy";
  return undefined;
}

/** Codes by which a cloud says that something depends on the item, with what it is behind a dot. */
const DEPENDENCY = /^DependencyViolation(?:\.(.+))?$/u;

/** What stands in the way by a code; a dependency that the row does not know is named as the cloud does. */
function blockerOf({ code }: CallError, step: Step): string | undefined {
  const known = step.blocked?.[code];
  if (known !== undefined) return known;
  const [found, what] = DEPENDENCY.exec(code) ?? [];
  if (found === undefined || step.busy?.includes(code) === true) return undefined;
  return what === undefined ? "something that depends on it" : `what the cloud calls ${what}`;
}

function progressOf(error: unknown, step: Step, signal: AbortSignal): Progress {
  if (error instanceof MissingWord) {
    const message = `"${step.does}" was not made: ${error.message}`;
    return { outcome: "refused", code: "MissingFact", message };
  }
  if (error instanceof ListingError) {
    return { outcome: "unknown", code: UNREADABLE, message: `${step.does}: ${error.message}` };
  }
  if (!(error instanceof CallError)) {
    if (!signal.aborted) throw error;
    return { outcome: "unknown", code: "Aborted", message: `stopped during "${step.does}"` };
  }
  const meaning = meaningOf(error, step);
  if (meaning === "gone") return { outcome: "gone" };
  if (meaning === "accepted") return "on";
  const blockedBy = blockerOf(error, step);
  return {
    outcome: meaning === "busy" ? "busy" : outcomeOf(error),
    ...(blockedBy === undefined ? {} : { blockedBy }),
    code: error.code,
    message: `${step.does}: ${error.message}`,
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
  };
}
