import { arrayOf, isObject, type Json, type JsonObject, parseJson, textOf } from "./json.ts";

/** What an action does with a parameter: documentation, and what the lints read. */
export type ParamUse = "key" | "filter" | "page" | "value" | "switch" | "region";

/** The parameters of one call, by their names on the wire (`Filter.N.Key` for repeated ones). */
export class Params {
  /** Flat text parameters: query, form, path variables. */
  readonly flat: ReadonlyMap<string, string>;
  /** The JSON body of a ROA call. */
  readonly body: Json;
  /** The names that handlers asked for. */
  readonly read = new Set<string>();

  readonly #forAll: Readonly<Record<string, readonly string[]>>;

  /** `forAll` has the words of a parameter by which nothing is left out: as if it were not sent. */
  constructor(
    flat: ReadonlyMap<string, string>,
    body: Json = undefined,
    forAll: Readonly<Record<string, readonly string[]>> = {},
  ) {
    this.flat = flat;
    this.body = body;
    this.#forAll = forAll;
  }

  /** All names sent, indices written as `N`. */
  sent(): readonly string[] {
    const names = new Set<string>();
    for (const name of this.flat.keys()) names.add(generalName(name));
    if (isObject(this.body)) for (const name of Object.keys(this.body)) names.add(name);
    return [...names];
  }

  /** Whether a flat parameter was sent without a value. */
  isEmpty(name: string): boolean {
    return this.flat.get(name) === "" && !(isObject(this.body) && name in this.body);
  }

  /** One value as text; from the body when it is not among the flat ones. */
  text(name: string): string | undefined {
    this.read.add(name);
    const sent = this.flat.get(name) ?? (isObject(this.body) ? textOf(this.body[name]) : undefined);
    return this.#forAll[name]?.includes(sent ?? "") === true ? undefined : sent;
  }

  /** One value of the JSON body, or a flat one that holds JSON text. */
  json(name: string): Json {
    this.read.add(name);
    if (isObject(this.body) && this.body[name] !== undefined) return this.body[name];
    const text = this.flat.get(name);
    return text === undefined ? undefined : parseJson(text);
  }

  /** The values of `InstanceId.1`, `InstanceId.2`, … for the name `InstanceId.N`. */
  list(name: string): readonly string[] {
    this.read.add(name);
    const stem = name.replace(/\.N$/, "");
    const found: string[] = [];
    for (let i = 1; ; i += 1) {
      const value = this.flat.get(`${stem}.${i}`);
      if (value === undefined) break;
      found.push(value);
    }
    if (found.length === 0 && isObject(this.body)) {
      return arrayOf(this.body[stem]).map((value) => textOf(value) ?? "");
    }
    return found;
  }

  /** The objects of `Filter.1.Key`, `Filter.1.Value`, … for the name `Filter.N`. */
  groups(name: string): readonly Readonly<Record<string, string>>[] {
    const stem = name.replace(/\.N$/, "");
    const found = new Map<number, Record<string, string>>();
    for (const [key, value] of this.flat) {
      if (!key.startsWith(`${stem}.`)) continue;
      const [index = "", ...rest] = key.slice(stem.length + 1).split(".");
      const group = found.get(Number(index)) ?? {};
      group[rest.join(".")] = value;
      found.set(Number(index), group);
      this.read.add(generalName(key));
    }
    return [...found].sort(([a], [b]) => a - b).map(([, group]) => group);
  }

  /** Everything sent, for the call log. */
  toJson(): JsonObject {
    return { ...Object.fromEntries(this.flat), ...(isObject(this.body) ? this.body : {}) };
  }
}

/** `Filter.3.Value.1` → `Filter.N.Value.N`. */
export function generalName(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, ".N");
}
