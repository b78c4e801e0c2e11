import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isChinese } from "./support.ts";

const TEXTS = join(import.meta.dirname, "../../src/texts");
const names = readdirSync(join(TEXTS, "en"));

/** More than any text takes. */
const MOST = 8;
/** Stands for whatever a text takes: a number, a name, or titles. */
const MARK = { toString: () => "7", toLocaleString: () => "7", join: () => "7" };

/** Every text of a table with its path; what takes something is made of marks. */
function textsOf(of: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof of === "string" || of === MARK) return [[path, String(of)]];
  if (typeof of === "function") {
    const made: unknown = Reflect.apply(of, undefined, Array(MOST).fill(MARK));
    return textsOf(made, `${path}()`);
  }
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).flatMap(([name, one]) => textsOf(one, `${path}.${name}`));
}

test.each(names)("%s has its twin in Chinese, text by text", async (name) => {
  const english = textsOf(await import(join(TEXTS, "en", name)));
  const chinese = textsOf(await import(join(TEXTS, "zh", name)));
  expect(english.length).toBeGreaterThan(1);
  expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
  const untold = chinese.filter(([, text]) => !isChinese(text) && /[A-Za-z]{3}/u.test(text));
  expect(untold).toEqual([]);
});

test("no table stands in one language alone", () => {
  expect(names.length).toBeGreaterThan(2);
  expect(readdirSync(join(TEXTS, "zh"))).toEqual(names);
});

test("no document that is read as data holds a text in another language", () => {
  const schemas = join(import.meta.dirname, "../../schemas/v1");
  const files = readdirSync(schemas);
  expect(files.length).toBeGreaterThan(5);
  const told = files.filter((file) =>
    readFileSync(join(schemas, file), "utf8").includes("Translations"),
  );
  expect(told).toEqual([]);
});
