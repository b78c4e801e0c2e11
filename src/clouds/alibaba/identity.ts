import type { Access } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import { type Item, type ItemId, parseItemId } from "../../core/item.ts";
import type { OwnIdentity } from "../../core/policy.ts";
import { type IdentityItems, ownIdentities, ownIdentity } from "../shared/session/own-items.ts";
import { OWN } from "../zh/alibaba/own.ts";

/** What an identity draws on, by the type that it is of: without these it could not go on deleting. */
const DRAWS_ON: Readonly<Record<string, readonly string[]>> = {
  "ram.user": ["ram.access-key", "ram.login-profile", "ram.mfa-device", "ram.policy", "ram.group"],
  "ram.group": ["ram.policy"],
  "ram.role": ["ram.policy"],
};

/** True when an edge names the item, by id, by name, or in any region. */
function names(edge: ItemId, item: Item): boolean {
  if (edge === item.id) return true;
  const parts = parseItemId(edge);
  if (parts === undefined || parts.type !== item.type) return false;
  if (parts.nativeId === `name=${item.name ?? ""}` && item.name !== undefined) return true;
  return parts.region === "any" && parts.nativeId === item.nativeId;
}

/** True when one of the two refers to the other. */
function linked(one: Item, other: Item): boolean {
  const refers = (from: Item, to: Item) =>
    [...from.uses, ...from.waitsFor, from.goesWith, from.parent].some(
      (edge) => edge !== undefined && names(edge, to),
    );
  return refers(one, other) || refers(other, one);
}

function isNamed(item: Item, type: string, name: string | undefined): boolean {
  if (item.type !== type || name === undefined) return false;
  const same = (text: string | undefined) => text?.toLowerCase() === name.toLowerCase();
  return same(item.name) || same(item.nativeId);
}

const IDENTITY: IdentityItems<Caller> = {
  noun: { en: "role", zh: OWN.role },
  isRole: (item, name) => isNamed(item, "ram.role", name),
  isUser: (item, { userName }) => isNamed(item, "ram.user", userName),
  key: "ram.access-key",
  other: ({ type, facts }, { kind }) =>
    type === "ram.root-key" && kind === "root" && facts["keys"] === 1
      ? { en: "the root user's only key, which is in use", zh: OWN.rootKey }
      : undefined,
};

/**
 * The caller's own identity among the items of the account, with the keys, groups and policies that it draws on;
 * RAM's items name each other by name as well, and either of two may name the other.
 */
export function ownItems(
  items: readonly Item[],
  caller: Caller,
  access: Access,
): readonly OwnIdentity[] {
  const found = ownIdentity(IDENTITY, items, caller, access);
  const roots = items.filter(({ id }) => found.has(id));
  for (let at = 0; at < roots.length; at += 1) {
    const owner = roots[at];
    const types = owner === undefined ? undefined : DRAWS_ON[owner.type];
    if (owner === undefined || types === undefined) continue;
    for (const item of items) {
      if (!types.includes(item.type) || found.has(item.id) || !linked(owner, item)) continue;
      const name = owner.name ?? owner.nativeId;
      found.set(item.id, { en: `${name} in use draws on it`, zh: OWN.draws(name) });
      roots.push(item);
    }
  }
  return ownIdentities(found);
}
