import type { Change } from "../../../core/acts.ts";
import type { Clock } from "../../../core/clock.ts";
import type { ActOptions } from "../../../core/cloud.ts";
import { type Item, type ItemId, parseItemId } from "../../../core/item.ts";
import type { Step } from "../../../core/row-removal.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { asText } from "../wire/paths.ts";
import { type Answer, demand } from "../wire/reply.ts";
import type { CatalogType } from "./catalog.ts";
import type { Hook, HookContext } from "./hook.ts";
import type { MemberCall } from "./members.ts";
import { requestOf } from "./requests.ts";
import { beforeIn, type Words } from "./templates.ts";
import { isoSeconds } from "./times.ts";
import { clientTokenOf, type ParentWords, wordsOf } from "./words.ts";

/** What removing needs. */
export interface RemoverOptions {
  readonly accountId: string;
  readonly calls: Dispatcher;
  readonly clock: Clock;
  readonly hooks: Readonly<Record<string, Hook>>;
  /** Names of the items under which others were listed. */
  readonly parentNames: ReadonlyMap<ItemId, string | undefined>;
}

/** A step that is being made. */
export interface Making {
  readonly options: RemoverOptions;
  readonly entry: CatalogType;
  readonly step: Step;
  readonly item: Item;
  readonly act: ActOptions;
}

/** What one of a step's calls is made for: a text of the item, or what the step's listing found. */
export type Made = { readonly each?: string; readonly member?: MemberCall };

/** One text of the item, or none where a step is made once. */
export function eachOf(each: string | undefined): Made {
  return each === undefined ? {} : { each };
}

/** The words of a call of a step, with a token that stays the same for the same item and review. */
export function stepWords(
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

/** What the journal keeps of a step that is not the deletion: what undoing it needs to know. */
export function changesOf(
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

/** What a call may say of the parent of an item. */
export function parentOf(
  item: Item,
  names: RemoverOptions["parentNames"],
): ParentWords | undefined {
  if (item.parent === undefined) return undefined;
  const nativeId = parseItemId(item.parent)?.nativeId;
  return nativeId === undefined ? undefined : { nativeId, name: names.get(item.parent) };
}

/** What the hook of a step may use. */
export function hookContext(making: Making): HookContext {
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
