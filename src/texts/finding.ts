import type { Finding } from "../core/policy.ts";

/** Subjects that a line names where many findings say the same. */
const NAMED = 12;

/** A finding in one line: what it is about, then what is wrong with it. */
export function findingText({ subject, says }: Finding): string {
  return `${subject}: ${says}`;
}

/** Findings as lines; those that say the same stand in one, with what they are about behind it. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.says);
    if (group === undefined) groups.set(finding.says, [finding]);
    else group.push(finding);
  }
  return Array.from(groups, ([says, [first, ...more]]) => {
    if (first === undefined) return says;
    if (more.length === 0) return findingText(first);
    const subjects = [first, ...more].map(({ subject }) => subject);
    const rest = subjects.length - NAMED;
    const named = `${subjects.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    return `${says} (${subjects.length}: ${named})`;
  });
}
