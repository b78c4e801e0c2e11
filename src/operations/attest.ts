import { rmSync } from "node:fs";
import { type Attestation, tellsWhereItStands } from "../core/attestation.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { AskedQuestion } from "../core/policy.ts";
import type { ClosureRecord } from "../core/record.ts";
import { evaluate } from "../engine/gate.ts";
import { statedStatus } from "../engine/stated.ts";
import type { Survey } from "../engine/survey.ts";
import { fileDigest, writeAttestation } from "../files/attestations/attestation-file.ts";
import { unwritable } from "../files/local.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { placed } from "./evidence.ts";
import { isOfClosure } from "./questions.ts";
import type { Said } from "./said.ts";

/** An attestation that was written. */
export interface Attested {
  readonly file: string;
  /** Files that it replaced, which are gone. */
  readonly replaced: readonly string[];
  /** Where the closure stands by it; undefined for attestations about anything else. */
  readonly status: ClosureStatus | undefined;
}

/**
 * Why an attestation about the closure would count for nothing at its time: the newest one decides.
 * Undefined for any other attestation.
 */
export function wrongTime(
  workspace: Workspace,
  journal: ClosureRecord | undefined,
  { policy, subject }: AskedQuestion,
  { answer, at }: Pick<Said, "answer" | "at">,
): string | undefined {
  const { account, closing, clock } = workspace;
  if (!tellsWhereItStands(policy) || closing.by !== "assisted") return undefined;
  const more = "; give the time of day with its zone where the day is the same";
  const all = workspace.attestations();
  const latest = all
    .filter((one) => one.policy === policy)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  if (latest !== undefined && (at < latest.at || (at === latest.at && subject === latest.subject)))
    return `it must be after ${latest.at}, of which ${latest.file} says "${latest.answer}": the newest attestation decides${more}`;
  const made: Attestation = { ...NO_WORDS, file: "the attestation", policy, subject, answer, at };
  const { phase } = statedStatus(closing, {
    account,
    attestations: [...all, made],
    journal,
    now: new Date(clock.now()).toISOString(),
  });
  if (phase === (PHASES[answer] ?? "failed")) return undefined;
  const step =
    journal === undefined ? "" : `: ${journal.phase} on ${journal.submittedAt ?? journal.at}`;
  return `the journal knows of a newer step${step}${more}`;
}

/** Where the closure stands by an answer; every other one is a failure. */
const PHASES: Readonly<Record<string, ClosureStatus["phase"]>> = {
  submitted: "waiting",
  "submitted-without-packet": "waiting",
  closed: "closed",
  "not-submitted": "none",
  requested: "requested",
  accepted: "disassociated",
  bound: "disassociated",
  "not-requested": "none",
};

const NO_WORDS = {
  done: "",
  by: "",
  validUntil: undefined,
  evidence: { kind: "text", text: "" },
  reference: undefined,
  backup: undefined,
  reasons: [],
  lastCharge: undefined,
} as const;

/** Files that answer the same question and that a new attestation takes the place of. */
export function takenPlaceOf(
  workspace: Workspace,
  question: AskedQuestion,
  { answer, lastCharge }: Pick<Said, "answer" | "lastCharge">,
): readonly string[] {
  // Attestations about the closure follow each other, and each is kept.
  if (isOfClosure(question)) return [];
  return workspace
    .attestations()
    .filter(({ policy, subject }) => policy === question.policy && subject === question.subject)
    .filter((one) => !isEarlierRound(one) || faultOf(one))
    .map(({ file }) => file);

  // What was true up to a charge stays true; the charge after it asked again.
  function isEarlierRound(one: Attestation): boolean {
    return (
      one.answer === answer &&
      one.lastCharge !== undefined &&
      lastCharge !== undefined &&
      one.lastCharge !== lastCharge
    );
  }

  function faultOf({ validUntil, evidence }: Attestation): boolean {
    const now = new Date(workspace.clock.now()).toISOString();
    return (
      (validUntil !== undefined && validUntil <= now) ||
      (evidence.kind === "file" && evidence.fault !== undefined)
    );
  }
}

/** Why the policy that asks would not take an attestation; undefined when it would, or nobody looked. */
export function refusal(
  found: Survey | undefined,
  question: AskedQuestion,
  said: Said,
  now: string,
): string | undefined {
  const before = found?.results.find(({ policy }) => policy.id === question.policy);
  if (found === undefined || before === undefined) return undefined;
  const { subject, policy } = question;
  const others = found.view.attestations.filter(
    (one) => one.policy !== policy || one.subject !== subject,
  );
  const attestation: Attestation = {
    file: "the attestation",
    policy,
    subject,
    ...said,
    ...(question.side === undefined ? {} : { side: question.side }),
    evidence: pinned(said.evidence),
  };
  const view = { ...found.view, takenAt: now, attestations: [...others, attestation] };
  const after = evaluate([before.policy], view)[0];
  const asked = after?.questions.find((one) => one.subject === subject);
  if (asked !== undefined && asked.answered === undefined)
    return asked.but === undefined ? "it does not count" : `${asked.but.where} ${asked.but.says}`;
  const known = new Set(before.findings.map(({ says }) => says));
  return after?.findings.find((one) => one.subject === subject && !known.has(one.says))?.says;
}

function pinned(evidence: Said["evidence"]): Attestation["evidence"] {
  if (evidence.kind !== "file") return evidence;
  const { path } = evidence;
  return { kind: "file", file: path, digest: fileDigest(path), fault: undefined };
}

/**
 * Writes an attestation, brings its file along, and removes the files whose place it takes. An attestation
 * about the closure is put on record at once. Throws the Problems `attestation-file` and `unwritable`.
 */
export async function recordAttestation(
  workspace: Workspace,
  question: AskedQuestion,
  said: Said,
): Promise<Attested> {
  const { account, files } = workspace;
  const replaced = takenPlaceOf(workspace, question, said);
  const { evidence, ...rest } = said;
  const file = writeAttestation(files.attestations, {
    account: account.id,
    policy: question.policy,
    subject: question.subject,
    ...rest,
    ...(question.side === undefined ? {} : { side: question.side }),
    evidence:
      evidence.kind === "file"
        ? { kind: "file", ...placed(evidence.path, files.attestations) }
        : evidence,
  });
  for (const old of replaced) remove(old);
  if (!isOfClosure(question)) return { file, replaced, status: undefined };
  workspace.forgetClosureStatus();
  // Asking where the closure stands puts the attestation on record; it makes no call.
  return { file, replaced, status: await workspace.closureStatus() };
}

function remove(file: string): void {
  try {
    rmSync(file);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}
