import { shown } from "../../core/secrets.ts";
import { annotationTexts } from "../../texts/annotations.ts";
import { type Annotated, fingerprints, type Level } from "../annotations.ts";

const SEVERITIES: Readonly<Record<Level, string>> = {
  error: "critical",
  warning: "minor",
  note: "info",
};

/** GitLab's code quality report: a list of findings, each at its line. */
export function codeQuality(told: Annotated): string {
  const prints = fingerprints(told);
  const texts = annotationTexts(told.language);
  const list = told.annotations.map(({ rule, subject, says, place }, at) => ({
    description: shown(texts.rule(rule.id, texts.finding(subject, says))),
    check_name: rule.id,
    fingerprint: prints[at],
    severity: SEVERITIES[rule.level],
    location: { path: shown(place.file), lines: { begin: place.line } },
  }));
  return `${JSON.stringify(list, null, 1)}\n`;
}
