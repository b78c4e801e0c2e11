import type { Access } from "../../core/account.ts";
import type { Item, ItemId } from "../../core/item.ts";
import type { HuaweiCaller } from "./caller.ts";

/** An item that is the caller's own way in, with the reason. */
export interface OwnItem {
  readonly id: ItemId;
  readonly because: string;
}

/** What an identity draws on; without these it could not go on deleting. */
const DRAWN: readonly string[] = ["iam.access-key", "iam.group", "iam.policy"];

/**
 * The caller's own identity among the items of the account: its user with its keys and what gives it its
 * permissions, or its agency; reached through a management account, the agency in the member, which is never
 * deleted and goes with it.
 */
export function ownItems(
  items: readonly Item[],
  caller: HuaweiCaller,
  access: Access,
): readonly OwnItem[] {
  const found = new Map<ItemId, string>();
  const isAgency = (item: Item, name: string | undefined) =>
    item.type === "iam.agency" && name !== undefined && item.name === name;
  for (const item of items) {
    if (access.via === "management") {
      if (isAgency(item, access.role)) {
        found.set(
          item.id,
          "the agency through which the account is entered; it goes with the account",
        );
      }
      continue;
    }
    if (
      item.type === "iam.user" &&
      caller.kind === "user" &&
      item.nativeId === caller.principalId
    ) {
      found.set(item.id, "the user whose key is in use");
    }
    if (caller.kind === "role" && isAgency(item, caller.roleName)) {
      found.set(item.id, "the agency in use");
    }
    if (item.type === "iam.access-key" && item.nativeId === caller.accessKeyId) {
      found.set(item.id, "the key in use");
    }
  }
  const roots = new Set(found.keys());
  // A group of the user gives it policies, so groups are looked at before policies.
  const inOrder = items.toSorted((a, b) => DRAWN.indexOf(a.type) - DRAWN.indexOf(b.type));
  for (const item of inOrder) {
    const drawn =
      DRAWN.includes(item.type) && [...item.uses, ...item.waitsFor].some((edge) => roots.has(edge));
    if (!drawn || found.has(item.id)) continue;
    found.set(item.id, "the identity in use draws on it");
    if (item.type === "iam.group") roots.add(item.id);
  }
  return [...found].map(([id, because]) => ({ id, because }));
}
