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
