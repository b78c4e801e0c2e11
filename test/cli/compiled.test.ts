import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test.each(["main", "pulumi"])(
  "the program %s is compiled: no command falls back to compiling each module at its start",
  async (name) => {
    const { compiledProgram } = await import(
      new URL("../../bin/compiled.mjs", import.meta.url).href
    );
    const program: unknown = await compiledProgram(name);
    expect(program).toMatch(/^file:/u);
    expect(existsSync(fileURLToPath(String(program)))).toBe(true);
  },
);
