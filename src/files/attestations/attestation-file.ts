import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import type { Attestation } from "../../core/attestation.ts";
import { Problem } from "../../core/problem.ts";
import type { Fault } from "../account/account-faults.ts";
import {
  removeQuietly,
  syncFolder,
  systemCode,
  unreadable,
  unwritable,
  writeAll,
} from "../local.ts";
import { lookedAt } from "./attestation-evidence.ts";
import { parseAttestation } from "./attestation-parse.ts";
import { type Placed, repeated } from "./attestation-repeats.ts";
import { strayAttestations } from "./attestation-stray.ts";
import { type AttestationDraft, attestationName, attestationText } from "./attestation-text.ts";

export { fileDigest } from "./attestation-evidence.ts";
export type { AttestationDraft } from "./attestation-text.ts";

/**
 * Reads the attestations of an account, `*.yaml` and `*.yml` in its folder of attestations, by file name.
 * No folder is no attestations. Throws one Problem `attestation-file` that lists every mistake of every
 * file with its line, and what is written like an attestation and would not be read. A file that an attestation rests on and that is missing or changed is no mistake of
 * these: it stands in the evidence's `fault`.
 */
export function readAttestations(dir: string, accountId: string): readonly Attestation[] {
  const read: (Placed & { readonly attestation: Attestation })[] = [];
  const mistakes: Mistake[] = [];
  const found = names(dir);
  mistakes.push(...strayAttestations(dir, found));
  for (const name of found) {
    const file = join(dir, name);
    const text = textOf(file);
    if (text === undefined) continue;
    const parsed =
      typeof text === "string" ? parseAttestation(text, accountId) : { faults: [text] };
    if ("faults" in parsed) {
      mistakes.push(...parsed.faults.map((fault) => ({ file, ...fault })));
      continue;
    }
    const evidence = lookedAt(parsed.attestation.evidence, dir);
    read.push({
      attestation: { file, ...parsed.attestation, evidence },
      file,
      line: parsed.line,
    });
  }
  mistakes.push(...repeated(read));
  if (mistakes.length > 0) throw problem(mistakes, dir);
  return read.map(({ attestation }) => attestation);
}

/**
 * Writes one attestation into the folder of attestations, makes the folder where there is none, and
 * returns the file's path. No file is ever written over: a name that is taken gets `-2`, `-3` and so on.
 * Throws the Problem `attestation-file` for a draft that could not be read back, `unwritable` otherwise.
 */
export function writeAttestation(dir: string, draft: AttestationDraft): string {
  const text = attestationText(draft);
  const parsed = parseAttestation(text, draft.account);
  if ("faults" in parsed) {
    const file = join(dir, `${attestationName(draft)}.yaml`);
    throw problem(
      parsed.faults.map((fault) => ({ file, ...fault })),
      "the attestation, which was not written",
    );
  }
  try {
    mkdirSync(dir, { recursive: true });
  } catch (cause) {
    throw unwritable(dir, cause);
  }
  for (let copy = 1; ; copy += 1) {
    const file = join(dir, `${attestationName(draft)}${copy === 1 ? "" : `-${copy}`}.yaml`);
    if (writeNew(file, text)) {
      syncFolder(dir);
      return file;
    }
  }
}

/** False when there is such a file already. */
function writeNew(file: string, text: string): boolean {
  let fd: number | undefined;
  let made = false;
  try {
    fd = openSync(file, "wx");
    made = true;
    writeAll(fd, Buffer.from(text));
    fsyncSync(fd);
    closeSync(fd);
    fd = undefined;
    return true;
  } catch (cause) {
    if (fd !== undefined) closeSync(fd);
    if (made) removeQuietly(file);
    else if (systemCode(cause) === "EEXIST") return false;
    throw unwritable(file, cause);
  }
}

/** Names of the attestations' files; hidden ones are those of editors and systems. */
function names(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .filter((name) => /\.ya?ml$/iu.test(name) && !name.startsWith("."))
      .toSorted();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw unreadable(dir, error, "attestation-file");
  }
}

/** The text of a file, why there is none, or nothing for a folder. */
function textOf(file: string): string | Fault | undefined {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) return undefined;
    if (!stat.isFile()) return { line: 1, says: "is not a plain file" };
    return readFileSync(file, "utf8");
  } catch (error) {
    return { line: 1, says: `cannot be read (${systemCode(error) ?? String(error)})` };
  }
}

/** A mistake in one of the files. */
interface Mistake extends Fault {
  readonly file: string;
}

/** The Problem `attestation-file` that lists mistakes, by file and line. */
function problem(mistakes: readonly Mistake[], where: string): Problem {
  const words = [
    ...new Map(
      mistakes
        .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
        .map((mistake) => [`${mistake.file}:${mistake.line}: ${mistake.says}`, mistake]),
    ),
  ];
  const count = words.length === 1 ? "1 mistake" : `${words.length} mistakes`;
  const first = words[0]?.[1];
  return new Problem({
    code: "attestation-file",
    summary: [`${count} in ${where}:`, ...words.map(([says]) => `  ${says}`)].join("\n"),
    where: first === undefined ? where : `${first.file}:${first.line}`,
    next: "Correct or remove the files; docs/attestations.md shows every key. Nothing was called.",
  });
}
