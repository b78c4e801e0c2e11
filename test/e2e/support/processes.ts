import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Project, Saying } from "./project.ts";
import type { StackName } from "./stacks.ts";

/** A deploy that stands still: a call was carried out, and its answer is kept back. */
export interface Stuck extends Saying {
  /** Later calls of the kind are answered. */
  lift(): void;
}

/** Starts a deploy; returns when the nth call of an action was carried out and is not answered. */
export async function stuckAt(
  project: Project,
  stack: StackName,
  { action, nth = 1 }: { readonly action: string; readonly nth?: number },
): Promise<Stuck> {
  const lift = project.fault({ kind: "hang", action, nth, when: "after" });
  let seen = 0;
  const reached = new Promise<void>((resolve) => {
    const stop = project.emulator.observe((call) => {
      if (call.action !== action) return;
      seen += 1;
      if (seen < nth) return;
      stop();
      resolve();
    });
  });
  const run = await project.start(stack, "apply", "-input=false", "-auto-approve");
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
