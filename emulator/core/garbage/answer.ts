import { XMLParser } from "fast-xml-parser";
import { isObject, type Json, type JsonObject, parseJson } from "../json.ts";
import { xml } from "../xml.ts";

/** What of an answer can be spoilt. */
export interface Spoilable {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** An answer's body as data, with the way back. */
export interface Content {
  readonly value: Json;
  /** Writes other data as this answer would. */
  readonly write: (value: Json) => string;
}

/** Names of the request's own id, which stays where only the rest is spoilt. */
export const REQUEST_ID: ReadonlySet<string> = new Set([
  "RequestId",
  "requestId",
  "request_id",
  "requestid",
]);

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, jPath: false });

/** The data of an answer, without its envelope; undefined where there is none. */
export function contentOf({ body }: Pick<Spoilable, "body">): Content | undefined {
  const text = body.toString();
  return text.startsWith("<") ? xmlContent(text) : jsonContent(text);
}

function xmlContent(text: string): Content | undefined {
  try {
    const parsed: JsonObject = parser.parse(text);
    const [root] = Object.keys(parsed);
    if (root === undefined) return undefined;
    return { value: parsed[root], write: (value) => xml(root, value ?? {}) };
  } catch {
    return undefined;
  }
}

function jsonContent(text: string): Content | undefined {
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const inner = isObject(value) ? value["Response"] : undefined;
  if (!isObject(inner)) return { value, write: (now) => JSON.stringify(now ?? null) };
  return { value: inner, write: (now) => JSON.stringify({ Response: now ?? null }) };
}
