/** What one vendor SDK package says, before its models are resolved into names. */

/** What a plain value is on the wire. */
export type Scalar = "string" | "number" | "boolean";

/** The type of a model's field, as far as names and replies need it. */
export type FieldType =
  | { readonly kind: "scalar"; readonly of?: Scalar }
  | { readonly kind: "any" }
  | { readonly kind: "list"; readonly of: FieldType }
  | { readonly kind: "map"; readonly of: FieldType }
  | { readonly kind: "model"; readonly name: string };

/** One field of a model: its name on the wire and its type. */
export type Field = { readonly wire: string; readonly type: FieldType };

/** A model class: fields by their name in the SDK's language. */
export type Model = ReadonlyMap<string, Field>;

/** One name that a request carries, with the model field that it is read from. */
export type Binding = {
  readonly wire: string;
  /** The field of the request model; undefined when the SDK passes a plain argument. */
  readonly field: string | undefined;
  /** How the SDK packs a structure into one string before sending: `json`, `simple`, ... */
  readonly packed: string | undefined;
};

/** One operation as the SDK's client sends it. */
export type Operation = {
  readonly action: string;
  readonly version: string;
  readonly style: string;
  readonly method: string;
  /** Path arguments are written as `{Name}`. */
  readonly pathname: string;
  readonly requestModel: string;
  readonly responseModel: string;
  readonly query: readonly Binding[];
  readonly body: readonly Binding[];
  readonly header: readonly Binding[];
  readonly host: readonly Binding[];
  /** True when the whole request model goes into the query or the body. */
  readonly whole: "query" | "body" | undefined;
  /** The field that is the body itself, not a member of it. */
  readonly bodyField: string | undefined;
};

/** How the SDK computes a host name. */
export type Endpoint = {
  readonly id: string;
  readonly rule: string;
  readonly hosts: Readonly<Record<string, string>>;
};

/** One SDK package, parsed. */
export type Sdk = {
  readonly models: ReadonlyMap<string, Model>;
  readonly operations: readonly Operation[];
  readonly endpoint: Endpoint;
};

/** A scalar field. */
export const scalar: FieldType = { kind: "scalar" };

/** A scalar field of a known type; of no said type where the package says none. */
export function scalarOf(of: Scalar | undefined): FieldType {
  return of === undefined ? scalar : { kind: "scalar", of };
}

/** A field with content that the SDK does not describe. */
export const anything: FieldType = { kind: "any" };

/** All matches of a pattern as `[whole, group 1, ...]`, groups that did not take part being "". */
export function matches(text: string, pattern: RegExp): readonly (readonly string[])[] {
  return [...text.matchAll(pattern)].map((match) => match.map((group) => group ?? ""));
}

/** The first capture group of a pattern, or undefined when the text does not match. */
export function capture(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}
