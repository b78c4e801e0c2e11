import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FirstShown } from "../../src/operations/shown.ts";
import { configFaults } from "../../src/pulumi/configure.ts";
import { pathOf } from "../../src/pulumi/paths.ts";
import { SCHEMA, TOKENS } from "../../src/pulumi/schema.ts";
import { fromJson, UNKNOWN } from "../../src/pulumi/values.ts";

test("a key stands in a path as it is, and one that no path can hold is shown with its whole object", () => {
  expect(pathOf("remaining", "alibaba:a.b:global:x")).toBe('remaining["alibaba:a.b:global:x"]');
  expect(pathOf("remaining", 'a "b"')).toBe('remaining["a \\"b\\""]');
  expect(pathOf("remaining", "a\\b")).toBe('remaining["a\\b"]');
  expect(pathOf("remaining", "ends\\")).toBe("remaining");
  expect(pathOf("remaining", 'a\\"b')).toBe("remaining");
});

test("the schema names what is served", () => {
  const { resources, functions } = SCHEMA;
  expect([...Object.keys(resources), ...Object.keys(functions)].sort()).toEqual(
    Object.values(TOKENS).toSorted(),
  );
});

test("secrets are their values, also inside of others, and what is unknown of any type is unknown", () => {
  const secret = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value: ["a"],
  };
  expect(fromJson({ secret, deep: { secret } })).toEqual({
    secret: ["a"],
    deep: { secret: ["a"] },
  });
  expect(
    fromJson({
      yes: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
      text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    }),
  ).toEqual({ yes: UNKNOWN, text: UNKNOWN });
});

test("what a command showed first holds for its later halves, and for no other command", () => {
  const command = new FirstShown(process.pid);
  const resource = `urn:test::${process.hrtime.bigint()}`;
  expect(command.hold(resource, { deletes: ["a"] })).toEqual({ deletes: ["a"] });
  expect(new FirstShown(process.pid).hold(resource, { deletes: [] })).toEqual({ deletes: ["a"] });
  expect(new FirstShown(process.ppid).hold(resource, { deletes: [] })).toEqual({ deletes: [] });
});

test("a provider that Pulumi made by itself, as for an import, says how the program's is named", () => {
  const [fault, ...others] = configFaults({});
  expect(fault).toMatchObject({ path: ["folder"] });
  expect(JSON.stringify(fault)).toContain("--provider <name>=<urn>");
  expect(others).toEqual([]);
  expect(JSON.stringify(configFaults({ folder: " " }))).not.toContain("--provider");
  expect(configFaults({ folder: "accounts/demo" })).toEqual([]);
});

test("without the packages that it speaks through, it names the versions that it was made for", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "closeout-alone-"));
  try {
    cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
    cpSync(join(root, "package.json"), join(folder, "package.json"));
    const program = join(folder, "bin/pulumi/pulumi-resource-closeout");
    const { status, stderr } = spawnSync(process.execPath, [program], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/@pulumi\/pulumi@\d+[.]\d+[.]\d+ google-protobuf@\d+[.]\d+[.]\d+/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
