import type { JsonValue } from "../framework/values.ts";
import { decodeJson } from "./dynamic-value.ts";

/** Writes private state; null is written as no bytes at all. */
export function encodePrivate(value: JsonValue): Uint8Array {
  return value === null ? new Uint8Array(0) : Buffer.from(JSON.stringify(value), "utf8");
}

/** Reads private state that {@link encodePrivate} wrote. Throws on malformed data. */
export function decodePrivate(bytes: Uint8Array): JsonValue {
  return bytes.length === 0 ? null : toJsonValue(decodeJson(bytes));
}

/** Narrows parsed JSON to its type. Throws on what JSON cannot hold. */
export function toJsonValue(raw: unknown): JsonValue {
  if (raw === null || typeof raw === "string" || typeof raw === "boolean") return raw;
  if (typeof raw === "number") return raw;
  if (Array.isArray(raw)) return raw.map(toJsonValue);
  if (typeof raw === "object") return toJsonObject(raw);
  throw new TypeError(`JSON cannot hold a ${typeof raw}`);
}

/** Narrows a parsed JSON object to its type. */
export function toJsonObject(raw: object): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, toJsonValue(value)]));
}
