import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "e2e");
const promises = readdirSync(FOLDER).filter((name) => name.startsWith("promise-"));

test.each(promises)("%s is shown with the whole catalog too", (name) => {
  expect(readFileSync(join(FOLDER, name), "utf8")).toContain("withWholeCatalog(");
});

test("each of the eight promises has its tests", () => {
  expect(promises).toHaveLength(8);
});
