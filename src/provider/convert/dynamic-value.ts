import type { Schema } from "../framework/schema.ts";
import type { AnyObject } from "../framework/values.ts";
import { decodeMsgpack, encodeMsgpack } from "./msgpack.ts";
import { shapeObject } from "./shape.ts";

/** An object as the protocol carries it: in msgpack, or as JSON where Terraform prefers it. */
export interface DynamicBytes {
  readonly msgpack: Uint8Array;
  readonly json: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** Reads an object of the given schema; null where there is none. Throws on malformed data. */
export function decodeObject(schema: Schema, bytes: DynamicBytes | undefined): AnyObject | null {
  const raw = decodeBytes(bytes);
  return raw === null ? null : shapeObject(schema, raw);
}

function decodeBytes(bytes: DynamicBytes | undefined): unknown {
  if (bytes === undefined) return null;
  if (bytes.msgpack.length > 0) return decodeMsgpack(bytes.msgpack);
  return bytes.json.length > 0 ? decodeJson(bytes.json) : null;
}

/** Reads UTF-8 JSON. Throws on malformed data. */
export function decodeJson(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString("utf8"));
}

/** Writes an object of the given schema; attributes that are missing become null. */
export function encodeObject(schema: Schema, value: AnyObject | null): DynamicBytes {
  const shaped = value === null ? null : shapeObject(schema, value);
  return { msgpack: encodeMsgpack(shaped), json: NOTHING };
}
