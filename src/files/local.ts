import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem, type ProblemCode } from "../core/problem.ts";

/** The operating system's code of a failed call, e.g. `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const WRITE_CAUSES: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOSPC: ["the disk is full", "Free some space on that disk and run the command again."],
  EDQUOT: ["the disk quota is used up", "Free some space on that disk and run the command again."],
  EROFS: ["the file system is read-only", "Use a checkout that can be written to."],
  EACCES: ["permission is missing", "Grant this user write permission on the folder."],
  EPERM: ["the system does not permit it", "Grant this user write permission on the folder."],
  ENOENT: ["the folder does not exist", "Make the folder, or name another account."],
  ENOTDIR: ["a part of the path is not a folder", "Make the folder, or name another account."],
};

/** The Problem `unwritable` for a file that could not be written, by the system's own code. */
export function unwritable(file: string, cause: unknown): Problem {
  const code = systemCode(cause);
  const [what, next] = WRITE_CAUSES[code ?? ""] ?? [
    cause instanceof Error ? cause.message : String(cause),
    "Make the folder writable and run the command again.",
  ];
  return new Problem({
    code: "unwritable",
    summary: `Cannot write ${file}: ${what}${code === undefined ? "" : ` (${code})`}.`,
    where: file,
    next,
    cause,
  });
}

/** The Problem for a file that is there and could not be read, by the system's own code. */
export function unreadable(file: string, cause: unknown, code: ProblemCode = "not-found"): Problem {
  const system = systemCode(cause);
  const what =
    system === "EISDIR"
      ? "it is a folder (EISDIR)"
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new Problem({
    code,
    summary: `Cannot read ${file}: ${what}.`,
    where: file,
    next: "Make it a file that this user can read, and run the command again.",
    cause,
  });
}

/** Text of a file; undefined when there is none. Throws the Problem `not-found` when it cannot be read. */
export function readText(file: string): string | undefined {
  try {
    const stat = statSync(file);
    // Reading a pipe would wait for ever; a folder says so itself.
    if (!stat.isFile() && !stat.isDirectory()) throw new Error("it is not a plain file");
    return readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw unreadable(file, error);
  }
}

/** Tells one content of a file from the next without reading it; undefined when there is no file. */
export function stampOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  return [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(" ");
}

/** Makes a new or renamed entry of a folder last; where folders cannot be synced, nothing is lost. */
export function syncFolder(dir: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(dir, "r");
    fsyncSync(folder);
  } catch (error) {
    // Windows opens no folders; network file systems may refuse the sync.
    if (!["EISDIR", "EPERM", "EINVAL", "EACCES", "ENOTSUP"].includes(systemCode(error) ?? "")) {
      throw error;
    }
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

/** Writes all of the bytes; one system call unless the disk takes only a part. */
export function writeAll(fd: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done);
}

/**
 * Replaces a file in one step: a reader sees the old text or the new one, never a part, also after a
 * crash. Throws the Problem `unwritable`, the old file then stays.
 */
export function writeAtomic(file: string, text: string): void {
  const dir = dirname(file);
  const temporary = join(dir, `.${basename(file)}.${randomUUID()}.tmp`);
  let fd: number | undefined;
  try {
    fd = openSync(temporary, "w");
    writeAll(fd, Buffer.from(text));
    fsyncSync(fd);
    closeSync(fd);
    fd = undefined;
    renameSync(temporary, file);
    syncFolder(dir);
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    removeQuietly(temporary);
    throw unwritable(file, error);
  }
}

/** Removes a file of ours; what cannot be removed stays. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A leftover temporary file is in nobody's way.
  }
}
