import type { Attribute, Attributes, Presence, Schema } from "../framework/schema.ts";
import {
  type SchemaAttribute,
  SchemaObjectNestingMode,
  StringKind,
  type Schema as WireSchema,
} from "../protocol/gen/tfplugin6.ts";
import type { Init } from "./message.ts";

// Terraform's own notation of types, in JSON.
const TYPES: Readonly<Record<Exclude<Attribute["type"], "object">, string>> = {
  string: '"string"',
  number: '"number"',
  bool: '"bool"',
  "map(string)": '["map","string"]',
  "list(string)": '["list","string"]',
};

const PRESENCE: Readonly<Record<Presence, { required?: true; optional?: true; computed?: true }>> =
  {
    required: { required: true },
    optional: { optional: true },
    computed: { computed: true },
    "optional-computed": { optional: true, computed: true },
  };

/** Writes a schema as the protocol does. */
export function toWireSchema(schema: Schema): Init<WireSchema> {
  const version = schema.version ?? 0;
  return {
    version,
    block: {
      version,
      attributes: toWireAttributes(schema.attributes),
      description: schema.description,
      descriptionKind: StringKind.MARKDOWN,
    },
  };
}

function toWireAttributes(attributes: Attributes): Init<SchemaAttribute>[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    description: attribute.description,
    descriptionKind: StringKind.MARKDOWN,
    ...PRESENCE[attribute.presence],
    ...(attribute.type === "object"
      ? {
          nestedType: {
            attributes: toWireAttributes(attribute.attributes),
            nesting: SchemaObjectNestingMode.SINGLE,
          },
        }
      : { type: Buffer.from(TYPES[attribute.type], "utf8") }),
  }));
}
