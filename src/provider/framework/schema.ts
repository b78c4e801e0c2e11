/**
 * Who gives an attribute its value: the configuration (`required`, `optional`), the
 * provider (`computed`), or the configuration if it wants to and else the provider.
 */
export type Presence = "required" | "optional" | "computed" | "optional-computed";

/** The scalar and collection types, as Terraform writes them. There are no sets: their diff is quadratic in the number of elements. */
export type ValueType = "string" | "number" | "bool" | "map(string)" | "list(string)";

interface AttributeBase {
  readonly presence: Presence;
  /** Markdown, one or more sentences. */
  readonly description: string;
  /** A changed value means another object: Terraform plans destroy and create. */
  readonly replaces?: boolean;
}

/** An attribute that holds one value or one flat collection. */
export interface ValueAttribute extends AttributeBase {
  readonly type: ValueType;
}

/** An attribute that holds one object of named attributes, written `name = { … }`. */
export interface ObjectAttribute extends AttributeBase {
  readonly type: "object";
  readonly attributes: Attributes;
}

/** One attribute of a schema. */
export type Attribute = ValueAttribute | ObjectAttribute;

/** Attributes by their Terraform name (snake case). */
export type Attributes = { readonly [name: string]: Attribute };

/** What a resource, a data source or the provider's configuration consists of. */
export interface Schema {
  /** Version of the stored state, 0 if absent; raise it together with an `upgrade`. */
  readonly version?: number;
  /** Markdown. */
  readonly description: string;
  readonly attributes: Attributes;
}

/** Types a schema constant so exactly that config and state types can be inferred from it. */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema;
}
