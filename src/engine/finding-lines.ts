import type { Finding } from "../core/policy.ts";

/** Findings as lines, each with its subject; those that are alike in one, with how many there are. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const alike = new Map<string, Finding[]>();
  const lines: (() => string)[] = [];
  for (const finding of findings) {
    const { subject, says } = finding;
    const known = finding.alike === true ? alike.get(says) : undefined;
    if (known !== undefined) {
      known.push(finding);
      continue;
    }
    const group = [finding];
    if (finding.alike === true) alike.set(says, group);
    lines.push(() => {
      if (group.length > 1) return `${says} (${group.length} items, e.g. ${subject})`;
      return says.includes(subject) ? says : `${subject}: ${says}`;
    });
  }
  return lines.map((line) => line());
}
