import type { Caller } from "../../../core/cloud.ts";
import type { Sentence } from "../../../core/language.ts";
import { Reading } from "../reach/reading.ts";
import type { Layer, ReadPolicy, Rights } from "../reach/rights.ts";
import type { Lists } from "./cloud-parts.ts";
import type { Calls } from "./session-calls.ts";

/** How a cloud's organization limits its accounts. */
export interface ControlPolicies {
  /** What they are called, and what is asked first. */
  readonly called: Sentence;
  readonly whether: Sentence;
  /** The identity of the management account that asks. */
  readonly manager: Sentence;
  /** What is said where they can be read only by the managing account, which is named. */
  readonly lacks: (manager: string) => Sentence;
  /** Whether they bind the managing account itself. */
  readonly bindManager: boolean;
  /** The account that manages the organization; `none` where nothing can bind the account. */
  managerOf(calls: Calls, signal: AbortSignal): Promise<string>;
  /** The account, and what it is in, up to the root. */
  targetsOf(calls: Calls, accountId: string, signal: AbortSignal): Promise<readonly string[]>;
  policiesOf(calls: Calls, target: string, signal: AbortSignal): Promise<readonly ReadPolicy[]>;
}

/** The identity that lists its rights: what gives them, and what limits them. */
export interface RightsParts<C extends Caller> {
  nameOf(caller: C): Sentence;
  /** What no call tells of keys of some kind; undefined for all others. */
  untold?(caller: C): { readonly says: Sentence; readonly next: Sentence } | undefined;
  /** Its own policies and its boundary. */
  ownLayers(
    calls: Calls,
    caller: C,
    reading: Reading,
    signal: AbortSignal,
  ): Promise<readonly Layer[]>;
  controlPolicies(caller: C): ControlPolicies;
}

/** Reads the rights of the identity that lists. What a session policy takes away, no call tells. */
export async function readRights<C extends Caller>(
  { nameOf, untold, ownLayers, controlPolicies }: RightsParts<C>,
  lists: Lists<C>,
  signal: AbortSignal,
): Promise<Rights> {
  const caller = await lists.caller(signal);
  const reading = new Reading();
  const lack = untold?.(caller);
  if (lack !== undefined) {
    reading.lacks(lack.says, lack.next);
    return { of: nameOf(caller), layers: [], unread: reading.unread };
  }
  const [own, above] = await Promise.all([
    ownLayers(lists.own, caller, reading, signal),
    controlLayers(controlPolicies(caller), lists, reading, signal),
  ]);
  return { of: nameOf(caller), layers: [...own, ...above], unread: reading.unread };
}

/** The layer of an identity's own policies; none where they could not be read, or where nothing limits it. */
export async function policiesOf(
  of: Sentence,
  reading: Reading,
  read: () => Promise<readonly ReadPolicy[] | "all">,
): Promise<readonly Layer[]> {
  const is = { en: `the policies of ${of.en}`, zh: `${of.zh}的权限策略` };
  const policies = await reading.of(is, of, read);
  return policies === undefined || policies === "all" ? [] : [{ is, policies }];
}

const IN_USE: Sentence = { en: "the identity in use", zh: "正在使用的身份" };

/** Control policies above the account: on each level up to the root, all of which must let a request through. */
async function controlLayers<C extends Caller>(
  control: ControlPolicies,
  { account, own, management }: Lists<C>,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  const calls = management ?? own;
  const who = management === undefined ? IN_USE : control.manager;
  const manager = await reading.of(control.whether, who, () => control.managerOf(calls, signal));
  if (manager === undefined || manager === "none") return [];
  const isManager = manager === account.id;
  if (isManager && !control.bindManager) return [];
  if (management === undefined && !isManager) {
    const { en, zh } = control.lacks(manager);
    reading.lacks(
      { en: `${en}, and only there they can be read`, zh: `${zh}，只有在那里才能读取` },
      {
        en: "Set `access.via: management` in account.yaml, so that they are read with the management account's credentials.",
        zh: "在 account.yaml 里设置 `access.via: management`，用管理账号的凭证读取它们。",
      },
    );
    return [];
  }
  const above = {
    en: `the ${control.called.en} above the account`,
    zh: `账号之上的${control.called.zh}`,
  };
  const layers = await reading.of(above, who, async () => {
    const targets = await control.targetsOf(calls, account.id, signal);
    return Promise.all(
      targets.map(async (target) => ({
        is: {
          en: `the ${control.called.en} of ${target}`,
          zh: `${target} 的${control.called.zh}`,
        },
        policies: await control.policiesOf(calls, target, signal),
      })),
    );
  });
  return layers ?? [];
}
