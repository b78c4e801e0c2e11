import { isArray, isObject, type Json } from "./json.ts";
import type { Field, Replies } from "./replies.ts";
import type { Row, TableRef } from "./table.ts";

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

  /** Why a row cannot be one of that table; undefined when it can. */
  refusal(table: TableRef, row: Row): string | undefined {
    const uses = this.#usesOf(table);
    if (uses === undefined) return undefined;
    for (const [name, value] of Object.entries(row)) {
      if (name.startsWith("_") || value === undefined || table.own.includes(name)) continue;
      const fields = uses.get(name) ?? [];
      if (
        fields.length > 0 ? fields.some((field) => fits(value, field)) : this.#isOwn(uses, name)
      ) {
        continue;
      }
      const why = fields.length === 0 ? "is in no reply of the vendor's" : "is of another type";
      return `${name} ${why}`;
    }
    return undefined;
  }

  #isOwn(uses: Uses, name: string): boolean {
    return uses.size === 0 && this.#replies.knows(name);
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
          return name.startsWith("_") || (inner !== undefined && fits(one, inner));
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
