import type { Finding } from "../core/policy.ts";

/** Findings as lines: those that say the same in one, with how many there are. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.says);
    if (group === undefined) groups.set(finding.says, [finding]);
    else group.push(finding);
  }
  return Array.from(groups, ([says, [first, ...more]]) => {
    if (first === undefined || says.includes(first.subject)) return says;
    return more.length === 0
      ? `${first.subject}: ${says}`
      : `${says} (${more.length + 1} items, e.g. ${first.subject})`;
  });
}
