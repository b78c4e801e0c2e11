import { joined, type Sentence } from "../../../core/language.ts";
import { isAbout, type Statement } from "./policy-document.ts";

/** A policy as it was read. */
export interface ReadPolicy {
  readonly name: string;
  /** Undefined where its document is not understood: it may then forbid anything. */
  readonly statements: readonly Statement[] | undefined;
  /** True where what it allows holds for some resources only, such as those of a resource group. */
  readonly forSome?: true;
}

/** Policies that decide together; an action needs one of them that allows it, and none that forbids it. */
export interface Layer {
  /** What they are, e.g. `its permission boundary`. */
  readonly is: Sentence;
  readonly policies: readonly ReadPolicy[];
}

/** Something that could not be read, a clause, with what lets it be read. */
export interface Unread {
  readonly says: Sentence;
  readonly next: Sentence;
}

/** What gives an identity its rights in an account, and what limits them from above. */
export interface Rights {
  /** The identity, in words that stay the same from run to run: `user ops`. */
  readonly of: Sentence;
  /** Each of them must let an action through; a root user that nothing limits has none. */
  readonly layers: readonly Layer[];
  readonly unread: readonly Unread[];
}

/** Why an action is not proved to reach everything. */
export interface Lack {
  readonly permission: string;
  readonly because: Sentence;
}

/**
 * Permissions that rights do not prove: an action is proved where each layer allows it for every resource
 * without a condition, and no policy that was read forbids any of it.
 */
export function lacksOf(rights: Rights, permissions: readonly string[]): readonly Lack[] {
  return permissions.flatMap((permission) => {
    const because = whyNot(rights, permission);
    return because === undefined ? [] : [{ permission, because }];
  });
}

/** Thousands of listings ask for the same few hundred permissions. */
const judged = new WeakMap<Rights, Map<string, Sentence | undefined>>();

function whyNot(rights: Rights, permission: string): Sentence | undefined {
  const known = judged.get(rights) ?? new Map<string, Sentence | undefined>();
  judged.set(rights, known);
  if (!known.has(permission)) {
    const { unread, layers } = rights;
    known.set(
      permission,
      unread.length === 0
        ? layers.map((layer) => lackIn(layer, permission)).find(isThere)
        : joined(
            unread.map(({ says }) => says),
            ["; ", "；"],
          ),
    );
  }
  return known.get(permission);
}

function lackIn({ is, policies }: Layer, permission: string): Sentence | undefined {
  for (const { name, statements } of policies) {
    if (statements === undefined)
      return {
        en: `the policy ${name} in ${is.en} is not understood`,
        zh: `${is.zh}里的策略 ${name} 无法理解`,
      };
    if (statements.some((one) => one.effect === "deny" && isAbout(one, permission, true))) {
      return {
        en: `the policy ${name} in ${is.en} denies it, or a part of it`,
        zh: `${is.zh}里的策略 ${name} 拒绝它，或拒绝其中一部分`,
      };
    }
  }
  const allowing = policies.flatMap(({ name, statements = [], forSome }) =>
    statements
      .filter((one) => one.effect === "allow" && isAbout(one, permission, false))
      .map((one) => ({ name, whole: forSome !== true && one.everywhere && !one.conditional })),
  );
  if (allowing.some(({ whole }) => whole)) return undefined;
  const [partly] = allowing;
  return partly === undefined
    ? { en: `no policy in ${is.en} allows it`, zh: `${is.zh}里没有策略允许它` }
    : {
        en: `the policy ${partly.name} in ${is.en} allows it under a condition, or for some resources`,
        zh: `${is.zh}里的策略 ${partly.name} 只在某些条件下或对部分资源允许它`,
      };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
