import type { Attributes, Schema, ValueType } from "../../src/provider/framework/schema.ts";

type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

interface Written {
  readonly string: string;
  readonly number: number;
  readonly bool: boolean;
  readonly "map(string)": { readonly [key: string]: string };
  readonly "list(string)": readonly string[];
}

type WrittenOf<A> = A extends { readonly type: infer T extends ValueType } ? Written[T] : never;

type NamesOf<As extends Attributes, P extends string> = {
  [N in keyof As & string]: As[N]["presence"] extends P ? N : never;
}[keyof As & string];

/** The props that a schema stands for: its attributes that a user may set, in camel case. */
export type SchemaProps<S extends Schema> = {
  readonly [N in NamesOf<S["attributes"], "required"> as Camel<N>]: WrittenOf<S["attributes"][N]>;
} & {
  readonly [N in NamesOf<
    S["attributes"],
    "optional" | "optional-computed"
  > as Camel<N>]?: WrittenOf<S["attributes"][N]>;
};

/** Picks the attributes of a schema out of props, under Terraform's names. */
export function attributesOf(schema: Schema, props: object): { [name: string]: unknown } {
  const given = new Map<string, unknown>(Object.entries(props));
  return Object.fromEntries(
    Object.entries(schema.attributes)
      .filter(([, { presence }]) => presence !== "computed")
      .map(([name]) => [name, given.get(camel(name))]),
  );
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
