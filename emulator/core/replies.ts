import { readFileSync } from "node:fs";
import {
  arrayOf,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  parseJson,
  WITHOUT,
} from "./json.ts";
import { inForm, isTimeForm, type TimeForm } from "./time-forms.ts";

/** What the vendor's model says of one field of a reply. */
export interface Field {
  readonly name: string;
  /** `list`s and `map`s hold values of the same model; `open` is what the vendor does not describe. */
  readonly kind: "text" | "number" | "flag" | "list" | "map" | "object" | "open";
  /** Of a text that is a time: how the vendor writes it. */
  readonly time?: TimeForm;
  /** Whether the vendor's text says that it is null, or left out, at times. */
  readonly nullable: boolean;
  /** The fields of an object. */
  readonly inner: Shape;
  /** What a list or map holds. */
  readonly of?: Field;
}

/** The fields of an object, by name. */
export type Shape = ReadonlyMap<string, Field>;

/** A reply that the vendor's model does not allow; the text says which field. */
export class ReplyError extends Error {}

const KINDS: Readonly<Record<string, Field["kind"]>> = { s: "text", n: "number", b: "flag" };
const NOTHING: Shape = new Map();

function fieldOf(key: string, below: Json): Field {
  const [, name = "", suffix = "", nullable = ""] = /^(.*?)((?:\[\]|\{\})*)(\??)$/u.exec(key) ?? [];
  const time = isTimeForm(below) ? below : undefined;
  const leaf: Field = {
    name,
    kind: isObject(below)
      ? "object"
      : time === undefined
        ? (KINDS[String(below)] ?? "open")
        : "text",
    nullable: false,
    ...(time === undefined ? {} : { time }),
    inner: isObject(below) ? shapeOf(below) : NOTHING,
  };
  const around = (suffix.match(/\[\]|\{\}/gu) ?? []).reduceRight<Field>(
    (of, mark) => ({
      name,
      kind: mark === "[]" ? "list" : "map",
      nullable: false,
      inner: NOTHING,
      of,
    }),
    leaf,
  );
  return { ...around, nullable: nullable === "?" };
}

function shapeOf(tree: JsonObject): Shape {
  return new Map(
    Object.entries(tree).map(([key, below]) => {
      const field = fieldOf(key, below);
      return [field.name, field];
    }),
  );
}

/** The models of one cloud's replies, by `<product> <action>` as its file writes them. */
export class Replies {
  readonly #trees: JsonObject;
  readonly #read = new Map<string, Field>();
  #names: ReadonlySet<string> | undefined;
  readonly #mixed = new Map<string, ReadonlySet<string>>();
  #both: ReadonlySet<string> = new Set();

  readonly #none: null | undefined;
  /** Objects of which nothing is said, made once: replies are not changed. */
  readonly #nothings = new Map<Field, JsonObject>();

  /**
   * `none` is what a field is that the vendor sends at times only: null, or not there at all. `beside`
   * is what the vendor sends and its packages leave out, in the file's own form.
   */
  constructor(file: URL, none: null | undefined, beside: JsonObject = {}) {
    this.#none = none;
    this.#trees = merged(objectOf(parseJson(readFileSync(file, "utf8"))), beside);
  }

  /** The names of all replies. */
  names(): readonly string[] {
    return Object.keys(this.#trees);
  }

  /** One reply's model; undefined for an action that the vendor's packages do not have. */
  of(name: string): Field | undefined {
    const tree = this.#trees[name];
    if (tree === undefined) return undefined;
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const [only] = Object.keys(objectOf(tree));
    // a reply that is a list or a map itself has that mark alone
    const bare = only !== undefined && /^(?:\[\]|\{\})+$/u.test(only);
    const field = bare ? fieldOf(only, objectOf(tree)[only]) : fieldOf("", tree);
    this.#read.set(name, field);
    return field;
  }

  /** Names that a product's replies have as text as well as as a number. */
  #bothOf(product: string): ReadonlySet<string> {
    const known = this.#mixed.get(product);
    if (known !== undefined) return known;
    const kinds = new Map<string, Set<Field["kind"]>>();
    const gather = (field: Field): void => {
      kinds.set(field.name, (kinds.get(field.name) ?? new Set()).add(field.kind));
      if (field.of !== undefined) gather(field.of);
      for (const inner of field.inner.values()) gather(inner);
    };
    for (const reply of this.names()) {
      const field = reply.startsWith(`${product} `) ? this.of(reply) : undefined;
      if (field !== undefined) gather(field);
    }
    const both = new Set(
      [...kinds].flatMap(([name, found]) =>
        found.has("text") && found.has("number") ? [name] : [],
      ),
    );
    this.#mixed.set(product, both);
    return both;
  }

