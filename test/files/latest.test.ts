import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Latest } from "../../src/files/latest.ts";
import { temporaryFolder } from "./support.ts";

test("a file is read once while it stays the same, and again when it is another", () => {
  const folder = temporaryFolder();
  const file = join(folder, "review.json");
  let reads = 0;
  const latest = new Latest(file, () => {
    reads += 1;
    return readFileSync(file, "utf8");
  });
  writeFileSync(file, "one");
  expect([latest.get(), latest.get(), reads]).toEqual(["one", "one", 1]);

  // Written as Closeout writes: aside, then moved into its place. The size stays the same.
  writeFileSync(join(folder, "aside"), "two");
  renameSync(join(folder, "aside"), file);
  expect([latest.get(), latest.get(), reads]).toEqual(["two", "two", 2]);
});

test("a file that comes and goes is noticed, and a failure to read it is not kept", () => {
  const file = join(temporaryFolder(), "review.json");
  const latest = new Latest(file, () => readFileSync(file, "utf8"));
  expect(() => latest.get()).toThrow("ENOENT");
  writeFileSync(file, "there");
  expect(latest.get()).toBe("there");
  rmSync(file);
  expect(() => latest.get()).toThrow("ENOENT");
});
