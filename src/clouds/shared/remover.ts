import type { Change } from "../../core/acts.ts";
import type { Clock } from "../../core/clock.ts";
import type { ActOptions, ActOutcome, CallAnswer } from "../../core/cloud.ts";
import { holds, lookAt } from "../../core/condition.ts";
import { type Disposition, type Item, type ItemId, parseItemId } from "../../core/item.ts";
import type { Must, Step, Until } from "../../core/row.ts";
import { type Calls, outcomeOf } from "./calls.ts";
import type { CatalogType } from "./catalog.ts";
import type { Hook, HookContext } from "./hook.ts";
import { followJob } from "./job.ts";
import { ListingError } from "./listing-error.ts";
import { findMembers, type MemberCall } from "./members.ts";
import { asText, readTexts } from "./paths.ts";
import { type Answer, demand } from "./reply.ts";
import { requestOf } from "./requests.ts";
import { beforeIn, MissingWord, pathsIn, type Words } from "./templates.ts";
import { isoSeconds } from "./times.ts";
import { CallError } from "./transport.ts";
import { UNREADABLE } from "./unreadable.ts";
import { clientTokenOf, type ParentWords, wordsOf } from "./words.ts";

/** What removing needs. */
export interface RemoverOptions {
  readonly accountId: string;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly hooks: Readonly<Record<string, Hook>>;
  /** Names of the items under which others were listed. */
  readonly parentNames: ReadonlyMap<ItemId, string | undefined>;
}

/** What one call of a step came to: go on with the next, or end with an outcome. */
type Progress = "on" | ActOutcome;

/** Texts of the item that a step is made for; undefined where it is made once, or looks for its members. */
function textsFor(step: Step, item: Item): readonly string[] | undefined {
  return typeof step.forEach === "string" ? readTexts(item, step.forEach) : undefined;
}

/** The steps that apply to the item as it stands. */
function applying(steps: readonly Step[], item: Item, disposition: Disposition): readonly Step[] {
  const look = lookAt(item, disposition);
  return steps.filter((step) => holds(step.when, look) && textsFor(step, item)?.length !== 0);
}

/** Words for the steps that a removal would make now. */
export function describeSteps(
  entry: CatalogType,
  item: Item,
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
  const found = applying(steps, item, act.disposition);
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

/** A step that is being made. */
interface Making {
  readonly options: RemoverOptions;
  readonly entry: CatalogType;
  readonly step: Step;
  readonly item: Item;
  readonly act: ActOptions;
}

/** What one of a step's calls is made for: a text of the item, or what the step's listing found. */
type Made = { readonly each?: string; readonly member?: MemberCall };

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

function eachOf(each: string | undefined): Made {
  return each === undefined ? {} : { each };
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

/** The words of a call of a step, with a token that stays the same for the same item and review. */
function stepWords(
  { options, step, item, act }: Making,
  action: string,
  { each, member }: Made,
  reply?: Answer,
): Words {
  const told = each ?? member?.label ?? "";
  return wordsOf({
    id: item.nativeId,
    name: item.name,
    region: item.region,
    account: options.accountId,
    now: isoSeconds(options.clock.now()),
    parent: parentOf(item, options.parentNames),
    facts: item.facts,
    each,
    members: member?.records,
    reply,
    clientToken: clientTokenOf(item.id, act.reviewedAt, action, step.does, told),
  });
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

/** What the journal keeps of a step that is not the deletion: what undoing it needs to know. */
function changesOf(
  { does, undo, cannotBeUndone }: Step,
  item: Item,
  each: string | undefined,
): { readonly changes?: Change } {
  if (undo === undefined && cannotBeUndone === undefined) return {};
  const names = [undo?.params, undo?.body].flatMap((some) => beforeIn(some));
  const facts = names.flatMap((name) => {
    const value = asText(item.facts[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const before = Object.fromEntries(facts);
  return {
    changes: {
      step: does,
      ...(each === undefined ? {} : { each }),
      ...(Object.keys(before).length === 0 ? {} : { before }),
    },
  };
}

export function parentOf(
  item: Item,
  names: RemoverOptions["parentNames"],
): ParentWords | undefined {
  if (item.parent === undefined) return undefined;
  const nativeId = parseItemId(item.parent)?.nativeId;
  return nativeId === undefined ? undefined : { nativeId, name: names.get(item.parent) };
}

/** What the row says that a code means; undefined where it says nothing. */
function meaningOf(error: CallError, step: Step): CallAnswer["outcome"] | undefined {
  if (step.gone?.includes(error.code)) return "gone";
  if (step.done?.includes(error.code)) return "accepted";
  if (step.busy?.includes(error.code)) return "busy";
  return undefined;
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
  return {
    outcome: meaning === "busy" ? "busy" : outcomeOf(error),
    code: error.code,
    message: `${step.does}: ${error.message}`,
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
  };
}

function hookContext(making: Making): HookContext {
  const { options, entry, step, item, act } = making;
  const { signal, recorder } = act;
  const named = step.calls ?? [];
  return {
    item,
    options: act,
    signal,
    call(action, each) {
      const found = named.find((call) => call.action === action);
      if (found === undefined) throw new Error(`${entry.type}: "${step.does}" names no ${action}`);
      const words = stepWords(making, action, eachOf(each));
      return requestOf(found, entry.product, item.region, words);
    },
    read: async (request, must) => demand(await options.calls.read(request, signal), must),
    change: async (request, { does, idempotent }) => {
      const changes = changesOf(step, item, undefined);
      const change = { item: item.id, does, ...changes, recorder, signal, idempotent };
      return demand(await options.calls.change(request, change), undefined);
    },
  };
}
