import { createHash } from "node:crypto";

/**
 * The same value as data whose keys stand in one order (by code unit, at every depth), so that two
 * equal values have one text. Keys with the value `undefined` are left out, as JSON does.
 */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => [key, sortedKeys(part)]),
  );
}

/** `sha256:` and the hash of the value's canonical JSON: sorted keys, no spaces. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256")
    .update(JSON.stringify(sortedKeys(value)))
    .digest("hex")}`;
}
