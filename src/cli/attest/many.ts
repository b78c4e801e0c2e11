import { dirname, isAbsolute, join } from "node:path";
import { tellsWhereItStands } from "../../core/attestation.ts";
import { isShut } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import {
  type ListedAttestation,
  readAttestationList,
} from "../../files/attestations/attestation-list.ts";
import { recordAttestation } from "../../operations/attest.ts";
import type { Open } from "../../operations/questions.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { count } from "../words.ts";
import { type AttestFlags, type Typed, typed } from "./flags.ts";
import { showLookForOpen } from "./open.ts";
import { type PreparedAttestation, prepareAttestation } from "./prepare.ts";

/**
 * Writes every attestation that a file lists, after one look at the account. All of them are looked at
 * first: when one cannot be taken, none is written.
 */
export async function attestMany(
  cli: Cli,
  workspace: Workspace,
  file: string,
  { from: _, replace = false, ...others }: AttestFlags,
): Promise<number> {
  refuseOthers(others);
  const listed = readAttestationList(file);
  const now = new Date(workspace.clock.now()).toISOString();
  const given = each(file, listed, (one) => typed(flagsOf(file, one), now));
  refuseRepeated(file, listed);
  const open = await showLookForOpen(cli, workspace);
  const prepared = await prepareAll(workspace, open, file, listed, given, replace);
  const before = prepared.flatMap((one) => ("where" in one ? [one.where] : []));
  const written: string[] = [];
  const replaced: string[] = [];
  for (const one of prepared) {
    if ("where" in one) continue;
    const { question, said } = one;
    const stated = await recordAttestation(workspace, question, said);
    written.push(stated.file);
    replaced.push(...stated.replaced);
  }
  const { ui } = cli;
  if (ui.json) {
    ui.data("attested", { written, replaced, before });
    return EXIT.ok;
  }
  for (const one of before) ui.print(`Stated already: ${one}`);
  for (const one of written) ui.print(`Written: ${one}`);
  for (const old of replaced) ui.print(`Removed: ${old}`);
  ui.print(
    `${count(written.length, "attestation")} written. Next: commit ${workspace.files.attestations}: the commit is what a reviewer sees.`,
  );
  return EXIT.ok;
}

async function prepareAll(
  workspace: Workspace,
  open: Open,
  file: string,
  listed: readonly ListedAttestation[],
  given: readonly Typed[],
  replace: boolean,
): Promise<readonly (PreparedAttestation | { readonly where: string })[]> {
  const journal = (await workspace.record()).closures.get(workspace.account.id);
  if (isShut(open.status)) {
    // The first one says that nothing is asked any more; the others would repeat it.
    const [first] = given;
    if (first !== undefined) prepareAttestation(workspace, open, journal, first, replace);
  }
  return each(file, listed, (_, at) => {
    const one = given[at];
    if (one === undefined) throw new Error(`nothing was read for attestation ${at}`);
    return statedBefore(open, one) ?? prepareAttestation(workspace, open, journal, one, replace);
  });
}

/** Where the same answer stands already, as a run that was interrupted leaves it. */
function statedBefore({ found }: Open, one: Typed): { readonly where: string } | undefined {
  const answered = found?.results
    .flatMap(({ questions }) => questions)
    .find(({ policy, subject }) => policy === one.policy && subject === one.subject)?.answered;
  return answered?.attestation !== undefined && answered.answer === one.answer
    ? { where: answered.where }
    : undefined;
}

/** Does something with each attestation, and throws one Problem that names every one that failed. */
function each<T>(
  file: string,
  listed: readonly ListedAttestation[],
  work: (one: ListedAttestation, at: number) => T,
): readonly T[] {
  const done: T[] = [];
  const faults: string[] = [];
  for (const [at, one] of listed.entries()) {
    try {
      done.push(work(one, at));
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== "usage") throw cause;
      const { policy, subject } = one.answers;
      faults.push(`${file}:${one.line}: ${policy} ${subject}: ${cause.message}`);
    }
  }
  if (faults.length === 0) return done;
  throw new Problem({
    code: "usage",
    summary: [
      `${count(faults.length, "attestation")} of ${listed.length} in ${file} cannot be taken:`,
      ...faults.map((fault) => `  ${fault}`),
    ].join("\n"),
    where: file,
    next: "Correct or take out what is named, then run it again. Nothing was written.",
  });
}

function refuseOthers(others: AttestFlags): void {
  const names = Object.entries(others).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`],
  );
  if (names.length === 0) return;
  throw new Problem({
    code: "usage",
    summary: `${names.join(", ")} ${names.length === 1 ? "is" : "are"} for one attestation, and --from names a file of several`,
    next: "Write it into the file, or state it by itself without --from.",
  });
}

/** Two answers to one question: which of them is meant is not known. */
function refuseRepeated(file: string, listed: readonly ListedAttestation[]): void {
  const seen = new Set<string>();
  each(file, listed, ({ answers: { policy, subject } }) => {
    const fault = tellsWhereItStands(policy)
      ? "what became of the closure is stated by itself: it decides whether anything is called at all"
      : seen.has(`${policy} ${subject}`)
        ? "the file holds it twice"
        : undefined;
    seen.add(`${policy} ${subject}`);
    if (fault !== undefined) throw new Problem({ code: "usage", summary: fault, next: "" });
  });
}

/** The same as it would be typed; paths are taken from the file's own folder. */
function flagsOf(file: string, one: ListedAttestation): AttestFlags {
  const { answers, evidence = {}, backup, reasons, at, validUntil, reference, lastCharge } = one;
  const given: Record<string, string | readonly string[] | undefined> = {
    policy: answers.policy,
    subject: answers.subject,
    answer: one.answer,
    done: one.done,
    by: one.by,
    at,
    validUntil,
    reference,
    lastCharge,
    evidenceText: evidence.text,
    evidenceLink: evidence.link,
    evidenceFile: evidence.file === undefined ? undefined : beside(file, evidence.file),
    location: backup?.location,
    key: backup?.key,
    reason: reasons?.map(({ name, description }) => `${name}: ${description}`),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function beside(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}
