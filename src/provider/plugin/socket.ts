import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Unix socket in a folder that only this user can enter. */
export interface Socket {
  readonly path: string;
  /** Removes the socket with its folder. */
  remove(): void;
}

/** The kernel keeps a socket's path in 108 bytes (104 on macOS), with room for a zero byte. */
const LONGEST_PATH_BYTES = 100;

/** Picks a place for a socket; a temporary folder whose name is too long gives way to /tmp. */
export function createSocket(temporary = tmpdir()): Socket {
  const folder = mkdtempSync(join(pick(temporary), "closeout-"));
  return {
    path: join(folder, "s"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function pick(temporary: string): string {
  const example = join(temporary, "closeout-XXXXXX", "s");
  return Buffer.byteLength(example) > LONGEST_PATH_BYTES ? "/tmp" : temporary;
}
