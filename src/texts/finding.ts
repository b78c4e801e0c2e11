import type { Finding } from "../core/policy.ts";

/** A finding in one line: what it is about, then what is wrong with it. */
export function findingText({ subject, says }: Finding): string {
  return `${subject}: ${says}`;
}

/** Findings as lines; those that are alike in one, with how many there are. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const alike = new Map<string, Finding[]>();
  const groups = findings.flatMap((finding) => {
    const known = finding.alike === true ? alike.get(finding.says) : undefined;
    known?.push(finding);
    if (known !== undefined) return [];
    const group: [Finding, ...Finding[]] = [finding];
    if (finding.alike === true) alike.set(finding.says, group);
    return [group];
  });
  return groups.map(([first, ...more]) =>
    more.length === 0
      ? findingText(first)
      : `${first.says} (${more.length + 1} items, e.g. ${first.subject})`,
  );
}
