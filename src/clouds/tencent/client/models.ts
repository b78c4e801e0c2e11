import { modelsIn } from "../../shared/wire/models.ts";

/**
 * Names below one point of a request, as vendor-models.json has them: `[]` behind a name is a list, a
 * leaf is the kind of value (1 stands for text).
 */
type Names = 1 | "number" | "boolean" | "*" | { readonly [name: string]: Names };

const models = modelsIn<{ readonly body?: Names }>(
  () => import("../vendor-models.json", { with: { type: "json" } }),
);

/**
 * Parameters with the kinds of value that the vendor's model of the action asks for: the API refuses
 * `"100"` where it wants 100, and vpc wants `"100"` for its page sizes. Names that the model lacks stay
 * as they are.
 */
export async function typed(
  product: string,
  action: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const body = (await models(product, action))?.body;
  return typeof body === "object" ? typedFields(params, body) : params;
}

function typedFields(
  fields: Readonly<Record<string, unknown>>,
  names: { readonly [name: string]: Names },
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const below = names[name] ?? names[`${name}[]`];
      return [name, below === undefined ? value : typedValue(value, below)];
    }),
  );
}

function typedValue(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((member) => typedValue(member, names));
  if (typeof names === "object") {
    return typeof value === "object" && value !== null ? typedFields({ ...value }, names) : value;
  }
  if (names === "number" && typeof value === "string" && /^-?\d{1,15}$/u.test(value)) {
    return Number(value);
  }
  if (names === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (names === 1 && typeof value === "number") return String(value);
  return value;
}
