import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join, normalize } from "node:path";

/** A file or folder that a stack takes along. */
export interface StackFile {
  /** Where it is now. */
  readonly from: string;
  /** Where it goes, relative to the stack's folder. */
  readonly to: string;
  /**
   * What may be missing: an earlier copy is then removed, so that the stack never works
   * with what is no longer there.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Copies files into a stack's folder as they are now; what an earlier synth copied to the
 * same place goes first. Throws when one is missing that may not be.
 */
export function copyStackFiles(folder: string, files: readonly StackFile[]): void {
  for (const file of files) {
    const to = join(folder, inside(file.to));
    rmSync(to, { recursive: true, force: true });
    if (existsSync(file.from)) {
      mkdirSync(dirname(to), { recursive: true });
      cpSync(file.from, to, { recursive: true });
    } else if (file.optional !== true) {
      throw new Error(
        `The stack needs "${file.from}" as "${file.to}", but there is no such file. Create it, or correct its path.`,
      );
    }
  }
}

function inside(to: string): string {
  const path = normalize(to);
  if (!isAbsolute(path) && path !== "." && path !== ".." && !path.startsWith("../")) return path;
  throw new Error(
    `A stack's file goes to "${to}", which is not inside the stack's folder. Give a path relative to that folder, such as "account.yaml".`,
  );
}
