import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exceptions, replyExceptions } from "../../scripts/vendor-models/exceptions.ts";
import { lintCalls } from "../../scripts/vendor-models/lint.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { usedCalls } from "../../scripts/vendor-models/used.ts";

const models = loadVendorModels();
const used = await usedCalls();

describe("the vendor's names", () => {
  test("are those of every row, of the code beside the rows and of every handler", () => {
    const all = [...used.rows, ...used.code, ...used.handlers];
    expect(lintCalls(all, models, exceptions).map(({ message }) => message)).toEqual([]);
  });

  test("are excepted only with a reason that says where the name is from", () => {
    for (const { because, name } of [...exceptions, ...replyExceptions]) {
      expect(because.length, name).toBeGreaterThan(40);
    }
  });
});

describe("the calls that code makes", () => {
  const folder = fileURLToPath(new URL("../../src/clouds/alibaba/", import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("services/"))
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
  // Every way in which the code names an action that it sends.
  const named = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/(?:\baction: |\bask\(\s*|\bcall\(\s*|action === )"(\w+)"/gu)].map(
      ([, action = ""]) => ({ file, action }),
    ),
  );

  test("are found in the source at all", () => {
    expect(new Set(named.map(({ action }) => action)).size).toBeGreaterThan(25);
  });

  test("are declared, each under its name", () => {
    const declared = new Set([...used.code, ...used.rows].map(({ action }) => action));
    const missing = named.filter(({ action }) => !declared.has(action));
    expect(missing).toEqual([]);
  });

  test("and nothing is declared that no source names", () => {
    const text = sources.map((source) => source.text).join("\n");
    const rows = new Set(used.rows.map(({ product, action }) => `${product} ${action}`));
    const unused = used.code.filter(
      ({ product, action }) => !rows.has(`${product} ${action}`) && !text.includes(`"${action}"`),
    );
    expect(unused.map(({ action }) => action)).toEqual([]);
  });
});
