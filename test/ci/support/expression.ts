/**
 * Expressions of GitHub Actions, as far as workflows of this project use them: names with dots, literals,
 * `!`, `==`, `!=`, `&&`, `||`, parentheses and calls. Whatever else stands in one is an error.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */

/** What a name in front stands for: `github`, `needs`, `steps` … */
export type Contexts = Readonly<Record<string, unknown>>;

/** Functions that a workflow may call. */
export type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const TOKEN = /\s*(?:(&&|\|\||==|!=|[!(),])|'((?:[^']|'')*)'|(-?\d+)|([A-Za-z_][\w.-]*))/uy;

interface Token {
  readonly kind: "sign" | "text" | "number" | "name";
  readonly value: string;
}

/** The value of an expression without its `${{ }}`. */
export function evaluate(text: string, contexts: Contexts, functions: Functions): unknown {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (sign: string): boolean => {
    const found = tokens[at]?.kind === "sign" && tokens[at]?.value === sign;
    if (found) at += 1;
    return found;
  };
  const need = (sign: string): void => {
    if (!take(sign)) throw new Error(`"${sign}" is missing in ${text}`);
  };
  const either = (): unknown => {
    let value = both();
    while (take("||")) {
      const other = both();
      value = truthy(value) ? value : other;
    }
    return value;
  };
  const both = (): unknown => {
    let value = compared();
    while (take("&&")) {
      const other = compared();
      value = truthy(value) ? other : value;
    }
    return value;
  };
  const compared = (): unknown => {
    const value = single();
    if (take("==")) return same(value, single());
    if (take("!=")) return !same(value, single());
    return value;
  };
  const single = (): unknown => {
    if (take("!")) return !truthy(single());
    if (take("(")) {
      const value = either();
      need(")");
      return value;
    }
    const token = tokens[at];
    at += 1;
    if (token === undefined || token.kind === "sign")
      throw new Error(`a value is missing in ${text}`);
    if (token.kind === "text") return token.value;
    if (token.kind === "number") return Number(token.value);
    return take("(") ? called(token.value) : named(token.value, contexts);
  };
  const called = (name: string): unknown => {
    const args: unknown[] = [];
    while (!take(")")) {
      args.push(either());
      take(",");
    }
    const known = functions[name];
    if (known === undefined) throw new Error(`no function ${name} is known in ${text}`);
    return known(...args);
  };
  const value = either();
  if (at !== tokens.length) throw new Error(`${text} goes on where it should end`);
  return value;
}

/** A text with the values of its `${{ }}`. */
export function filled(text: string, contexts: Contexts, functions: Functions): string {
  return text.replaceAll(/\$\{\{(.+?)\}\}/gsu, (_, inner: string) =>
    written(evaluate(inner, contexts, functions)),
  );
}

/** Whether a value counts as true. */
export function truthy(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "" && value !== 0 && value !== false;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") throw new Error("a list or an object is put into a text");
  return String(value);
}

/** Texts are compared without their case; nothing and an empty text are the same. */
function same(one: unknown, other: unknown): boolean {
  return written(one).toLowerCase() === written(other).toLowerCase();
}

function named(name: string, contexts: Contexts): unknown {
  if (name === "true" || name === "false") return name === "true";
  const [first = "", ...rest] = name.split(".");
  if (!(first in contexts)) throw new Error(`no context ${first} is known`);
  return rest.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? entryOf(value, key) : undefined),
    contexts[first],
  );
}

function entryOf(value: object, key: string): unknown {
  return new Map<string, unknown>(Object.entries(value)).get(key);
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const [, sign, quoted, number, name] = TOKEN.exec(text) ?? [];
    if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
    else if (quoted !== undefined)
      tokens.push({ kind: "text", value: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", value: number });
    else if (name !== undefined) tokens.push({ kind: "name", value: name });
    else throw new Error(`${text} cannot be read from ${text.slice(from)} on`);
  }
  return tokens;
}
