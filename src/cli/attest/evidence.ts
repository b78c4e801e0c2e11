import { statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { fileDigest } from "../../files/attestations/attestation-file.ts";
import type { SaidEvidence } from "../../operations/said.ts";
import { linkOf, type Understood } from "./said.ts";

/**
 * What a typed line rests on: a link by its scheme, a file by a path that begins with `./`, `../`, `~/`
 * or `/`, else the words themselves.
 */
export function evidenceOf(text: string): Understood<SaidEvidence> {
  if (/^(?:\.{1,2}\/|~\/|\/|file:\/\/)/u.test(text)) return fileOf(text.replace(/^file:\/\//u, ""));
  if (!/^\w[\w+.-]*:\/\//u.test(text)) return { value: { kind: "text", text } };
  const link = linkOf(text);
  return "says" in link ? link : { value: { kind: "link", link: link.value } };
}

/** A file that can be pinned: it is there, plain, readable and not empty. */
export function fileOf(text: string): Understood<SaidEvidence> {
  const path = resolve(text.startsWith("~/") ? join(homedir(), text.slice(2)) : text);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { says: `there is no file ${path}` };
  if (!stat.isFile()) return { says: `${path} is not a plain file` };
  if (stat.size === 0) return { says: `${path} is empty, so it shows nothing` };
  try {
    fileDigest(path);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { says: cause.message };
  }
  return { value: { kind: "file", path } };
}
