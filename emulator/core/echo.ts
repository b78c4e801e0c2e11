import { isArray, isObject, type Json } from "./json.ts";

/** What an error may repeat: the key that signed the call, and the reply that it would have had. */
export interface Echo {
  readonly secret: string;
  readonly token: string;
  readonly reply: string;
}

/** How a text is written before it is repeated, by the word behind the colon. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  url: encodeURIComponent,
  twice: (text) => encodeURIComponent(encodeURIComponent(text)),
  small: (text) =>
    encodeURIComponent(text).replaceAll(/%[\dA-F]{2}/gu, (part) => part.toLowerCase()),
  json: (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  xml: (text) => [...text].map((char) => `&#${char.codePointAt(0)};`).join(""),
  base64: (text) => Buffer.from(text).toString("base64"),
  shifted: (text) => Buffer.from(`:${text}:`).toString("base64"),
  base64url: (text) => Buffer.from(`id:${text}`).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  part: (text) => text.slice(2, 22),
};

/** Fills in `{secret}`, `{token:base64}`, `{reply:json}` and the like, at any depth. */
export function echoed(value: Json, echo: Echo): Json {
  if (typeof value === "string") return echoedText(value, echo);
  if (isArray(value)) return value.map((member) => echoed(member, echo));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, echoed(member, echo)]),
  );
}

/** See {@link echoed}. */
export function echoedText(text: string, echo: Echo): string {
  return text.replaceAll(
    /\{(secret|token|reply)(?::(\w+))?\}/gu,
    (whole, what: keyof Echo, how = "plain") => SPELLINGS[how]?.(echo[what]) ?? whole,
  );
}
