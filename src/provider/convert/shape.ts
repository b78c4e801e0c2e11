import type { Attribute, Attributes, Schema } from "../framework/schema.ts";
import { type AnyObject, type AnyValue, UNKNOWN, type Unknown } from "../framework/values.ts";

/**
 * Gives decoded data the shape its schema promises: every attribute is there, null if it
 * was absent; what the schema does not know is left out, as Terraform does with a state in
 * which an attribute of an earlier release still stands. Throws, with the way to the value,
 * when a value is of another type: that is a fault on the wire.
 */
export function shapeObject(schema: Schema, raw: unknown): AnyObject {
  return shapeAttributes(schema.attributes, raw, "");
}

function shapeAttributes(attributes: Attributes, raw: unknown, at: string): AnyObject {
  const entries = Object.entries(record(raw, at === "" ? "the object" : at));
  const given = new Map<string, unknown>(entries);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      shape(attribute, given.get(name) ?? null, at === "" ? name : `${at}.${name}`),
    ]),
  );
}

function shape(attribute: Attribute, raw: unknown, at: string): AnyValue {
  if (raw === null || raw === UNKNOWN) return raw;
  switch (attribute.type) {
    case "string":
      return text(raw, at);
    case "number":
      return number(raw, at);
    case "bool":
      if (typeof raw === "boolean") return raw;
      throw mismatch("true or false", raw, at);
    case "map(string)": {
      const map = record(raw, at);
      assertTextMap(map, at);
      return map;
    }
    case "list(string)":
      if (Array.isArray(raw)) return raw.map((value, index) => text(value, `${at}[${index}]`));
      throw mismatch("a list", raw, at);
    case "object":
      return shapeAttributes(attribute.attributes, raw, at);
  }
}

/** Looks at the members without copying them: a wave has tens of thousands. */
function assertTextMap(
  raw: object,
  at: string,
): asserts raw is { readonly [key: string]: string | Unknown } {
  if (Object.values(raw).every((value) => typeof value === "string" || value === UNKNOWN)) return;
  for (const [key, value] of Object.entries(raw)) text(value, `${at}["${key}"]`);
}

function text(raw: unknown, at: string): string | Unknown {
  if (typeof raw === "string" || raw === UNKNOWN) return raw;
  throw mismatch("a string", raw, at);
}

function number(raw: unknown, at: string): number {
  // what a 64-bit number cannot hold comes as its decimal digits
  const value = typeof raw === "string" || typeof raw === "bigint" ? Number(raw) : raw;
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  throw mismatch("a number", raw, at);
}

function record(raw: unknown, at: string): object {
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return raw;
  throw mismatch("an object", raw, at);
}

function mismatch(wanted: string, raw: unknown, at: string): TypeError {
  const got = raw === null ? "null" : Array.isArray(raw) ? "a list" : `a ${typeof raw}`;
  return new TypeError(`${at} should be ${wanted}, not ${got}`);
}
