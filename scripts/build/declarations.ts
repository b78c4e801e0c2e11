import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** What the sub-paths of the package begin with. */
const ENTRIES = [
  "src/index",
  "policies/standard/index",
  "stacks/index",
  "constructs/pulumi/index",
  "constructs/pulumi/policies",
];

/** Everything that an import or a re-export names. */
const IMPORTS = /(\bfrom |\bimport\()"(\.[^"]*)\.ts"/gu;

/**
 * Writes the declarations that the entries lead to, and once more for the second front end, whose types
 * bear the same names in another package.
 */
export function buildDeclarations(root: string, dist: string): void {
  const emitted = mkdtempSync(join(tmpdir(), "closeout-types-"));
  try {
    const compiler = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
    execFileSync(
      process.execPath,
      [compiler, "-p", join(root, "tsconfig.build.json"), "--outDir", emitted],
      { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
    );
    for (const name of reached(emitted)) {
      const text = readFileSync(join(emitted, `${name}.d.ts`), "utf8").replace(
        IMPORTS,
        '$1"$2.js"',
      );
      write(join(dist, "types", `${name}.d.ts`), text);
      write(join(dist, "types-cdktn", `${name}.d.ts`), text.replaceAll('"cdktf"', '"cdktn"'));
    }
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** Modules that the entries lead to, without their ending. */
function reached(folder: string): readonly string[] {
  const found = [...ENTRIES];
  for (const name of found) {
    const text = readFileSync(join(folder, `${name}.d.ts`), "utf8");
    for (const [, , path = ""] of text.matchAll(IMPORTS)) {
      const other = relative(folder, join(folder, dirname(name), path));
      if (!found.includes(other)) found.push(other);
    }
  }
  return found;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
