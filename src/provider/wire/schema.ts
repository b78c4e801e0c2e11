import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Attribute, Attributes, Presence, Schema } from "../framework/schema.ts";
import {
  type Schema_AttributeSchema,
  Schema_Object_NestingMode,
  type SchemaSchema,
  StringKind,
} from "../protocol/gen/tfplugin6_pb.ts";

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
export function toWireSchema(schema: Schema): MessageInitShape<typeof SchemaSchema> {
  const version = BigInt(schema.version ?? 0);
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

function toWireAttributes(
  attributes: Attributes,
): MessageInitShape<typeof Schema_AttributeSchema>[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    description: attribute.description,
    descriptionKind: StringKind.MARKDOWN,
    ...PRESENCE[attribute.presence],
    ...(attribute.type === "object"
      ? {
          nestedType: {
            attributes: toWireAttributes(attribute.attributes),
            nesting: Schema_Object_NestingMode.SINGLE,
          },
        }
      : { type: Buffer.from(TYPES[attribute.type], "utf8") }),
  }));
}
