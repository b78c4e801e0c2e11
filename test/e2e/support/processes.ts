import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Stopping } from "./front-end.ts";
import type { Project } from "./project.ts";
import type { StackName } from "./stacks.ts";

/** A deploy that stands still at a call: its answer is kept back. */
export interface Stuck extends Stopping {
  /** Later calls of the kind are answered. */
  lift(): void;
}

/** Which call a deploy is to stand still at. */
export interface StuckAt {
  readonly action: string;
  readonly nth?: number;
  /** `before`: the call is not carried out. @default after */
  readonly when?: "before" | "after";
}

/** Starts a deploy; returns when the nth call of an action came, which is not answered. */
export async function stuckAt(
  project: Project,
  stack: StackName,
  { action, nth = 1, when = "after" }: StuckAt,
): Promise<Stuck> {
  const lift = project.fault({ kind: "hang", action, nth, when });
  const seen = (): number => project.calls().filter((call) => call.action === action).length;
  const before = seen();
  const reached = (async () => {
    // The log, not an observer: a call that is not carried out is seen by nobody.
    while (seen() - before < nth) await wait(10);
  })();
  const run = await project.begin(stack);
  const early = run.ended.then(({ text }) => {
    throw new Error(`the deploy ended before ${action}: ${text}`);
  });
  await Promise.race([reached, early]);
  early.catch(() => {});
  return { ...run, lift };
}

/** The process that holds the account's lock: the provider of the deploy that runs. */
export async function providerOf(project: Project): Promise<number> {
  const runs = (await project.journal()).flatMap((entry) =>
    entry.kind === "run" ? [entry.pid] : [],
  );
  const pid = runs.at(-1);
  if (pid === undefined || pid === process.pid) throw new Error("no provider of its own runs");
  return pid;
}

/** Waits until a process is no more. */
export async function ended(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(10);
}

// An ended orphan stays in the list of processes until the system's first process sees to it.
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
