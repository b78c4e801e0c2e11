import type { Access } from "../../../core/account.ts";
import type { Caller } from "../../../core/cloud.ts";
import type { Item, ItemId } from "../../../core/item.ts";
import type { Sentence } from "../../../core/language.ts";
import type { OwnIdentity } from "../../../core/policy.ts";

/** How the items of identities are told in a cloud. */
export interface IdentityItems<C extends Caller> {
  /** What is entered in a member: a role, an agency. */
  readonly noun: Sentence;
  /** Whether an item is what has this name and is entered. */
  isRole(item: Item, name: string | undefined): boolean;
  isUser(item: Item, caller: C): boolean;
  /** Type of access keys. */
  readonly key: string;
  /** Why an item of another type is the way in; undefined where it is not. */
  other?(item: Item, caller: C): Sentence | undefined;
}

/**
 * The caller's own identity among the items of the account, each with the reason: its user with the key in use,
 * or its role; reached through a management account, the role in the member, which is never deleted and goes
 * with it.
 */
export function ownIdentity<C extends Caller>(
  { noun, isRole, isUser, key, other }: IdentityItems<C>,
  items: readonly Item[],
  caller: C,
  access: Access,
): Map<ItemId, Sentence> {
  const found = new Map<ItemId, Sentence>();
  for (const item of items) {
    if (access.via === "management") {
      if (isRole(item, access.role)) {
        found.set(item.id, {
          en: `the ${noun.en} through which the account is entered; it goes with the account`,
          zh: `进入该账号使用的${noun.zh}；随账号一起注销`,
        });
      }
      continue;
    }
    const because = isUser(item, caller)
      ? { en: "the user whose key is in use", zh: "正在使用其密钥的用户" }
      : isRole(item, caller.roleName)
        ? { en: `the ${noun.en} in use`, zh: `正在使用的${noun.zh}` }
        : item.type === key && item.nativeId === caller.accessKeyId
          ? { en: "the key in use", zh: "正在使用的密钥" }
          : other?.(item, caller);
    if (because !== undefined) found.set(item.id, because);
  }
  return found;
}

/**
 * The same with what that identity draws on, without which it could not go on deleting: its keys, groups and
 * policies, and the policies of its groups.
 */
export function ownItems<C extends Caller>(
  identity: IdentityItems<C> & {
    /** Types that an identity draws on, groups before what they give. */
    readonly drawn: readonly string[];
    readonly group: string;
  },
): (items: readonly Item[], caller: C, access: Access) => readonly OwnIdentity[] {
  const { drawn, group } = identity;
  return (items, caller, access) => {
    const found = ownIdentity(identity, items, caller, access);
    const roots = new Set(found.keys());
    // A group of the user gives it policies, so groups are looked at before policies.
    const inOrder = items.toSorted((a, b) => drawn.indexOf(a.type) - drawn.indexOf(b.type));
    for (const item of inOrder) {
      const draws =
        drawn.includes(item.type) &&
        [...item.uses, ...item.waitsFor].some((edge) => roots.has(edge));
      if (!draws || found.has(item.id)) continue;
      found.set(item.id, {
        en: "the identity in use draws on it",
        zh: "正在使用的身份依赖它",
      });
      if (item.type === group) roots.add(item.id);
    }
    return ownIdentities(found);
  };
}

/** What was found, as it is told in every language. */
export function ownIdentities(found: ReadonlyMap<ItemId, Sentence>): readonly OwnIdentity[] {
  return Array.from(found, ([id, { en, zh }]) => ({
    id,
    because: en,
    in: { zh: { because: zh } },
  }));
}
