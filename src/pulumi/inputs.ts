import { error, type Message } from "../operations/front/message.ts";
import { type Properties, UNKNOWN, type Value } from "./values.ts";

/** What the schema says of the inputs of a resource, of a function or of the provider. */
export type InputTypes = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** Inputs by the types of the schema, and what is wrong with them. */
export interface TypedInputs {
  readonly inputs: Properties;
  readonly faults: readonly Message[];
}

/**
 * Inputs as the schema has them. Languages without types of ours, and the stack's configuration, write the id
 * of an account as a number and a switch as a text. `besides`: names that do not come from the program.
 */
export function typedInputs(
  types: InputTypes,
  given: Properties,
  besides: (name: string) => boolean,
): TypedInputs {
  const inputs: Record<string, Value> = {};
  const faults: Message[] = [];
  for (const [name, value] of Object.entries(given)) {
    const type = types[name]?.type;
    const typed = type === undefined || isOpen(value) ? value : TYPED[type](value);
    inputs[name] = typed ?? null;
    if (type === undefined && !isOpen(value) && !besides(name)) {
      const names = Object.keys(types).join(", ");
      faults.push(error(`There is no property "${name}"`, `There are: ${names}.`, [name]));
    }
    if (typed === undefined)
      faults.push(error(`"${name}" is ${wordOf(value)}`, NEXT[type ?? "string"], [name]));
  }
  return { inputs, faults };
}

/** A value as its type has it; undefined where it is not of this type. */
const TYPED = {
  string: (value: Value): Value | undefined =>
    typeof value === "number" && Number.isSafeInteger(value)
      ? String(value)
      : typeof value === "string"
        ? value
        : undefined,
  boolean: (value: Value): Value | undefined =>
    value === "true" || value === "false"
      ? value === "true"
      : typeof value === "boolean"
        ? value
        : undefined,
} as const;

const NEXT = { string: "Give a text, in quotes.", boolean: "Give true or false." } as const;

/** Nothing is given, or what is given is not known yet. */
function isOpen(value: Value): boolean {
  return value === null || value === UNKNOWN;
}

function wordOf(value: Value): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number, which may not be exact";
  if (typeof value === "string") return "a text";
  return typeof value === "boolean" ? "true or false" : "an object";
}
