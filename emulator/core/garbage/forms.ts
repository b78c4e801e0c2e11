import { gzipSync } from "node:zlib";
import { isArray, isObject, type Json, type JsonObject } from "../json.ts";
import { contentOf, REQUEST_ID, type Spoilable } from "./answer.ts";

/** What a form makes of an honest answer; undefined where it makes nothing of it. */
type Form = (honest: Spoilable) => Spoilable | undefined;

const PAGE =
  "<!DOCTYPE html>\n<html><head><title>Please log in</title></head><body><h1>Please log in</h1></body></html>";

/** An answer of something else on the way: none of the vendor's headers. */
function foreign(status: number, type: string, body: Buffer | string, more = {}): Form {
  return () => ({ status, headers: { "content-type": type, ...more }, body });
}

const page = (status: number, more = {}): Form =>
  foreign(status, "text/html; charset=utf-8", PAGE, more);

/** The vendor's own headers with another body. */
function instead(body: string): Form {
  return ({ status, headers }) => ({ status, headers, body });
}

/** Another status, with the vendor's headers; with its body where `whole`. */
function marked(status: number, whole: boolean, more = {}): Form {
  return ({ headers, body }) => ({
    status,
    headers: { ...headers, ...more },
    body: whole ? body : "",
  });
}

const ELSEWHERE = { location: "https://login.example.com/" };

/** The content with something done to it, in the vendor's own format. */
function rewritten(change: (value: Json) => Json): Form {
  return ({ status, headers, body }) => {
    const content = contentOf({ body });
    if (content === undefined) return undefined;
    const changed = change(content.value);
    if (JSON.stringify(changed) === JSON.stringify(content.value)) return undefined;
    return { status, headers, body: content.write(changed) };
  };
}

/** Each value that is neither object nor list, but for the request's id. */
function leaves(change: (leaf: Json) => Json): (value: Json) => Json {
  const walk = (value: Json): Json => {
    if (isArray(value)) return value.map(walk);
    if (!isObject(value)) return change(value);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        REQUEST_ID.has(name) ? member : walk(member),
      ]),
    );
  };
  return walk;
}

/** Each list; the totals beside them are left out, unless they `stay`. */
function lists(
  change: (list: readonly Json[]) => Json,
  totals: "go" | "stay" = "go",
): (value: Json) => Json {
  const walk = (value: Json): Json => {
    if (isArray(value)) return change(value);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) =>
        totals === "go" && /total|(?<!ac)count/iu.test(name) ? [] : [[name, walk(member)]],
      ),
    );
  };
  return walk;
}

function members(value: Json, change: (member: Json, name: string) => Json): Json {
  if (!isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      REQUEST_ID.has(name) ? member : change(member, name),
    ]),
  );
}

const onlyRequestId = (value: Json): JsonObject =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => REQUEST_ID.has(name)))
    : {};

/** A reply of another call of the same product, in its format. */
const OTHER: JsonObject = {
  Things: { Thing: [{ ThingId: "t-1", ThingName: "one" }] },
  PageNumber: 1,
};

const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2));

/** Every way in which an answer can be spoilt, by name; see emulator/README.md. */
export const forms = {
  "html-200": page(200),
  "html-302": page(302, ELSEWHERE),
  "html-403": page(403),
  "html-404": page(404),
  "html-502": page(502),
  "html-503": page(503),
  "empty-200": instead(""),
  blank: instead(" \r\n\t "),
  object: instead("{}"),
  list: instead("[]"),
  null: instead("null"),
  number: instead("0"),
  text: instead('"ok"'),
  words: foreign(200, "text/plain", "OK"),
  "status-201": marked(201, true),
  "status-201-empty": marked(201, false),
  "status-202": marked(202, true),
  "status-204": marked(204, false),
  "status-206": marked(206, true),
  "status-301": marked(301, true, ELSEWHERE),
  "status-301-empty": marked(301, false, ELSEWHERE),
  "status-302": marked(302, true, ELSEWHERE),
  "status-302-empty": marked(302, false, ELSEWHERE),
  "status-304": marked(304, false),
  gzip: ({ status, headers, body }) => ({ status, headers, body: gzipSync(body) }),
  "gzip-said": ({ status, headers, body }) => ({
    status,
    headers: { ...headers, "content-encoding": "gzip" },
    body: gzipSync(body),
  }),
  "invalid-utf8": ({ status, headers, body }) => ({
    status,
    headers,
    // One byte in the middle that begins nothing.
    body: Buffer.concat([
      Buffer.from(half(body.toString())),
      Buffer.from([0xff]),
      Buffer.from(body.toString().slice(half(body.toString()).length)),
    ]),
  }),
  truncated: ({ status, headers, body }) => ({ status, headers, body: half(body.toString()) }),
  twice: ({ status, headers, body }) => ({ status, headers, body: `${body}${body}` }),
  "wrong-root": ({ status, headers, body }) => {
    const text = body.toString();
    const root = /<([A-Za-z]+)>/u.exec(text)?.[1];
    if (!text.startsWith("<") || root === undefined) {
      return { status, headers, body: `{"data":${text === "" ? "null" : text}}` };
    }
    const other = text
      .replace(`<${root}>`, "<OtherResult>")
      .replace(new RegExp(`</${root}>(\\s*)$`, "u"), "</OtherResult>");
    return { status, headers, body: other };
  },
  other: rewritten((value) => ({ ...OTHER, ...onlyRequestId(value) })),
  "error-200": ({ headers, body }) => ({
    status: 200,
    headers,
    body: body.toString().startsWith("<")
      ? "<Error><Code>InternalError</Code><Message>Try again.</Message></Error>"
      : '{"Code":"InternalError","Message":"Try again."}',
  }),
  bare: rewritten(onlyRequestId),
  nulls: rewritten((value) => members(value, () => null)),
  "inner-nulls": rewritten((value) =>
    members(value, (member) => (isObject(member) ? members(member, () => null) : member)),
  ),
  "null-values": rewritten(leaves(() => null)),
  "empty-values": rewritten(leaves(() => "")),
  "blank-values": rewritten(leaves(() => " ")),
  "word-values": rewritten(leaves(() => "unknown")),
  "object-values": rewritten(leaves(() => ({}))),
  "empty-objects": rewritten((value) =>
    members(value, (member) => (isObject(member) || isArray(member) ? {} : member)),
  ),
  "empty-lists": rewritten(lists(() => [])),
  "empty-counted-lists": rewritten(lists(() => [], "stay")),
  "null-lists": rewritten(lists(() => null)),
  "lists-of-null": rewritten(lists((list) => list.map(() => null))),
  "lists-of-text": rewritten(lists((list) => list.map(() => "one"))),
  "lists-of-nothing": rewritten(lists((list) => list.map(() => ({})))),
  deep: instead(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`),
  wide: instead(
    `{${Array.from({ length: 10_000 }, (_, index) => `"field${index}":${index}`).join(",")}}`,
  ),
} satisfies Readonly<Record<string, Form>>;

/** The name of a way to spoil an answer. */
export type FormName = keyof typeof forms;
