import type { Finding } from "../core/policy.ts";

/** A finding in one line: what it is about, then what is wrong with it. */
export function findingText({ subject, says }: Finding): string {
  return `${subject}: ${says}`;
}
