import { constants, copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { Problem } from "../core/problem.ts";
import { fileDigest } from "../files/attestations/attestation-file.ts";
import { systemCode, unwritable } from "../files/local.ts";

/** Below the attestations: a copy of a YAML file beside them would be read as an attestation. */
const FOLDER = "evidence";

/**
 * Brings a file into the folder of attestations, unless it lies there already; its path there, with `/`.
 * A file of the same name and content is used again, another one is never written over.
 */
export function placed(
  path: string,
  dir: string,
): { readonly file: string; readonly digest: string } {
  const digest = fileDigest(path);
  const inside = relative(resolve(dir), path);
  if (inside !== "" && !isAbsolute(inside) && inside.split(sep)[0] !== "..")
    return { file: inside.split(sep).join("/"), digest };
  const folder = join(dir, FOLDER);
  const name =
    basename(path)
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
      .replace(/^\.+/u, "") || "file";
  const end = extname(name);
  const stem = name.slice(0, name.length - end.length);
  for (let copy = 1; ; copy += 1) {
    const file = `${stem}${copy === 1 ? "" : `-${copy}`}${end}`;
    const target = join(folder, file);
    if (existsSync(target) && fileDigest(target) !== digest) continue;
    if (!existsSync(target)) copyTo(target, path, folder);
    if (fileDigest(target) === digest) return { file: `${FOLDER}/${file}`, digest };
    throw new Problem({
      code: "attestation-file",
      summary: `${path} changed while it was copied to ${target}`,
      where: target,
      next: "Remove the copy, and state it again once the file is finished.",
    });
  }
}

function copyTo(target: string, path: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    copyFileSync(path, target, constants.COPYFILE_EXCL);
  } catch (cause) {
    // Somebody else's file of that name is compared by its content.
    if (systemCode(cause) !== "EEXIST") throw unwritable(target, cause);
  }
}
