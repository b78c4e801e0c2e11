import { Problem } from "../core/problem.ts";
import { shown } from "../core/secrets.ts";
import type { RuleFault } from "../engine/rule-faults.ts";

/** Rules that are at fault, counted once each, and one line for each fault. */
export function faultLines(
  file: string,
  faults: readonly RuleFault[],
): { readonly rules: number; readonly lines: readonly string[] } {
  return {
    rules: new Set(faults.map(({ line }) => line)).size,
    lines: faults.map(({ line, says }) => `${file}:${line}: ${shown(says)}`),
  };
}

/** A rule that does nothing may be the spelling mistake that was to keep something. */
export function faultsProblem(file: string, faults: readonly RuleFault[]): Problem {
  const { rules, lines } = faultLines(file, faults);
  return new Problem({
    code: "account-file",
    summary: [
      `${rules === 1 ? "A rule" : `${rules} rules`} of ${file} cannot be followed:`,
      ...lines.map((line) => `  ${line}`),
    ].join("\n"),
    where: `${file}:${faults[0]?.line ?? 1}`,
    next: "Fix or remove each rule, then run again. Nothing was written.",
  });
}
