import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemCode, unwritable, writeAtomic } from "../local.ts";

/** What became of a file of a new project. */
export type LaidFile = {
  /** Relative to the project's folder. */
  readonly file: string;
  /** `kept`: it stood there before, and stays as it was. */
  readonly outcome: "written" | "extended" | "kept";
  /** What a person may have to do about it. */
  readonly note?: string;
};

/** Writes a file that is not there yet; one that is stays, whatever it holds. Throws the Problem `unwritable`. */
export function layFile(project: string, file: string, text: string): LaidFile {
  const path = join(project, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    return { file, outcome: "written" };
  } catch (cause) {
    if (systemCode(cause) === "EEXIST" && existsSync(path)) return { file, outcome: "kept" };
    throw unwritable(path, cause);
  }
}

/**
 * Adds the lines to a file that it does not hold yet, below what stands there; a file that is not there is
 * written. Throws the Problem `unwritable`.
 */
export function layLines(project: string, file: string, lines: readonly string[]): LaidFile {
  const path = join(project, file);
  if (!existsSync(path)) return layFile(project, file, `${lines.join("\n")}\n`);
  const before = readFileSync(path, "utf8");
  const end = before.includes("\r\n") ? "\r\n" : "\n";
  const held = new Set(before.split(/\r?\n/u).map((line) => line.trim()));
  const missing = lines.filter((line) => !held.has(line));
  if (missing.length === 0) return { file, outcome: "kept" };
  const gap = before === "" || before.endsWith("\n") ? "" : end;
  writeAtomic(path, `${before}${gap}${missing.join(end)}${end}`);
  return { file, outcome: "extended" };
}
