import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** A file's path from the root of its repository, or from here where it is in none; with `/`. */
export function pathInRepository(file: string): string {
  const root = repositoryAbove(dirname(resolve(file))) ?? process.cwd();
  return relative(root, resolve(file)).split(sep).join("/");
}

/** Root of the repository that a folder lies in; undefined where it is in none. */
export function repositoryAbove(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return above;
    if (dirname(above) === above) return undefined;
  }
}
