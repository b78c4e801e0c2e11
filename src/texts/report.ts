import { CLOSURE_PHASES } from "../core/journal.ts";
import type { Language } from "../core/language.ts";
import { proofOf } from "../core/proof.ts";
import { report as en, type ReportTexts } from "./en/report.ts";
import { report as zh } from "./zh/report.ts";

const TEXTS: Readonly<Record<Language, ReportTexts>> = { en, zh };

/** What a report says to people, in a reader's language. */
export function reportTexts(language: Language): ReportTexts {
  return TEXTS[language];
}

/** How a run ended; words of the journal that are not known stay as they are. */
export function outcomeIn({ runs, headlines }: ReportTexts, outcome: string): string {
  const left = /^(?<number>\d+) left$/u.exec(outcome)?.groups?.["number"];
  if (left !== undefined) return runs.left(Number(left));
  const phase = CLOSURE_PHASES.find((one) => outcome === `closure ${one}`);
  if (phase !== undefined) return runs.ofClosure(headlines[phase]);
  const known: Readonly<Record<string, string>> = runs.outcomes;
  return known[outcome] ?? outcome;
}

/** How something was proved; words of the journal that are not known stay as they are. */
export function proofIn(
  { proofs }: ReportTexts,
  { how, until }: { readonly how: string; readonly until?: string },
): string {
  switch (proofOf(how)) {
    case "absent":
      return proofs.absent;
    case "scheduled":
      return proofs.scheduled(until === undefined ? "" : proofs.until(until));
    case undefined:
      return how;
  }
}
