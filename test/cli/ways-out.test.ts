import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Files of the program in which a pattern stands. */
function filesWith(pattern: RegExp): readonly string[] {
  return ["src", "constructs", "stacks", "policies"].flatMap((house) =>
    readdirSync(join(ROOT, house), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes("protocol/gen"))
      .map((file) => join(house, file))
      .filter((file) => pattern.test(readFileSync(join(ROOT, file), "utf8"))),
  );
}

test("what is printed passes the few places that take secrets and hidden signs out of it", () => {
  const printing =
    /(?:process\.|\b)std(?:out|err)\.write\b|toStd(?:out|err)\(|console\.(?:log|error|warn|info)\(/u;
  expect(filesWith(printing)).toEqual([
    "src/cli/ui.ts",
    "src/plugin/standard-streams.ts",
    "src/provider/plugin/serve.ts",
    // Versions alone, before anything else can be loaded.
    "constructs/requirements.ts",
    "constructs/say.ts",
  ]);
});

test("there is one mask, and one list of what it masks", () => {
  expect(filesWith(/"\*{3}"|'\*{3}'/u)).toEqual(["src/core/redaction.ts"]);
});
