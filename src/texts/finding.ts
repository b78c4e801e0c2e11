import type { Language } from "../core/language.ts";
import type { Finding } from "../core/policy.ts";
import { finding as en, type FindingTexts } from "./en/finding.ts";
import { finding as zh } from "./zh/finding.ts";

const TEXTS: Readonly<Record<Language, FindingTexts>> = { en, zh };

/** A finding in one line: what it is about, then what is wrong with it; it is told in that language already. */
export function findingText({ subject, says }: Finding, language: Language = "en"): string {
  return TEXTS[language].about(subject, says);
}

/** Findings as lines, each with its subject; those that are alike in one, with how many there are. */
export function findingLines(
  findings: readonly Finding[],
  language: Language = "en",
): readonly string[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  findings.forEach((finding, at) => {
    const key = finding.alike === true ? finding.says : String(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  });
  return Array.from(groups.values(), (group) =>
    group.length === 1
      ? findingText(group[0], language)
      : TEXTS[language].alike(group[0].says, group.length, group[0].subject),
  );
}
