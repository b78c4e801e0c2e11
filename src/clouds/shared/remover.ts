import type { Change } from "../../core/acts.ts";
import type { Clock } from "../../core/clock.ts";
import type { ActOptions, ActOutcome, CallAnswer } from "../../core/cloud.ts";
import { holds, lookAt } from "../../core/condition.ts";
import { type Disposition, type Item, type ItemId, parseItemId } from "../../core/item.ts";
import type { Call, Step } from "../../core/row.ts";
import { type Calls, outcomeOf } from "./calls.ts";
import type { CatalogType } from "./catalog.ts";
import { readAllRecords } from "./details.ts";
import type { Hook, HookContext } from "./hook.ts";
import { ListingError } from "./listing-error.ts";
import { asText, readTexts } from "./paths.ts";
import { answers, demand } from "./reply.ts";
import { requestOf } from "./requests.ts";
import { beforeIn, MissingWord, mentions, type Words } from "./templates.ts";
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

/** The steps that apply to the item as it stands, each with the members it is made for. */
function applying(
  steps: readonly Step[],
  item: Item,
  disposition: Disposition,
): readonly { readonly step: Step; readonly members: readonly (string | undefined)[] }[] {
  const look = lookAt(item, disposition);
  return steps
    .filter((step) => holds(step.when, look))
    .map((step) => ({
      step,
      members: step.forEach === undefined ? [undefined] : readTexts(item, step.forEach),
    }))
    .filter(({ members }) => members.length > 0);
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
      return applying(remove.steps, item, disposition).map(({ step, members }) => {
        const count = step.forEach === undefined ? "" : ` (${members.length})`;
        return `${step.does}${count}${step.note === undefined ? "" : `: ${step.note}`}`;
      });
    case "parent":
      return [`goes with its ${remove.parent}: ${remove.because}`];
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
  for (const { step, members } of found) {
    for (const each of members) {
      const progress = await makeStep(options, entry, step, each, item, act);
      if (progress !== "on") return progress;
    }
  }
  return { outcome: "requested" };
}

async function makeStep(
  options: RemoverOptions,
  entry: CatalogType,
  step: Step,
  each: string | undefined,
  item: Item,
  act: ActOptions,
): Promise<Progress> {
  try {
    if (step.hook !== undefined) {
      const outcome = await hookOf(
        options,
        step.hook,
      )(hookContext(options, entry, step, item, act));
      return outcome.outcome === "requested" ? "on" : outcome;
    }
    const { action } = step;
    if (action === undefined) throw new Error(`${entry.type}: "${step.does}" has no action`);
    await makeCall(options, entry, { ...step, action }, each, item, act);
    return "on";
  } catch (error) {
    return progressOf(error, step, act.signal);
  }
}

/** The words of a call of a step, with a token that stays the same for the same item and review. */
function stepWords(
  options: RemoverOptions,
  action: string,
  does: string,
  each: string | undefined,
  item: Item,
  act: ActOptions,
): Words {
  return wordsOf({
    id: item.nativeId,
    name: item.name,
    region: item.region,
    account: options.accountId,
    now: isoSeconds(options.clock.now()),
    parent: parentOf(item, options.parentNames),
    facts: item.facts,
    each,
    clientToken: clientTokenOf(item.id, act.reviewedAt, action, does, each ?? ""),
  });
}

function hookOf(options: RemoverOptions, name: string): Hook {
  const hook = options.hooks[name];
  if (hook === undefined) throw new Error(`there is no hook ${name}`);
  return hook;
}

async function makeCall(
  options: RemoverOptions,
  entry: CatalogType,
  step: Step & Call,
  each: string | undefined,
  item: Item,
  act: ActOptions,
): Promise<void> {
  const words = stepWords(options, step.action, step.does, each, item, act);
  const request = requestOf(step, entry.product, item.region, words);
  await options.calls.change(request, {
    item: item.id,
    does: step.does,
    ...changesOf(step, item, each),
    recorder: act.recorder,
    signal: act.signal,
    idempotent: mentions(step.params, "clientToken") || mentions(step.body, "clientToken"),
    classify: (error) => meaningOf(error, step),
  });
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

function hookContext(
  options: RemoverOptions,
  entry: CatalogType,
  step: Step,
  item: Item,
  act: ActOptions,
): HookContext {
  const { signal, recorder } = act;
  const named = step.calls ?? [];
  return {
    item,
    options: act,
    accountId: options.accountId,
    signal,
    clock: options.clock,
    actions: named.map(({ action }) => action),
    call(action, each) {
      const found = named.find((call) => call.action === action);
      if (found === undefined) throw new Error(`${entry.type}: "${step.does}" names no ${action}`);
      const words = stepWords(options, action, step.does, each, item, act);
      return requestOf(found, entry.product, item.region, words);
    },
    read: async (request, must) => demand(await options.calls.read(request, signal), must),
    readAll: async (request, items, paging, must) =>
      answers(await readAllRecords(options.calls, request, { items, paging, must }, signal)),
    change: async (request, { does, idempotent }) => {
      const changes = changesOf(step, item, undefined);
      const change = { item: item.id, does, ...changes, recorder, signal, idempotent };
      return demand(await options.calls.change(request, change), undefined);
    },
  };
}
