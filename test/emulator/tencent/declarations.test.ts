import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cosTables } from "../../../emulator/tencent/cos/tables.ts";
import { identityTables } from "../../../emulator/tencent/identity.ts";
import { loadServices } from "../../../emulator/tencent/services.ts";

const services = await loadServices();
const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

test("every file of products is a product of its own, or is one in two scopes", () => {
  const files = readdirSync("emulator/tencent/products").filter((name) => name.endsWith(".ts"));
  expect(new Set(services.map(({ product }) => product)).size).toBe(files.length);
});

test("no action is claimed twice, nor by two products in one version", () => {
  const names = services.flatMap(({ version, actions }) =>
    Object.keys(actions).map((name) => `${version} ${name}`),
  );
  expect(twice(names)).toEqual([]);
});

test("a table has one owner, and is named after its product", () => {
  const tables = [
    ...identityTables,
    ...cosTables,
    ...services.flatMap(({ tables = [] }) => tables),
  ];
  const own = services.flatMap(({ product, tables = [] }) =>
    tables.filter(({ name }) => !name.startsWith(`${product}.`)).map(({ name }) => name),
  );
  expect(twice(tables.map(({ name }) => name))).toEqual([]);
  expect(own).toEqual([]);
});

test("no parameter is both honoured and ignored", () => {
  const both = services.flatMap(({ product, actions }) =>
    Object.entries(actions).flatMap(([name, { params, ignored }]) =>
      ignored
        .filter((param) => params[param] !== undefined)
        .map((param) => `${product} ${name} ${param}`),
    ),
  );
  expect(both).toEqual([]);
});

test("neither cloud of the emulator imports the other", () => {
  const guilty = ["tencent", "alibaba"].flatMap((cloud) => {
    const other = cloud === "tencent" ? "alibaba" : "tencent";
    const root = join("emulator", cloud);
    return readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .filter((name) => readFileSync(join(root, name), "utf8").includes(`/${other}/`));
  });
  expect(guilty).toEqual([]);
});
