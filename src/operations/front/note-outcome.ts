import type { ClosureStatus } from "../../core/closure.ts";
import type { Wave } from "../../core/item.ts";
import { writeAtomic } from "../../files/local.ts";
import { OUTCOME_FILE, readOutcome } from "../../files/terraform/outcome-file.ts";
import type { Outcome } from "../outcome.ts";
import type { WaveResult } from "../teardown.ts";

/** Workspaces whose plan of the closure was noted: a mere look says less. */
const planned = new WeakSet<object>();

/**
 * Leaves what a plan came to, as data, where the command that started Terraform asks for it: a plan that
 * fails leaves nothing else behind. Without such a command nothing is written, and nothing is worked out.
 */
export function noteOutcome(
  workspace: object,
  outcome: () => Outcome,
  isPlan: "plan" | "look" = "plan",
): void {
  const file = process.env[OUTCOME_FILE];
  if (file === undefined || file === "") return;
  if (isPlan === "look" && planned.has(workspace)) return;
  if (isPlan === "plan") planned.add(workspace);
  writeAtomic(file, JSON.stringify(outcome()));
}

/** Adds what a deploy of a wave did. */
export function noteWave(wave: Wave, result: Extract<WaveResult, { outcome: "ran" }>): void {
  addDone({
    wave,
    run: result.run,
    gone: [...result.gone],
    stuck: Object.fromEntries(result.stuck),
    stopped: result.stopped,
  });
}

/** Adds what a deploy of the closure did. */
export function noteClosure(status: ClosureStatus, run: string | undefined): void {
  addDone({ status, run: run ?? null });
}

function addDone(entry: Readonly<Record<string, unknown>>): void {
  const file = process.env[OUTCOME_FILE];
  if (file === undefined || file === "") return;
  const before = readOutcome(file) ?? {};
  const { done = [] } = before;
  writeAtomic(file, JSON.stringify({ ...before, done: [...[done].flat(), entry] }));
}
