import type { Blocker, Outcome, StackKind } from "../../operations/outcome.ts";
import { EXIT } from "../exit-codes.ts";
import type { Ui } from "../ui.ts";
import { count } from "../words.ts";

/**
 * What a command came to for one stack. `nothing`: there is nothing to do. `changes`: a deploy changes
 * something. `blocked`: something stands in the way. `failed`: it could not be told. `done`: it was deployed.
 */
export interface StackResult {
  readonly account: string;
  readonly stack: string;
  readonly kind: StackKind;
  readonly result: "nothing" | "changes" | "blocked" | "failed" | "done";
  readonly exitCode: number;
  /** What was found and done, as data; null where it did not come to that. */
  readonly outcome: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly string[];
  /** The plan that was saved; null without one. */
  readonly plan: string | null;
}

/** The exit code of all together: what failed or is blocked first, then what changes. */
export function exitOfAll(results: readonly StackResult[]): number {
  const codes = results.map(({ exitCode }) => exitCode);
  if (codes.includes(EXIT.blocked)) return EXIT.blocked;
  return codes.includes(EXIT.changes) ? EXIT.changes : EXIT.ok;
}

/** What the provider wrote, as far as it is what this version writes. */
export function outcomeIn(value: StackResult["outcome"] | undefined): Partial<Outcome> {
  return value ?? {};
}

/** Blockers that stop. */
export function mandatory(outcome: Partial<Outcome>): readonly Blocker[] {
  return (outcome.blockers ?? []).filter(({ severity }) => severity === "mandatory");
}

/** One line for each stack, where there are several. */
export function showResults(ui: Ui, results: readonly StackResult[]): void {
  if (results.length < 2) return;
  const width = Math.max(...results.map(({ stack }) => stack.length));
  ui.print("");
  for (const one of results) ui.print(`${one.stack.padEnd(width)}  ${resultLine(one)}`);
}

/** `12 items go, 3 stay`. */
export function resultLine({ result, kind, outcome, errors }: StackResult): string {
  const found = outcomeIn(outcome);
  const [going, staying] = [found.going?.length ?? 0, found.staying?.length ?? 0];
  const blockers = mandatory(found);
  switch (result) {
    case "failed":
      return `failed: ${errors[0] ?? "see above"}`;
    case "blocked":
      return `blocked by ${blockers.map(({ policy }) => policy).join(", ")}`;
    case "changes":
      return kind === "closure" ? (CLOSES[found.deploy ?? ""] ?? "changes") : goes(going, staying);
    case "done":
      return "done";
    case "nothing":
      return (found.standing ?? 0) === 0
        ? "nothing to do"
        : `nothing to do; ${count(found.standing ?? 0, "item")} still there`;
  }
}

const CLOSES: Readonly<Record<string, string>> = {
  submits: "the deploy submits the closure, for good",
  leaves: "the deploy has the account leave its directory",
  prepares: "the deploy prepares the packet for whoever submits the closure",
};

function goes(going: number, staying: number): string {
  const go = `${count(going, "item")} ${going === 1 ? "goes" : "go"}`;
  return staying === 0 ? go : `${go}, ${staying} ${staying === 1 ? "stays" : "stay"}`;
}
