import type { Finding } from "../core/policy.ts";

/** A finding in one line: what it is about, then what is wrong with it. */
export function findingText({ subject, says }: Finding): string {
  return `${subject}: ${says}`;
}

/** Findings as lines, each with its subject; those that are alike in one, with how many there are. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  findings.forEach((finding, at) => {
    const key = finding.alike === true ? finding.says : String(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  });
  return Array.from(groups.values(), (group) =>
    group.length === 1
      ? findingText(group[0])
      : `${group[0].says} (${group.length} items, e.g. ${group[0].subject})`,
  );
}
