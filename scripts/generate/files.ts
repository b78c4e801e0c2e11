import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A generated file: its path in the project and what it must hold. */
export interface Generated {
  readonly path: string;
  readonly content: string;
}

/** Generated files that differ from what is on disk. */
export function stale(files: readonly Generated[]): readonly string[] {
  return files
    .filter(({ path, content }) => {
      const file = join(ROOT, path);
      return !existsSync(file) || readFileSync(file, "utf8") !== content;
    })
    .map(({ path }) => path);
}

/** Writes the files that differ; returns their paths. */
export function write(files: readonly Generated[]): readonly string[] {
  const changed = stale(files);
  for (const { path, content } of files) {
    if (!changed.includes(path)) continue;
    const file = join(ROOT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return changed;
}
