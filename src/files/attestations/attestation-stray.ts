import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../account/account-faults.ts";

/** Longer than any attestation; what people rest on is often larger, and is not read. */
const MOST = 64 * 1024;
/** What editors and git leave beside a file. */
const LEFTOVER = /~$|\.(?:bak|orig|rej|swp|tmp)$/iu;

/**
 * Files below the folder of attestations that are written like one and are read by nobody, since they lie in a
 * folder of it or end otherwise: who put them there believes that they count.
 */
export function strayAttestations(
  dir: string,
  read: readonly string[],
): readonly (Fault & { readonly file: string })[] {
  const known = new Set(read);
  return below(dir, "")
    .filter((name) => !known.has(name) && !LEFTOVER.test(name) && isLikeOne(join(dir, name)))
    .map((name) => ({
      file: join(dir, name),
      line: 1,
      says: "is written like an attestation, and only files directly in this folder that end in .yaml are read: move or rename it",
    }));
}

function below(dir: string, inside: string): readonly string[] {
  return entries(join(dir, inside)).flatMap((name) => {
    if (name.startsWith(".")) return [];
    const path = inside === "" ? name : `${inside}/${name}`;
    const stat = lstatSync(join(dir, path), { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) return below(dir, path);
    return stat?.isFile() === true && stat.size <= MOST ? [path] : [];
  });
}

/** What cannot be looked into holds nothing that was read before either. */
function entries(dir: string): readonly string[] {
  try {
    return readdirSync(dir).toSorted();
  } catch {
    return [];
  }
}

function isLikeOne(file: string): boolean {
  try {
    const text = readFileSync(file, "utf8");
    return ["account", "answers", "answer"].every((key) =>
      new RegExp(`^(?:${key}|[\\s{]*"${key}")\\s*:`, "mu").test(text),
    );
  } catch {
    return false;
  }
}
