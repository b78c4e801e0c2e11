import { shown } from "../core/secrets.ts";
import type { RuleFault } from "../engine/judge.ts";

/** Items of one rule that are named. */
const NAMED = 3;

/** Rules that are at fault, counted once each, and one line for each fault: of one rule, the first few. */
export function faultLines(
  file: string,
  faults: readonly RuleFault[],
): { readonly rules: number; readonly lines: readonly string[] } {
  const byRule = new Map<number, string[]>();
  for (const { line, says } of faults) byRule.set(line, [...(byRule.get(line) ?? []), says]);
  const lines = [...byRule]
    .sort(([a], [b]) => a - b)
    .flatMap(([line, says]) => [
      ...says.slice(0, NAMED).map((one) => `${file}:${line}: ${shown(one)}`),
      ...(says.length > NAMED
        ? [`${file}:${line}: … and the same for ${says.length - NAMED} more`]
        : []),
    ]);
  return { rules: byRule.size, lines };
}
