import type { Call } from "../../../core/row-call.ts";
import type { List } from "../../../core/row-read.ts";
import type { Service } from "../../../core/service.ts";
import type { CatalogType } from "./catalog.ts";
import { changingCalls, readingCalls, tagsCalls } from "./row-calls.ts";

/** What a call needs, as policies of a cloud write it. */
export type PermissionOf = (product: string, action: string) => string;

/** What a call of a row needs. */
export function permissionFor(
  { product, row }: Pick<CatalogType, "product" | "row">,
  call: Call,
  permissionOf: PermissionOf,
): string {
  return row.permissions?.[call.action] ?? permissionOf(call.product ?? product, call.action);
}

/** Permissions that the rows need, sorted, each once. */
export function rowPermissions(
  services: readonly Service[],
  purpose: "scan" | "remove",
  permissionOf: PermissionOf,
): readonly string[] {
  const all = services.flatMap(({ product, types }) =>
    Object.values(types).flatMap((row) =>
      [...readingCalls(row), ...(purpose === "remove" ? changingCalls(row) : [])].map((call) =>
        permissionFor({ product, row }, call, permissionOf),
      ),
    ),
  );
  return [...new Set(all)].sort();
}

/**
 * Permissions of those calls of a listing whose answer may be short without an error: lists, details that
 * list, details that may find nothing, tags. A call about one thing shows it, or fails.
 */
export function listingPermissions(
  entry: CatalogType,
  permissionOf: PermissionOf,
): readonly string[] {
  const { row } = entry;
  const details = (row.detail ?? []).filter(
    ({ items, none }) => items !== undefined || none !== undefined,
  );
  const calls = [...listsOf(entry), ...details, ...tagsCalls(row)];
  return [...new Set(calls.map((call) => permissionFor(entry, call, permissionOf)))];
}

/** The lists of a row. */
export function listsOf({ row }: Pick<CatalogType, "row">): readonly List[] {
  return [row.list].flat();
}
