import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "../../core/attestation.ts";
import type { Sentence } from "../../core/language.ts";
import { systemCode, unreadable } from "../local.ts";

const CHUNK = 1024 * 1024;

/**
 * The digest that pins a file, `sha256:` and 64 hexadecimal digits of its bytes. Throws the Problem
 * `attestation-file` when it is missing or cannot be read.
 */
export function fileDigest(path: string): string {
  try {
    return digestOf(path);
  } catch (cause) {
    throw unreadable(path, cause, "attestation-file");
  }
}

function digestOf(path: string): string {
  // A pipe or device would be waited for without end once it is opened.
  if (!statSync(path).isFile()) throw new Error("it is not a plain file");
  const fd = openSync(path, "r");
  try {
    if (!fstatSync(fd).isFile()) throw new Error("it is not a plain file");
    const hash = createHash("sha256");
    const chunk = Buffer.alloc(CHUNK);
    for (let got = readSync(fd, chunk); got > 0; got = readSync(fd, chunk)) {
      hash.update(chunk.subarray(0, got));
    }
    return `sha256:${hash.digest("hex")}`;
  } finally {
    closeSync(fd);
  }
}

/** What an attestation says that it rests on, before anybody looked at the file. */
export type StatedEvidence =
  | Exclude<Evidence, { readonly kind: "file" }>
  | { readonly kind: "file"; readonly file: string; readonly digest: string };

/** Looks whether the file that an attestation rests on is there and unchanged. */
export function lookedAt(evidence: StatedEvidence, dir: string): Evidence {
  if (evidence.kind !== "file") return evidence;
  return { ...evidence, fault: faultOf(evidence.file, evidence.digest, dir) };
}

function faultOf(file: string, digest: string, dir: string): Sentence | undefined {
  const path = join(dir, file);
  const rests = ({ en, zh }: Sentence): Sentence => ({
    en: `rests on ${file}, ${en}`,
    zh: `依据的文件 ${file} ${zh}`,
  });
  try {
    if (statSync(path).isDirectory())
      return rests({ en: "which is a folder, not a file", zh: "是文件夹，不是文件" });
    const now = digestOf(path);
    return now === digest
      ? undefined
      : rests({
          en: `whose content changed: its digest is ${now} now`,
          zh: `内容已变化：现在的摘要是 ${now}`,
        });
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR")
      return rests({ en: "which is not there any more", zh: "已不存在" });
    const why = code ?? (error instanceof Error ? error.message : String(error));
    return rests({ en: `which cannot be read (${why})`, zh: `无法读取（${why}）` });
  }
}
