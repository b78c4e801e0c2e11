import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";

/** How a script of a job ended. */
export interface ScriptEnded {
  readonly code: number;
  /** stdout and stderr together, as a log shows them. */
  readonly log: string;
}

/** A script of a job that runs. */
export interface Script {
  readonly ended: Promise<ScriptEnded>;
  /** Ends it with everything that it started at once, as a machine that goes away does. */
  kill(): void;
  /**
   * Asks it to end, as a job that is cancelled is: SIGINT, 7.5 seconds later SIGTERM, each to the process of the
   * script alone; after 2.5 more it dies with all that it started. As ProcessInvoker of GitHub's runner has it.
   */
  cancel(): void;
}

/** How a script is run. */
export interface ScriptOptions {
  /** The shell, which is given the file of the script. */
  readonly shell: readonly string[];
  /** Where the file of the script is written to: a shell becomes the last command of a text, and of a file not. */
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a script. */
export function startScript(text: string, { shell, file, cwd, env }: ScriptOptions): Script {
  const [command = "bash", ...args] = shell;
  writeFileSync(file, text);
  const child = spawn(command, [...args, file], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => void parts.push(chunk));
  const ended = new Promise<ScriptEnded>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 137, log: parts.join("") }));
  });
  const later: NodeJS.Timeout[] = [];
  void ended.finally(() => later.forEach(clearTimeout)).catch(() => undefined);
  return {
    ended,
    kill: () => killWhole(child.pid),
    cancel: () => {
      child.kill("SIGINT");
      later.push(setTimeout(() => child.kill("SIGTERM"), 7_500));
      later.push(setTimeout(() => killWhole(child.pid), 10_000));
    },
  };
}

/** Commands may be groups of their own: all that came of a process are found by their parents. */
function killWhole(pid: number | undefined): void {
  if (pid === undefined) return;
  const children = new Map<number, number[]>();
  const listed = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" });
  for (const line of listed.trim().split("\n")) {
    const [own = 0, parent = 0] = line.trim().split(/\s+/u).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), own]);
  }
  const all: number[] = [pid];
  for (const one of all) all.push(...(children.get(one) ?? []));
  // Stopped first, the youngest before those who wait for it: a machine that dies leaves none a last word.
  for (const signal of ["SIGSTOP", "SIGKILL"] as const) {
    for (const one of all.toReversed()) {
      try {
        process.kill(one, signal);
      } catch {
        // It has ended by itself.
      }
    }
  }
}
