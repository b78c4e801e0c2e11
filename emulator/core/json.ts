/** A JSON value; a property whose value is undefined is left out when written. */
export type Json =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [field: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [field: string]: Json };

/** True for an object that is neither null nor an array. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for an array. */
export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The object itself, or an empty one for anything else. */
export function objectOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

/** The array itself, or an empty one for anything else. */
export function arrayOf(value: Json): readonly Json[] {
  return isArray(value) ? value : [];
}

/** The string itself, a number or boolean as text, or undefined for anything else. */
export function textOf(value: Json): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** Parses JSON text; undefined when it is malformed. */
export function parseJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Names the fields of an object that the cloud leaves out of it; see replies.ts. */
export const WITHOUT = "_without";

const UNDERSCORE = 95;

/** Whether a field steers the emulator, and is no name of the vendor's. */
export function isHidden(field: string): boolean {
  return field.charCodeAt(0) === UNDERSCORE && field.charCodeAt(1) !== UNDERSCORE;
}

/**
 * A copy without the hidden fields, those whose name starts with one underscore; but with what is left out. A
 * name with two is the vendor's own (`__imagetype`).
 */
export function withoutHidden(row: JsonObject): JsonObject {
  const shown: Record<string, Json> = {};
  for (const field in row) {
    if (!isHidden(field) || field === WITHOUT) shown[field] = row[field];
  }
  return shown;
}
