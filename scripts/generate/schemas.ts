import { join } from "node:path";
import { createGenerator, type Schema } from "ts-json-schema-generator";
import * as z from "zod";
import { schemaId } from "../../src/cli/documents.ts";
import type { Cloud } from "../../src/core/cloud.ts";
import { accountSchema } from "../../src/files/account/account-schema.ts";
import { attestationSchema } from "../../src/files/attestations/attestation-schema.ts";
import { reviewShape } from "../../src/files/review/review-shape.ts";
import { settingsSchema } from "../../src/files/settings/settings-schema.ts";
import { type Generated, ROOT } from "./files.ts";

type Node = Readonly<Record<string, unknown>>;

const DRAFT = "http://json-schema.org/draft-07/schema#";

/** JSON Schemas of the files that people write and of the documents that `--json` prints. */
export function schemaFiles(clouds: ReadonlyMap<string, Cloud>): readonly Generated[] {
  return [
    file("account", "accounts/<name>/account.yaml", accountFile(clouds)),
    file("attestation", "accounts/<name>/attestations/*.yaml", ofZod(attestationSchema(""))),
    file("review-file", "accounts/<name>/review.json", ofZod(reviewShape)),
    file("settings", "closeout.yaml", ofZod(settingsSchema)),
    ...documents(),
  ];
}

function file(name: string, title: string, schema: Node): Generated {
  const whole = { $schema: DRAFT, $id: schemaId(name), title, ...schema };
  return {
    path: `schemas/v1/${name}.schema.json`,
    content: `${JSON.stringify(whole, undefined, 2)}\n`,
  };
}

/** What may be written, before anything is filled in. */
function ofZod(schema: z.ZodType): Node {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
  });
  return rest;
}

/** The words of an account depend on its cloud. */
function accountFile(clouds: ReadonlyMap<string, Cloud>): Node {
  const names = [...clouds.keys()];
  return {
    type: "object",
    properties: { cloud: { enum: names } },
    required: ["cloud"],
    allOf: [...clouds].map(([name, cloud]) => ({
      if: { properties: { cloud: { const: name } }, required: ["cloud"] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema has this word.
      then: ofZod(accountSchema(clouds, cloud, undefined)),
    })),
  };
}

function documents(): readonly Generated[] {
  const { definitions = {} } = createGenerator({
    path: join(ROOT, "src/cli/documents.ts"),
    tsconfig: join(ROOT, "tsconfig.json"),
    type: "Documents",
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: true,
  }).createSchema("Documents");
  const known = new Map(
    Object.entries(definitions).map(([name, schema]) => [name, withoutTranslations(schema)]),
  );
  const all = propertiesOf(known.get("Documents"));
  return Object.entries(all).map(([name, schema]) => {
    const { definitions: _, ...root } = named(name, schema, known);
    return file(name, `closeout ${name} --json`, {
      ...root,
      definitions: reached(root, known),
    });
  });
}

/** What stands beside data in other languages is not printed. */
function withoutTranslations<S>(schema: S): S {
  return JSON.parse(JSON.stringify(schema), (name, value: unknown) => {
    if (name !== "properties" || typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([property]) => property !== "in"));
  });
}

/** A document, or each that it may be, names its schema. */
function named(name: string, schema: Node, known: ReadonlyMap<string, Schema | boolean>): Node {
  const one = schema["anyOf"];
  if (Array.isArray(one)) return { anyOf: one.map((each: Node) => named(name, each, known)) };
  const ref = refOf(schema);
  const found = ref === undefined ? schema : known.get(ref);
  if (typeof found !== "object") throw new Error(`The document ${name} is no object.`);
  return {
    ...found,
    properties: { $schema: { const: schemaId(name) }, ...propertiesOf(found) },
    required: ["$schema", ...requiredOf(found)],
  };
}

/** Definitions that a schema leads to. */
function reached(root: Node, known: ReadonlyMap<string, Schema | boolean>): Node {
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const ref = refOf(value);
      if (ref !== undefined && !found.has(ref)) {
        found.set(ref, known.get(ref));
        visit(known.get(ref));
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(root);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function refOf(schema: object): string | undefined {
  const ref = "$ref" in schema ? schema.$ref : undefined;
  return typeof ref === "string"
    ? decodeURIComponent(ref.replace("#/definitions/", ""))
    : undefined;
}

function propertiesOf(schema: unknown): Readonly<Record<string, Node>> {
  if (typeof schema !== "object" || schema === null || !("properties" in schema)) return {};
  return Object.fromEntries(Object.entries(schema.properties ?? {}));
}

function requiredOf(schema: object): readonly unknown[] {
  return "required" in schema && Array.isArray(schema.required) ? schema.required : [];
}
