import { mentionsKey, withoutKeysInUse } from "../../../core/secrets.ts";
import { beyondBounds } from "./bounds.ts";
import type { HttpReply } from "./http.ts";
import { isRecord } from "./paths.ts";
import { CallError, handsOutKeys, type TransportRequest } from "./transport.ts";

/** More values than any page of a listing has; each costs memory beyond its text. */
const MOST_VALUES = 2_000_000;
/** Smaller bodies cannot hold more values than can be borne. */
const COUNTED_FROM = 1024 * 1024;

/**
 * Reads a reply of a cloud, whatever it is: one that is packed, too deep, or too much, and anything that
 * a parser throws, is the error `UnreadableReply` of this one call. What a reply repeats of our keys
 * is left out of what was read, but for calls that hand out keys.
 */
export async function readReply<T>(
  request: TransportRequest,
  reply: HttpReply,
  read: () => T | Promise<T>,
): Promise<T> {
  const packed = reply.headers["content-encoding"] ?? "identity";
  if (packed !== "identity") throw unreadable(request, reply, `is packed (${packed})`);
  if (reply.body.length > COUNTED_FROM && countValues(reply.body) > MOST_VALUES) {
    throw unreadable(request, reply, `holds more than ${MOST_VALUES} values`);
  }
  let found: T;
  try {
    found = await read();
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw unreadable(request, reply, "cannot be taken apart");
  }
  const fault = beyondBounds(found);
  if (fault !== undefined) throw unreadable(request, reply, fault);
  if (handsOutKeys(request.action) || !mentionsKey(reply.body.toString("latin1"))) return found;
  return cleaned(found) as T;
}

function unreadable({ product, action }: TransportRequest, reply: HttpReply, how: string) {
  const message = `the reply of ${product} ${action} with status ${reply.status} ${how}`;
  return new CallError({ kind: "unknown", code: "UnreadableReply", message, again: false });
}

const [COMMA, BRACKET, BRACE, LESS] = [0x2c, 0x5b, 0x7b, 0x3c];

/** At least the number of values in a JSON or XML text; signs in its texts count as well. */
function countValues(body: Buffer): number {
  const isXml = body[0] === LESS;
  let count = 0;
  for (const byte of body) {
    if (isXml ? byte === LESS : byte === COMMA || byte === BRACKET || byte === BRACE) count += 1;
  }
  return count;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return withoutKeysInUse(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cleaned(part)]));
}
