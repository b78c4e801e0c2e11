import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { onTestFinished } from "vitest";
import { compiled } from "../support/compiled.ts";

/** A TypeScript file of `children/` that runs in a process of its own. */
export interface Child {
  readonly pid: number;
  /** The next line that it prints. */
  line(): Promise<string>;
  say(line: string): void;
  kill(signal: NodeJS.Signals): void;
  /** How it ended. */
  ended(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts a child, which is killed at the end of the test at the latest. */
export async function startChild(script: string, ...args: readonly string[]): Promise<Child> {
  const file = await compiled(new URL(`children/${script}`, import.meta.url));
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [file, ...args],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const exit = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? -1,
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error("the child said nothing more");
      return next.value;
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: (signal) => child.kill(signal),
    async ended() {
      await exit;
      return { code: child.exitCode, signal: child.signalCode };
    },
  };
}
