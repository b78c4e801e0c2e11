/**
 * Generates src/provider/protocol/gen from the .proto files beside it, offline and without
 * `protoc`. With `--check` nothing is written: exit 1 when a file on disk differs.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { create } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema,
  file_google_protobuf_empty,
  file_google_protobuf_timestamp,
} from "@bufbuild/protobuf/wkt";
import type { Plugin } from "@bufbuild/protoplugin";
import { fileDescriptor } from "./proto-descriptors.ts";

const folder = fileURLToPath(new URL("../src/provider/protocol/", import.meta.url));
const out = join(folder, "gen");

// The parser needs only the names of the well-known types; their descriptors come with protobuf-es.
const wellKnown = [
  { name: "google/protobuf/empty.proto", text: shell("Empty") },
  { name: "google/protobuf/timestamp.proto", text: shell("Timestamp") },
];

function shell(name: string): string {
  return `syntax = "proto3"; package google.protobuf; message ${name} {}`;
}

// The package's plug-in is CommonJS behind its bin; it has no other entry.
function loadPlugin(): Plugin {
  const require = createRequire(import.meta.url);
  const loaded: {
    protocGenEs: Plugin;
  } = require("@bufbuild/protoc-gen-es/dist/cjs/src/protoc-gen-es-plugin.js");
  return loaded.protocGenEs;
}

function generate(): Map<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".proto"))
    .sort();
  const files = names.map((name) =>
    fileDescriptor({ name, text: readFileSync(join(folder, name), "utf8") }, wellKnown),
  );
  const request = create(CodeGeneratorRequestSchema, {
    parameter: "target=ts,import_extension=ts,erasable_syntax=true",
    fileToGenerate: names,
    protoFile: [file_google_protobuf_empty.proto, file_google_protobuf_timestamp.proto, ...files],
  });
  const response = loadPlugin().run(request);
  if (response.error !== "") throw new Error(response.error);
  return new Map(response.file.map((file) => [file.name, file.content]));
}

function onDisk(): Map<string, string> {
  const names = readdirSync(out, { withFileTypes: true }).map((entry) => entry.name);
  return new Map(names.map((name) => [name, readFileSync(join(out, name), "utf8")]));
}

function differences(wanted: ReadonlyMap<string, string>): readonly string[] {
  const found = onDisk();
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].filter((name) => wanted.get(name) !== found.get(name)).sort();
}

mkdirSync(out, { recursive: true });
const wanted = generate();
if (process.argv.includes("--check")) {
  const stale = differences(wanted);
  if (stale.length > 0) {
    console.error(`Not current: ${stale.join(", ")}. Run: npx tsx scripts/generate-protocol.ts`);
    process.exitCode = 1;
  }
} else {
  rmSync(out, { recursive: true });
  mkdirSync(out, { recursive: true });
  for (const [name, content] of wanted) writeFileSync(join(out, name), content);
}
