import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "../../core/problem.ts";
import type { Cli } from "../cli.ts";

/** Where what a program prints goes: as it is, to stderr alone, or nowhere unless it fails. */
export type Shown = "as-it-is" | "stderr" | "kept";

/** How a program is run. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly shown: Shown;
  /** `command` is a line for a shell. */
  readonly shell?: boolean;
}

/** How a program ended, and what it printed where that was not shown as it is. */
export interface ProgramEnded {
  readonly code: number;
  readonly text: string;
}

/**
 * Runs a program to its end. Ctrl-C reaches it once: from the terminal itself where the program reads from
 * it, else passed on, and so are other requests to end. It is never ended by force: a run that stops by
 * itself keeps its state. Throws the Problem `terraform` where there is no such program.
 */
export async function runProgram(
  { signal, ui }: Pick<Cli, "signal" | "ui">,
  command: string,
  args: readonly string[],
  { cwd, env, shown, shell = false }: ProgramOptions,
): Promise<ProgramEnded> {
  const reads = shown === "as-it-is" && process.stdin.isTTY === true;
  const child = spawn(command, [...args], {
    cwd,
    env: { ...env },
    shell,
    // A group of its own hears Ctrl-C from here alone.
    detached: !reads,
    stdio:
      shown === "as-it-is"
        ? [reads ? "inherit" : "ignore", "inherit", "inherit"]
        : ["ignore", "pipe", "pipe"],
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => parts.push(chunk));
    // Whole lines, so that no secret is cut in two on its way.
    if (stream !== null && shown === "stderr")
      createInterface({ input: stream }).on("line", (line) => ui.note(line));
  }
  const stopPassing = passSignals(child, reads);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", (cause) => reject(notStarted(command, cause)));
      child.on("close", (status) => resolve(status ?? 1));
    });
    signal.throwIfAborted();
    return { code, text: parts.join("") };
  } finally {
    stopPassing();
  }
}

/** Passes on what this process is asked; before anybody else hears of it, since that may end the process. */
function passSignals(child: ChildProcess, reads: boolean): () => void {
  const passed: readonly NodeJS.Signals[] = reads
    ? ["SIGTERM", "SIGHUP"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = (name: NodeJS.Signals): void => {
    child.kill(name === "SIGHUP" ? "SIGTERM" : name);
  };
  for (const name of passed) process.prependListener(name, pass);
  return () => {
    for (const name of passed) process.off(name, pass);
  };
}

function notStarted(command: string, cause: Error): Problem {
  const missing = "code" in cause && cause.code === "ENOENT";
  return new Problem({
    code: "terraform",
    summary: missing
      ? `"${command}" is not on the PATH`
      : `"${command}" cannot be started: ${cause.message}`,
    next: "Install Terraform 1.6 or newer, https://developer.hashicorp.com/terraform/install, or name another binary (OpenTofu: tofu) in TERRAFORM_BINARY_NAME.",
    cause,
  });
}
