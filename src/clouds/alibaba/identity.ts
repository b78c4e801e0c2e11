import type { Access } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import { type Item, type ItemId, parseItemId } from "../../core/item.ts";

/** An item that is the caller's own way in, with the reason. */
export interface OwnItem {
  readonly id: ItemId;
  readonly because: string;
}

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

/**
 * The caller's own identity among the items of the account: its user with the keys, groups and policies
 * it draws on, or its role; reached through a management account, the role in the member, which is never
 * deleted and goes with it.
 */
export function ownItems(
  items: readonly Item[],
  caller: Caller,
  access: Access,
): readonly OwnItem[] {
  const found = new Map<ItemId, string>();
  const roots: Item[] = [];
  const add = (item: Item, because: string): void => {
    if (found.has(item.id)) return;
    found.set(item.id, because);
    roots.push(item);
  };
  for (const item of items) {
    if (access.via === "management") {
      if (isNamed(item, "ram.role", access.role)) {
        add(item, "the role through which the account is entered; it goes with the account");
      }
      continue;
    }
    if (isNamed(item, "ram.user", caller.userName)) add(item, "the user whose key is in use");
    if (isNamed(item, "ram.role", caller.roleName)) add(item, "the role in use");
    if (item.type === "ram.access-key" && item.nativeId === caller.accessKeyId) {
      add(item, "the key in use");
    }
    if (item.type === "ram.root-key" && caller.kind === "root" && item.facts["keys"] === 1) {
      add(item, "the root user's only key, which is in use");
    }
  }
  for (let at = 0; at < roots.length; at += 1) {
    const owner = roots[at];
    const types = owner === undefined ? undefined : DRAWS_ON[owner.type];
    if (owner === undefined || types === undefined) continue;
    for (const item of items) {
      if (types.includes(item.type) && linked(owner, item)) {
        add(item, `${owner.name ?? owner.nativeId} in use draws on it`);
      }
    }
  }
  return [...found].map(([id, because]) => ({ id, because }));
}
