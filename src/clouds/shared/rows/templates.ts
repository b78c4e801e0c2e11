import type { Filled, Param, Params } from "../../../core/row-call.ts";
import { asText, isRecord } from "../wire/paths.ts";

/** Gives the value of a `$`-word (without the `$`), or undefined when it has none here. */
export type Words = (word: string) => unknown;

/** A `$`-word without a value: the call is not made, since a missing filter could widen it. */
export class MissingWord extends Error {
  readonly word: string;

  constructor(word: string) {
    super(`$${word} has no value here`);
    this.name = "MissingWord";
    this.word = word;
  }
}

const WORD = /^\$([A-Za-z]\w*(?:\.[\w-]+)*)$/u;
const WORDS_IN_PATH = /\$([A-Za-z]\w*(?:\.\w+)*)/gu;

function isJson(param: Param): param is { readonly json: Param } {
  return isRecord(param) && Object.keys(param).length === 1 && "json" in param;
}

type IfTold = { readonly ifTold: string };

/** What is left out where its word has no value. */
function isIfTold(param: Param): param is IfTold {
  return isRecord(param) && Object.keys(param).length === 1 && "ifTold" in param;
}

function isParamList(param: Param): param is readonly Param[] {
  return Array.isArray(param);
}

function filled(value: unknown, word: string): Filled {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (Array.isArray(value)) return value.map((member) => filled(member, word));
  throw new MissingWord(word);
}

function fillParam(param: Param, words: Words): Filled {
  if (typeof param === "string") {
    const word = WORD.exec(param)?.[1];
    return word === undefined ? param : filled(words(word), word);
  }
  if (typeof param === "number" || typeof param === "boolean") return param;
  if (isParamList(param)) return param.map((member) => fillParam(member, words));
  if (isIfTold(param)) return fillParam(param.ifTold, words);
  if (isJson(param)) return JSON.stringify(fillParam(param.json, words));
  return fillParams(param, words);
}

/**
 * Fills in the `$`-words of parameters; `{ json }` becomes one JSON text, `{ ifTold }` is left out where
 * its word has no value. Throws {@link MissingWord}.
 */
export function fillParams(params: Params, words: Words): Readonly<Record<string, Filled>> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, param]) => !isUntold(param, words))
      .map(([name, param]) => [name, fillParam(param, words)]),
  );
}

function isUntold(param: Param, words: Words): boolean {
  if (!isIfTold(param)) return false;
  const word = WORD.exec(param.ifTold)?.[1];
  const value = word === undefined ? param.ifTold : words(word);
  return value === undefined || value === "";
}

/** A text, or the text that its `$`-word stands for. Throws {@link MissingWord}. */
export function fillText(text: string, words: Words): string {
  const word = WORD.exec(text)?.[1];
  if (word === undefined) return text;
  const value = asText(words(word));
  if (value === undefined) throw new MissingWord(word);
  return value;
}

/** Fills in the `$`-words of a REST path, each percent-encoded. Throws {@link MissingWord}. */
export function fillPath(path: string, words: Words): string {
  return fillWithin(path, (word) => {
    const text = asText(words(word));
    return text === undefined ? undefined : encodeURIComponent(text);
  });
}

/** The facts of which a call of an undo says how they were before. */
export function beforeIn(param: Param | Params | undefined): readonly string[] {
  if (typeof param === "string") return /^\$before\.([\w-]+)$/u.exec(param)?.slice(1) ?? [];
  if (typeof param !== "object") return [];
  return Object.values(param).flatMap((member) => beforeIn(member));
}

/** Paths of `$each.<path>` or `$reply.<path>` in parameters, in their order. */
export function pathsIn(
  param: Param | Params | undefined,
  record: "each" | "reply",
): readonly string[] {
  if (typeof param === "string") {
    return param.startsWith(`$${record}.`) ? [param.slice(record.length + 2)] : [];
  }
  if (typeof param !== "object") return [];
  return Object.values(param).flatMap((member) => pathsIn(member, record));
}

/** A text with the `$`-words in it filled in. Throws {@link MissingWord}. */
export function fillWithin(text: string, words: Words): string {
  return text.replaceAll(WORDS_IN_PATH, (_, word: string) => {
    const value = asText(words(word));
    if (value === undefined) throw new MissingWord(word);
    return value;
  });
}
