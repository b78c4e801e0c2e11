import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptBuild } from "../../src/files/kept-build.ts";
import { temporaryFolder } from "./support.ts";

/** A compiler that counts how often it is asked. */
function compiler() {
  const place = join(temporaryFolder(), "kept");
  const input = join(temporaryFolder(), "input.ts");
  writeFileSync(input, "one");
  let times = 0;
  const build = (of = ["options"]) =>
    keptBuild({ place, of }, () => {
      times += 1;
      return { files: [{ name: "out.js", text: readFileSync(input, "utf8") }], inputs: [input] };
    }).files[0]?.text;
  return { place, input, build, times: () => times };
}

test("nothing is built anew while every file that was read is the same", () => {
  const { build, times } = compiler();
  expect([build(), build(), build()]).toEqual(["one", "one", "one"]);
  expect(times()).toBe(1);
  build(["other options"]);
  expect(times()).toBe(2);
});

test("a file that changed is built anew, also where its size and name stay", () => {
  const { build, input, times } = compiler();
  build();
  writeFileSync(input, "two");
  expect(build()).toBe("two");
  expect(times()).toBe(2);
});

test("what is kept and was touched, and a folder that cannot be used, are built anew", () => {
  const { build, place, times } = compiler();
  build();
  const [folder = ""] = readdirSync(place);
  writeFileSync(join(place, folder, "out.js"), "evil");
  expect(build()).toBe("one");
  expect(times()).toBe(2);
  const file = join(temporaryFolder(), "a-file");
  writeFileSync(file, "");
  const made = () => ({ files: [{ name: "out.js", text: "x" }], inputs: [] });
  expect(keptBuild({ place: file, of: [] }, made)).toEqual({
    folder: undefined,
    files: [{ name: "out.js", text: "x" }],
  });
});