  /** Whether any reply of this cloud has a field of that name. */
  knows(name: string): boolean {
    this.#names ??= new Set(namesIn(this.#trees));
    return this.#names.has(name);
  }

  /**
   * A reply with every field that its model has: what is there stays, and what is not is filled in. A
   * field that only other replies have is left out, as a row serves several actions, and so is what an
   * object names in `_without`; what a product writes as a number here and as text there, such as ids,
   * is written as this reply has it. Throws a {@link ReplyError} for a field that no reply has, for a
   * value of another type, and where there is no model.
   */
  whole(name: string, value: Json): Json {
    const field = this.of(name);
    if (field === undefined) throw new ReplyError(`${name} has no model of its reply.`);
    this.#both = this.#bothOf(name.slice(0, name.lastIndexOf(" ")));
    return this.#completed(value, field, field.name);
  }

  #completed(value: Json, field: Field, path: string): Json {
    if (field.kind === "open" || (value === null && field.nullable && this.#none === null))
      return value;
    const of = field.of ?? field;
    if (field.kind === "list" && isArray(value)) {
      return value.map((one) => this.#completed(one, of, `${path}[]`));
    }
    if (field.kind === "map" && isObject(value)) {
      const entries = Object.entries(value);
      return Object.fromEntries(
        entries.map(([key, one]) => [key, this.#completed(one, of, `${path}{}`)]),
      );
    }
    if (field.kind === "object" && isObject(value)) return this.#object(value, field.inner, path);
    if (typeof value === "string" && field.time !== undefined) return inForm(value, field.time);
    if (typeof value === TYPES[field.kind] && !Number.isNaN(value)) return value;
    if (this.#both.has(field.name)) {
      if (field.kind === "text" && typeof value === "number") return String(value);
      if (field.kind === "number" && typeof value === "string" && /^\d{1,15}$/u.test(value)) {
        return Number(value);
      }
    }
    const allowed = field.nullable ? `${field.kind} or null` : field.kind;
    throw new ReplyError(`${path} is ${wordFor(value)}, and ${allowed} in the vendor's model.`);
  }

  #object(value: JsonObject, shape: Shape, path: string): JsonObject {
    const whole: Record<string, Json> = {};
    const without = arrayOf(value[WITHOUT]);
    for (const name in value) {
      if (value[name] === undefined || name === WITHOUT) continue;
      const field = shape.get(name);
      const at = path === "" ? name : `${path}.${name}`;
      if (field !== undefined) whole[name] = this.#completed(value[name], field, at);
      else if (!this.knows(name)) throw new ReplyError(`${at} is in no model of the vendor's.`);
    }
    for (const [name, field] of shape) {
      if (whole[name] === undefined) whole[name] = this.#nothing(field);
      if (without.includes(name)) whole[name] = undefined;
    }
    return whole;
  }

  #nothing(field: Field): Json {
    if (field.nullable) return this.#none;
    if (field.kind !== "object") return NOTHING_OF[field.kind];
    const known = this.#nothings.get(field);
    if (known !== undefined) return known;
    const fields = [...field.inner].map(([name, inner]) => [name, this.#nothing(inner)] as const);
    const nothing: JsonObject = Object.fromEntries(fields);
    this.#nothings.set(field, nothing);
    return nothing;
  }
}

const TYPES: Readonly<Record<Field["kind"], string | undefined>> = {
  text: "string",
  number: "number",
  flag: "boolean",
  list: undefined,
  map: undefined,
  object: undefined,
  open: undefined,
};

const NOTHING_OF: Readonly<Record<Exclude<Field["kind"], "object">, Json>> = {
  text: "",
  number: 0,
  flag: false,
  list: [],
  map: {},
  open: undefined,
};

function wordFor(value: Json): string {
  if (value === null || Number.isNaN(value)) return String(value);
  return isArray(value) ? "a list" : typeof value;
}

function merged(tree: JsonObject, more: JsonObject): JsonObject {
  const whole: Record<string, Json> = { ...tree };
  for (const [key, below] of Object.entries(more)) {
    const own = whole[key];
    whole[key] = isObject(own) && isObject(below) ? merged(own, below) : below;
  }
  return whole;
}

function namesIn(tree: Json): readonly string[] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, below]) => [
    key.replace(/(?:\[\]|\{\})*\??$/u, ""),
    ...namesIn(below),
  ]);
}
