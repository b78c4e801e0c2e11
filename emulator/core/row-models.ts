import { isArray, isHidden, isObject, type Json } from "./json.ts";
import type { Field, Replies } from "./replies.ts";
import type { Row, TableRef } from "./table.ts";

/** A row that no reply could show. */
export class RowError extends Error {}

/** Everything that the vendor's replies say of one name, by all of its uses. */
type Uses = ReadonlyMap<string, readonly Field[]>;

/**
 * What rows may hold: the fields of every object in which a product's replies have the table's id. A
 * table with an id of several fields, or one that no reply has, may hold what any reply has.
 */
export class RowModels {
  readonly #replies: Replies;
  readonly #known = new Map<string, Uses>();

  readonly #products: (table: string) => readonly string[];

  /** `products` are those that show a table's rows, as the names of replies begin. */
  constructor(replies: Replies, products: (table: string) => readonly string[]) {
    this.#replies = replies;
    this.#products = products;
  }

  /**
   * A row as one of that table: its values as the vendor's types, where nothing is lost by writing them
   * so. Throws a {@link RowError} for a field that the table has not, and for a value of another type.
   */
  fitted(table: TableRef, row: Row): Row {
    const uses = this.#usesOf(table);
    if (uses === undefined) return row;
    const fields = Object.entries(row).map(([name, value]) => {
      const own = isHidden(name) || value === undefined || table.own.includes(name);
      return [name, own ? value : this.#fitted(name, value, uses)] as const;
    });
    return Object.fromEntries(fields);
  }

  #fitted(name: string, value: Json, uses: Uses): Json {
    const fields = uses.get(name) ?? [];
    if (fields.length === 0) {
      if (uses.size === 0 && this.#replies.knows(name)) return value;
      throw new RowError(`${name} is in no reply of the vendor's`);
    }
    for (const field of fields) if (fits(value, field)) return value;
    for (const field of fields) {
      const written = writtenAs(value, field);
      if (written !== undefined) return written;
    }
    throw new RowError(`${name} is of another type`);
  }

  #usesOf({ id, name }: TableRef): Uses | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const uses = new Map<string, Field[]>();
    const gather = (field: Field): void => {
      if (field.of !== undefined) gather(field.of);
      if (typeof id === "string" && field.inner.has(id)) {
        for (const inner of field.inner.values()) {
          uses.set(inner.name, [...(uses.get(inner.name) ?? []), inner]);
        }
      }
      for (const inner of field.inner.values()) gather(inner);
    };
    const starts = this.#products(name).map((product) => `${product} `);
    const shown = this.#replies
      .names()
      .filter((reply) => starts.some((start) => reply.startsWith(start)));
    // a protocol of its own, without models
    if (shown.length === 0) return undefined;
    for (const reply of shown) {
      const field = this.#replies.of(reply);
      if (field !== undefined) gather(field);
    }
    this.#known.set(name, uses);
    return uses;
  }
}

/** Whether a value is of a field's model, all the way down; null counts where it is nobody's type. */
function fits(value: Json, field: Field): boolean {
  if (value === undefined || field.kind === "open") return true;
  if (value === null) return field.nullable;
  const of = field.of ?? field;
  switch (field.kind) {
    case "list":
      return isArray(value) && value.every((one) => fits(one, of));
    case "map":
      return isObject(value) && Object.values(value).every((one) => fits(one, of));
    case "object":
      return (
        isObject(value) &&
        Object.entries(value).every(([name, one]) => {
          const inner = field.inner.get(name);
          return isHidden(name) || (inner !== undefined && fits(one, inner));
        })
      );
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    default:
      return typeof value === "boolean";
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/u;

/** A plain value as a field's type, where it is the same in other words; an instant counts milliseconds. */
function writtenAs(value: Json, { kind }: Field): Json {
  if (kind === "text" && typeof value === "number") return String(value);
  if (typeof value !== "string") return undefined;
  if (kind === "flag" && (value === "true" || value === "false")) return value === "true";
  if (kind !== "number") return undefined;
  if (/^-?\d{1,15}(?:\.\d+)?$/u.test(value) || /^\d{16}$/u.test(value)) return Number(value);
  return INSTANT.test(value) ? Date.parse(value) : undefined;
}
