import type { Attribute, Attributes, ObjectAttribute, Schema, ValueAttribute } from "./schema.ts";

/** Stands for a value that Terraform does not know yet ("known after apply"). */
export const UNKNOWN: unique symbol = Symbol("unknown value");
/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/** Any value that JSON can hold; what private state consists of. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

interface KnownTypes {
  readonly string: string;
  readonly number: number;
  readonly bool: boolean;
  readonly "map(string)": { readonly [key: string]: string };
  readonly "list(string)": readonly string[];
}

interface PartlyTypes {
  readonly string: string | Unknown;
  readonly number: number | Unknown;
  readonly bool: boolean | Unknown;
  readonly "map(string)": { readonly [key: string]: string | Unknown } | Unknown;
  readonly "list(string)": readonly (string | Unknown)[] | Unknown;
}

type KnownOf<A extends Attribute> =
  | (A extends ObjectAttribute
      ? { readonly [N in keyof A["attributes"]]: KnownOf<A["attributes"][N]> }
      : A extends ValueAttribute
        ? KnownTypes[A["type"]]
        : never)
  | NullIfOptional<A>;

type PartlyOf<A extends Attribute> =
  | (A extends ObjectAttribute
      ? { readonly [N in keyof A["attributes"]]: PartlyOf<A["attributes"][N]> } | Unknown
      : A extends ValueAttribute
        ? PartlyTypes[A["type"]]
        : never)
  | NullIfOptional<A>;

type NullIfOptional<A extends Attribute> = A["presence"] extends "required" ? never : null;

type Settable<As extends Attributes> = {
  [N in keyof As]: As[N]["presence"] extends "computed" ? never : N;
}[keyof As];

/** What is stored: every attribute, known; what is not required may be null. */
export type State<S extends Schema> = {
  readonly [N in keyof S["attributes"]]: KnownOf<S["attributes"][N]>;
};

/** What the user wrote, as seen before apply: any value may still be unknown. */
export type Config<S extends Schema> = {
  readonly [N in Settable<S["attributes"]>]: PartlyOf<S["attributes"][N]>;
};

/** What the user wrote, once everything is known: at apply, and when a data source is read. */
export type KnownConfig<S extends Schema> = {
  readonly [N in Settable<S["attributes"]>]: KnownOf<S["attributes"][N]>;
};

/** A planned state: any value may still be unknown. */
export type Planned<S extends Schema> = {
  readonly [N in keyof S["attributes"]]: PartlyOf<S["attributes"][N]>;
};

/** The planned state at apply: the user's values are known, the provider's own may not be. */
export type ApprovedPlan<S extends Schema> = {
  readonly [N in keyof S["attributes"]]: S["attributes"][N]["presence"] extends
    | "required"
    | "optional"
    ? KnownOf<S["attributes"][N]>
    : PartlyOf<S["attributes"][N]>;
};

/** A value whose type only its schema knows: what travels in the layers below the resources. */
export type AnyValue = PartlyOf<Attribute>;

/** An object whose attributes only its schema knows. */
export type AnyObject = Planned<Schema>;

/** True when nothing inside the value is unknown. */
export function isKnown(value: AnyValue): boolean {
  if (value === UNKNOWN) return false;
  if (value === null || typeof value !== "object") return true;
  return Object.values(value).every(isKnown);
}

/** True when nothing inside the object is unknown: it can be a state. */
export function isKnownObject(value: AnyObject): value is State<Schema> {
  return Object.values(value).every(isKnown);
}
