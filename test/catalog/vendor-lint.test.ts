import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lintCalls } from "../../scripts/vendor-models/lint.ts";
import { catalogClouds } from "./support/clouds.ts";

/** Every way in which the code names an action that it sends. */
const NAMED =
  /(?:\baction: |action === |\b(?:ask|call|one|all|texts|organizations?|resourceManager)\(\s*)"(\w+)"/gu;

/** The code of a cloud beside its rows. */
function sourcesOf(cloud: string): readonly { readonly file: string; readonly text: string }[] {
  const folder = fileURLToPath(new URL(`../../src/clouds/${cloud}/`, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("services/"))
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

const all = await Promise.all(
  catalogClouds.map(async ({ name, wire }) => ({ name, wire, used: await wire.used() })),
);

describe.each(all)("the vendor's names of $name", ({ name, wire, used }) => {
  const declared = new Set([...used.code, ...used.rows].map(({ action }) => action));
  const sources = sourcesOf(name);

  test("are those of every row, of the code beside the rows and of every handler", () => {
    const calls = [...used.rows, ...used.code, ...used.handlers];
    const problems = lintCalls(calls, wire.models(), wire.exceptions);
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  test("are excepted only with a reason that says where the name is from", () => {
    for (const { because, name: excepted } of [...wire.exceptions, ...wire.replyExceptions]) {
      expect(because.length, excepted).toBeGreaterThan(40);
    }
  });

  test("are declared for each call that code makes", () => {
    const named = sources.flatMap(({ file, text }) =>
      [...text.matchAll(NAMED)].map(([, action = ""]) => ({ file, action })),
    );
    expect(new Set(named.map(({ action }) => action)).size).toBeGreaterThan(5);
    expect(named.filter(({ action }) => !declared.has(action))).toEqual([]);
  });

  test("are declared for no call that nothing makes", () => {
    const text = sources.map((source) => source.text).join("\n");
    const rows = new Set(used.rows.map(({ product, action }) => `${product} ${action}`));
    const unused = used.code.filter(
      ({ product, action }) => !rows.has(`${product} ${action}`) && !text.includes(`"${action}"`),
    );
    expect(unused.map(({ action }) => action)).toEqual([]);
  });
});
