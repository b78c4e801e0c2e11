/**
 * Generates src/provider/protocol/gen from the .proto files beside it. With `--check`
 * nothing is written: exit 1 when a file on disk differs.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import protobuf from "protobufjs";

const folder = fileURLToPath(new URL("../src/provider/protocol/", import.meta.url));
const out = join(folder, "gen");

// The two well-known types that the protocol uses.
const WELL_KNOWN = `
  syntax = "proto3";
  package google.protobuf;
  message Empty {}
  message Timestamp { int64 seconds = 1; int32 nanos = 2; }
`;

const SCALARS = new Map([
  ["bool", "boolean"],
  ["bytes", "Uint8Array"],
  ["int32", "number"],
  ["int64", "number"],
  ["string", "string"],
  ["uint32", "number"],
]);

function generate(): Map<string, string> {
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".proto"))
    .sort();
  return new Map(
    sources.map((source) => {
      const root = new protobuf.Root();
      protobuf.parse(WELL_KNOWN, root);
      const parsed = protobuf.parse(readFileSync(join(folder, source), "utf8"), root);
      root.resolveAll();
      const scope = root.lookup(parsed.package ?? "");
      if (!(scope instanceof protobuf.Namespace)) throw new Error(`${source} has no package`);
      return [source.replace(".proto", ".ts"), print(source, root, scope)];
    }),
  );
}

function print(source: string, root: protobuf.Root, scope: protobuf.Namespace): string {
  const types = typesOf(scope);
  const messages = types.filter((type) => type instanceof protobuf.Type);
  const enums = types.filter((type) => type instanceof protobuf.Enum);
  const services = scope.nestedArray.filter((member) => member instanceof protobuf.Service);
  const known = root.lookup("google.protobuf");
  const used = new Set([
    ...messages.flatMap((type) => type.fieldsArray.map((field) => field.resolvedType)),
    ...services.flatMap((one) =>
      one.methodsArray.flatMap((m) => [m.requestType, m.responseType]).map((n) => scope.lookup(n)),
    ),
  ]);
  const wellKnown =
    known instanceof protobuf.Namespace ? typesOf(known).filter((type) => used.has(type)) : [];
  const all = [...wellKnown.filter((type) => type instanceof protobuf.Type), ...messages];
  const imports = ["type MessageType", "message"];
  if (services.length > 0) imports.unshift("type Method", "type Service");
  return [
    `// Generated from ${source} by scripts/generate-protocol.ts. Do not edit.`,
    `import { ${imports.sort().join(", ")} } from "../../wire/message.ts";\n`,
    ...enums.map(printEnum),
    ...all.map((type) => printMessage(type)),
    ...services.map((service) => printService(service, scope)),
  ].join("\n");
}

function typesOf(scope: protobuf.NamespaceBase): (protobuf.Type | protobuf.Enum)[] {
  return scope.nestedArray.flatMap((member) => {
    if (member instanceof protobuf.Enum) return [member];
    return member instanceof protobuf.Type ? [member, ...typesOf(member)] : [];
  });
}

/** `.tfplugin6.Schema.Block` is `SchemaBlock` in TypeScript. */
function nameOf(type: protobuf.ReflectionObject): string {
  const outer = type.parent instanceof protobuf.Type ? nameOf(type.parent) : "";
  return `${outer}${type.name}`;
}

function printEnum(type: protobuf.Enum): string {
  const values = Object.entries(type.values).map(([name, value]) => `  ${name}: ${value},`);
  return `export const ${nameOf(type)} = {\n${values.join("\n")}\n} as const;\n`;
}

function printMessage(type: protobuf.Type): string {
  const name = nameOf(type);
  const fields = type.fieldsArray.toSorted((a, b) => a.id - b.id);
  const properties = fields.map((field) => `  readonly ${printProperty(field)};`);
  const rows = fields.map((field) => `  [${printRow(field)}],`);
  const shape = fields.length === 0 ? "Record<string, never>" : `{\n${properties.join("\n")}\n}`;
  const table = fields.length === 0 ? "[]" : `[\n${rows.join("\n")}\n]`;
  return [
    `export type ${name} = ${shape};`,
    `export const ${name}: MessageType<${name}> = message(() => ${table});\n`,
  ].join("\n");
}

function labelOf(field: protobuf.Field): "one" | "optional" | "many" | "map" {
  if (field instanceof protobuf.MapField) return "map";
  if (field.repeated) return "many";
  return field.partOf === null ? "one" : "optional";
}

function printProperty(field: protobuf.Field): string {
  const scalar = field.resolvedType instanceof protobuf.Enum ? "number" : SCALARS.get(field.type);
  const type = scalar ?? (field.resolvedType === null ? "never" : nameOf(field.resolvedType));
  switch (labelOf(field)) {
    case "many":
      return `${field.name}: readonly ${type}[]`;
    case "map":
      return `${field.name}: { readonly [key: string]: ${type} }`;
    case "optional":
      return `${field.name}: ${type} | undefined`;
    case "one":
      return `${field.name}: ${scalar === undefined ? `${type} | undefined` : type}`;
  }
}

function printRow(field: protobuf.Field): string {
  const { resolvedType } = field;
  const scalar = resolvedType instanceof protobuf.Enum ? "enum" : field.type;
  const type = resolvedType instanceof protobuf.Type ? nameOf(resolvedType) : `"${scalar}"`;
  return `${field.id}, "${field.name}", ${type}, "${labelOf(field)}"`;
}

function printService(service: protobuf.Service, scope: protobuf.Namespace): string {
  const methods = service.methodsArray.map((method) => {
    method.resolve();
    const { resolvedRequestType: input, resolvedResponseType: output } = method;
    if (input === null || output === null) throw new Error(`${method.name} has unknown messages`);
    const kind = method.requestStream
      ? "both-stream"
      : method.responseStream
        ? "server-stream"
        : "unary";
    const key = `${method.name.charAt(0).toLowerCase()}${method.name.slice(1)}`;
    const types = `${nameOf(input)}, ${nameOf(output)}`;
    return {
      type: `  readonly ${key}: Method<${types}> & { readonly kind: "${kind}" };`,
      value: `    ${key}: { name: "${method.name}", kind: "${kind}", input: ${nameOf(input)}, output: ${nameOf(output)} },`,
    };
  });
  return [
    `export type ${service.name}Methods = {`,
    ...methods.map(({ type }) => type),
    "};",
    `export const ${service.name}: Service<${service.name}Methods> = {`,
    `  name: "${scope.fullName.slice(1)}.${service.name}",`,
    "  methods: {",
    ...methods.map(({ value }) => value),
    "  },",
    "};\n",
  ].join("\n");
}

function differences(wanted: ReadonlyMap<string, string>): readonly string[] {
  const found = new Map(
    readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]),
  );
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].filter((name) => wanted.get(name) !== found.get(name)).sort();
}

const wanted = generate();
if (process.argv.includes("--check")) {
  const stale = differences(wanted);
  if (stale.length > 0) {
    console.error(`Not current: ${stale.join(", ")}. Run: npx tsx scripts/generate-protocol.ts`);
    process.exitCode = 1;
  }
} else {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, content] of wanted) writeFileSync(join(out, name), content);
}
