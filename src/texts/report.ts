import type { Language } from "../core/language.ts";
import { proofOf } from "../core/proof.ts";
import { report as en, type ReportTexts } from "./en/report.ts";
import { report as zh } from "./zh/report.ts";

const TEXTS: Readonly<Record<Language, ReportTexts>> = { en, zh };

/** What a report says to people, in a reader's language. */
export function reportTexts(language: Language): ReportTexts {
  return TEXTS[language];
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
