import { createHash } from "node:crypto";

/**
 * The same value as data whose keys stand in one order (by code unit, at every depth), so that two
 * equal values have one text. Keys with the value `undefined` are left out, as JSON does.
 */
export function sortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const parts = value.map(sortedKeys);
    return parts.some((part, at) => part !== value[at]) ? parts : value;
  }
  const parts = Object.entries(value).map(([key, part]) => [key, sortedKeys(part), part] as const);
  // Most of what is read back stands in order, and is not copied.
  const isSorted = parts.every(
    ([key, sorted, part], at) =>
      sorted === part && part !== undefined && (at === 0 || (parts[at - 1]?.[0] ?? "") < key),
  );
  if (isSorted) return value;
  return Object.fromEntries(
    parts
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => [key, part]),
  );
}

/** `sha256:` and the hash of the value's canonical JSON: sorted keys, no spaces. */
export function digestOf(value: unknown): string {
  const hash = createHash("sha256");
  let waiting = "";
  for (const part of canonicalParts(value, 2)) {
    waiting += part;
    if (waiting.length < CHUNK) continue;
    hash.update(waiting);
    waiting = "";
  }
  return `sha256:${hash.update(waiting).digest("hex")}`;
}

const CHUNK = 64 * 1024;

/** The canonical JSON in parts, so that a large value is never there as one text. */
function* canonicalParts(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value)) {
    yield JSON.stringify(sortedKeys(value));
    return;
  }
  let before = "{";
  for (const [key, part] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (part === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* canonicalParts(part, depth - 1);
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}
