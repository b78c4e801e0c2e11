import type { Struct as WireStruct } from "google-protobuf/google/protobuf/struct_pb.js";
import { Struct } from "./protocol.ts";

/** A value that is known only once something else was deployed. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A property's value. */
export type Value =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | readonly Value[]
  | Properties;

/** Properties of a resource by name. */
export type Properties = { readonly [name: string]: Value };

/**
 * How the engine writes a value that is not known yet, one word for each type.
 * https://github.com/pulumi/pulumi/blob/v3.247.0/sdk/go/common/resource/sig/sig.go
 */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Marks an object that stands for something else. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Properties as they came; a secret is its value, since the engine keeps what it marked. */
export function fromWire(struct: WireStruct | undefined): Properties {
  return struct === undefined ? {} : fromJson(struct.toJavaScript());
}

/** Properties as JSON has them. */
export function fromJson(object: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, read(value)]));
}

/** Properties as they are sent. */
export function toWire(properties: Properties): WireStruct {
  return Struct.fromJavaScript(write(properties) as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** A text, or undefined where the value is none or is not known. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The texts of an object, by name. */
export function textsOf(value: Value | undefined): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

/** The texts of a list. */
export function listOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function read(value: unknown): Value {
  if (UNKNOWNS.has(value)) return UNKNOWN;
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? value
      : null;
  }
  if (Array.isArray(value)) return value.map(read);
  const entries = Object.entries(value);
  const parts: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  if (parts[SIGNATURE] === SECRET) return read(parts["value"]);
  return Object.fromEntries(entries.map(([name, one]) => [name, read(one)]));
}

function write(value: Value): unknown {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(write);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, write(one)]));
}
