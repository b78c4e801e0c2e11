import { execFileSync, spawn } from "node:child_process";

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
}

/** How a script is run. */
export interface ScriptOptions {
  readonly shell: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a script. */
export function startScript(text: string, { shell, cwd, env }: ScriptOptions): Script {
  const [command = "bash", ...args] = shell;
  const child = spawn(command, [...args, text], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => void parts.push(chunk));
  const ended = new Promise<ScriptEnded>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 137, log: parts.join("") }));
  });
  return { ended, kill: () => killWhole(child.pid) };
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
