import { MASK, Redaction } from "./redaction.ts";
import { flattenWithPlaces } from "./spellings.ts";
import { visible } from "./visible.ts";

/**
 * The keys that this process works with. One list for the process, and not handed about: a text that leaves
 * by a way which was not told of a secret would show it.
 */
let inUse = new Redaction();
/** What else may be a secret, by the name of its variable: not kept out of ids, which must stay exact. */
let nearby = new Redaction();

/** From now on these keys and tokens leave this process by no way; ids of keys are no secrets. */
export function keepSecret(...secrets: readonly (string | undefined)[]): void {
  inUse.add(...secrets.filter((secret) => secret !== undefined));
}

/** The same for values that people choose: those that are a mere word or number are passed over. */
export function keepPassword(...values: readonly (string | undefined)[]): void {
  nearby.add(
    ...values
      .filter((value) => value !== undefined && !/^(?:[a-z]*|\d*)$/iu.test(value))
      .map(String),
  );
}

/** Begins anew, as a process of its own does: for suites that share one. */
export function forgetSecrets(): void {
  inUse = new Redaction();
  nearby = new Redaction();
}

const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_?KEY|ACCESS_?KEY/iu;
/** Variables that say where a secret is, or which one. */
const NO_SECRET_NAME = /(?:ID|NAME|USER|FILE|PATH|DIR|HOME|HOST|URL|URI|TYPE|PROFILE|REGION)$/iu;

/** The password in an address, as `postgres://user:password@host` has it. */
const IN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:([^/?#]*)@/iu;

/** Keeps the values of environment variables whose name says that they are secrets, and passwords in addresses. */
export function keepSecretsOf(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(env)) {
    if (SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name)) keepPassword(value);
    const password = IN_ADDRESS.exec(value ?? "")?.[1];
    if (password !== undefined) keepPassword(password, unescaped(password));
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A quote as it is, or as JSON in JSON, a URL or XML writes it; and what stands between name and value. */
const QUOTE = String.raw`(?:\\*["']|%22|&quot;|&#34;)`;
const IS = String.raw`${QUOTE}?\s*(?:[:=>]|%3A|%3D)\s*${QUOTE}?`;
const VALUE = String.raw`(?:[^\s"'\\,;&<>(){}%]|%(?:2[0BbFf]|3[Dd])){3,}`;
const NAMED =
  "access[_-]?key[_-]?secret|secret[_-]?(?:access[_-]?)?key|tmp[_-]?secret[_-]?key|(?:security|session)[_-]?token|x-tc-token|x-cos-security-token|q-signature|signature|password";

/** What credentials look like where nobody knows their value: in a library's exception, a URL, a header. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu, MASK],
  [/\b(authorization["']?\s*[:=]\s*["']?)[^"'\r\n}]+/giu, `$1${MASK}`],
  [new RegExp(`((?:${NAMED})${IS})${VALUE}`, "giu"), `$1${MASK}`],
  [/(\b(?:https?|postgres(?:ql)?):\/\/)[^\s/?#@"'<>]+@/giu, `$1${MASK}@`],
];
/** A text without one of these words has none of the shapes. */
const SUSPICIOUS = /PRIVATE KEY|authorization|secret|token|signature|password|:\/\/[^\s/]*@/iu;

/** The text without the secrets of this process, however they are spelled. */
export function redact(text: string): string {
  return nearby.apply(inUse.apply(text));
}

/** True when a key in use stands in the text, however it is spelled. */
export function mentionsKey(text: string): boolean {
  return inUse.finds(text);
}

/** The text without the keys in use: for data, in which nothing else may be touched. */
export function withoutKeysInUse(text: string): string {
  return inUse.apply(text);
}

/** A text that nobody here wrote, without those, and without what is named or looks like a credential. */
export function redactForeign(text: string): string {
  const clean = redact(text);
  if (!SUSPICIOUS.test(clean)) return clean;
  return SHAPES.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), clean);
}

/** A text as one line that can be shown: without the secrets in use, nothing in it hidden. */
export function shown(text: string): string {
  return visible(redact(text));
}

/** For `JSON.stringify`: data without the keys in use. */
export function redacting(_name: string, value: unknown): unknown {
  return typeof value === "string" ? withoutKeysInUse(value) : value;
}

/** Long enough to be a key or a token. */
const RUN = /[\w+/=-]{16,}/gu;
/** What runs of words and ids of accounts are made of; keys are not. */
const WORDS = /[A-Z]?[a-z]{2,}|Id(?![a-z])|[A-Z]{2,6}(?![A-Za-z])|[+/=_-]|^\d+$/gu;

/**
 * A text of a reply that may repeat keys which nobody knows yet: whatever looks like one is masked, also
 * where it is escaped.
 */
export function withoutKeys(text: string): string {
  const clean = redactForeign(text);
  const flat = flattenWithPlaces(clean, "with");
  const parts: string[] = [];
  let kept = 0;
  for (const { 0: run, index } of flat.text.matchAll(RUN)) {
    if (run.replace(WORDS, "") === "") continue;
    parts.push(clean.slice(kept, flat.from[index]), MASK);
    kept = flat.to[index + run.length - 1] ?? clean.length;
  }
  return [...parts, clean.slice(kept)].join("");
}
