import { isToCome } from "../../core/attestation.ts";
import type { AskedQuestion } from "../../core/policy.ts";
import { Problem } from "../../core/problem.ts";
import { isChargeDate } from "../../files/attestations/attestation-dates.ts";
import type { Said, SaidEvidence } from "../../operations/said.ts";
import { fileOf } from "./evidence.ts";
import {
  answerOf,
  atOf,
  linkOf,
  reasonOf,
  type Understood,
  untilOf,
  wantsReasons,
} from "./said.ts";

/** One attestation on the command line, as it was typed. */
export interface AttestFlags {
  /** A file of several attestations. */
  readonly from?: string;
  readonly policy?: string;
  readonly subject?: string;
  readonly answer?: string;
  readonly done?: string;
  readonly by?: string;
  readonly at?: string;
  readonly validUntil?: string;
  readonly evidenceText?: string;
  readonly evidenceLink?: string;
  readonly evidenceFile?: string;
  readonly location?: string;
  readonly key?: string;
  readonly reference?: string;
  readonly reason?: readonly string[];
  readonly lastCharge?: string;
  readonly replace?: boolean;
}

/** An attestation whose parts are in order, before its question was looked for. */
export interface Typed extends Omit<Said, "evidence" | "backup"> {
  readonly policy: string;
  readonly subject: string;
  readonly evidence: SaidEvidence | undefined;
  readonly location: string | undefined;
  readonly key: string | undefined;
}

/** True when an attestation is made on the command line, so that nobody is asked. */
export function isAttestation(flags: AttestFlags): boolean {
  return Object.values(flags).some((value) => value !== undefined);
}

/** Reads the flags of an attestation. Throws one Problem `usage` that names every mistake. */
export function typed(flags: AttestFlags, now: string): Typed {
  const faults: string[] = [];
  const required = (["policy", "subject", "answer", "done", "by"] as const).filter((name) =>
    blank(flags[name]),
  );
  if (required.length > 0)
    faults.push(`${required.map((name) => `--${name}`).join(", ")}: missing`);
  const at = read("--at", flags.at ?? "now", (text) => atOf(text, now)) ?? now;
  const validUntil = read("--valid-until", flags.validUntil, (text) => untilOf(text, at, now));
  const given = [
    read("--evidence-text", flags.evidenceText, textOf),
    read("--evidence-link", flags.evidenceLink, linkEvidence),
    read("--evidence-file", flags.evidenceFile, fileOf),
  ].flatMap((one) => (one === undefined ? [] : [one]));
  if (given.length > 1) faults.push("--evidence-text, --evidence-link, --evidence-file: give one");
  if (blank(flags.location) !== blank(flags.key))
    faults.push(
      "--location and --key belong together (--key none for a copy that is not encrypted)",
    );
  const reasons = (flags.reason ?? []).flatMap((text) => {
    const one = read("--reason", text, reasonOf);
    return one === undefined ? [] : [one];
  });
  const lastCharge = read("--last-charge", flags.lastCharge, (text) => {
    if (!isChargeDate(text)) return { says: `"${text}" is not a date, YYYY-MM-DD or YYYY-MM` };
    return isToCome(text, now) ? { says: `"${text}" is still to come` } : { value: text };
  });
  refuse(faults);
  const { policy = "", subject = "", answer = "", done = "", by = "" } = flags;
  return {
    policy,
    subject,
    answer,
    done,
    by,
    at,
    validUntil,
    evidence: given[0],
    reference: blank(flags.reference) ? undefined : flags.reference,
    location: flags.location,
    key: flags.key,
    reasons,
    lastCharge,
  };

  function read<T>(
    name: string,
    text: string | undefined,
    how: (text: string) => Understood<T>,
  ): T | undefined {
    if (text === undefined) return undefined;
    const understood = how(text);
    if ("value" in understood) return understood.value;
    faults.push(`${name}: ${understood.says}`);
    return undefined;
  }
}

/** Holds an attestation against its question. Throws one Problem `usage` that names every mistake. */
export function fitted(question: AskedQuestion, flags: Typed): Said {
  const faults: string[] = [];
  const { policy, subject: _subject, location, key, evidence, ...rest } = flags;
  const answer = answerOf(question, flags.answer);
  if ("says" in answer) {
    faults.push(`--answer: ${answer.says}`);
    refuse(faults);
  }
  const word = "value" in answer ? answer.value : flags.answer;
  const wantsPlace = question.place?.includes(word) === true;
  const backup = location === undefined || key === undefined ? undefined : { location, key };
  if (wantsPlace && backup === undefined)
    faults.push(`--location and --key: "${word}" needs to say where the copy lies, and its key`);
  if (!wantsPlace && backup !== undefined)
    faults.push(`--location and --key: "${word}" names no copy`);
  const reasons = wantsReasons(policy, word);
  if (reasons === "must" && rest.reasons.length === 0)
    faults.push(
      `--reason: "${word}" needs at least one, "name: description" as the vendor's page or mail says it`,
    );
  if (reasons === "no" && rest.reasons.length > 0)
    faults.push(`--reason: "${word}" of ${policy} has none`);
  if (question.lastCharge !== undefined && (rest.lastCharge ?? "") < question.lastCharge)
    faults.push(
      `--last-charge: ${question.lastCharge} is the last one seen; say with it that you know of it`,
    );
  if (question.lastCharge === undefined && rest.lastCharge !== undefined)
    faults.push("--last-charge: the question is not about a charge");
  if (question.needs === "evidence" && evidence === undefined)
    faults.push("--evidence-text, --evidence-link or --evidence-file: one is needed");
  refuse(faults);
  return {
    ...rest,
    answer: word,
    evidence: evidence ?? { kind: "text", text: rest.done },
    backup,
  };
}

function refuse(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new Problem({
    code: "usage",
    summary:
      faults.length === 1
        ? (faults[0] ?? "")
        : [`${faults.length} mistakes:`, ...faults.map((fault) => `  ${fault}`)].join("\n"),
    next: "Correct them and state it again: nothing was written. npx closeout attest --help shows the options.",
  });
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function textOf(text: string): Understood<SaidEvidence> {
  return blank(text) ? { says: "says nothing" } : { value: { kind: "text", text } };
}

function linkEvidence(text: string): Understood<SaidEvidence> {
  const link = linkOf(text);
  return "says" in link ? link : { value: { kind: "link", link: link.value } };
}
