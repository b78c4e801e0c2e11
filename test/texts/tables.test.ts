import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isChinese } from "./support.ts";

const TEXTS = join(import.meta.dirname, "../../src/texts");
const names = readdirSync(join(TEXTS, "en"));

/** Every text of a table, by its path; one that is made of what stands in it is made of marks. */
function textsOf(of: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof of === "string") return [[path, of]];
  if (typeof of === "function") {
    const made: unknown = Reflect.apply(of, undefined, [...MARKS]);
    return textsOf(made, `${path}()`);
  }
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).flatMap(([name, one]) => textsOf(one, `${path}.${name}`));
}

/** Whatever a text takes: a number, a name, or titles. */
const MARKS = [7, 8, ["a", "b"]].map((one) =>
  Object.assign(Array.isArray(one) ? one : Object(one), {}),
);

test("every table of texts has its twin in Chinese, text by text", async () => {
  expect(names.length).toBeGreaterThan(2);
  expect(readdirSync(join(TEXTS, "zh"))).toEqual(names);
  for (const name of names) {
    const [en, zh]: readonly unknown[] = await Promise.all([
      import(join(TEXTS, "en", name)),
      import(join(TEXTS, "zh", name)),
    ]);
    const [english, chinese] = [textsOf(en), textsOf(zh)];
    expect(english.length).toBeGreaterThan(5);
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    const same = new Set(english.map(([path, text]) => `${path} ${text}`));
    const untold = chinese.filter(
      ([path, text]) =>
        !isChinese(text) && (/[A-Za-z]{3}/u.test(text) || !same.has(`${path} ${text}`)),
    );
    expect(untold, name).toEqual([]);
  }
});
