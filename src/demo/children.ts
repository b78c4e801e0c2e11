import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";

/** How a command ended. */
export interface Ended {
  readonly code: number;
  /** Everything that it printed, without terminal codes. */
  readonly output: string;
}

/** What a command runs in. */
export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Everything that it prints is kept here. */
  readonly log: string;
}

/** Processes of the demo; all of them end with it, also when it is interrupted. */
export class Children {
  readonly #running = new Set<ChildProcess>();

  /** Starts a process in a group of its own, so that its own children end with it. */
  start(
    command: string,
    args: readonly string[],
    options: { cwd: string; env: NodeJS.ProcessEnv },
  ): ChildProcess {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#running.add(child);
    child.on("exit", () => this.#running.delete(child));
    return child;
  }

  /** Runs a command to its end. */
  async run(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
    const child = this.start(command, args, options);
    const log = createWriteStream(options.log);
    const parts: string[] = [];
    const keep = (chunk: Buffer): void => {
      const text = plain(chunk.toString("utf8"));
      parts.push(text);
      log.write(text);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => resolve(status ?? 1));
    });
    log.end();
    return { code, output: parts.join("") };
  }

  /** Ends every process group that is left, and waits until it is gone. */
  async end(): Promise<void> {
    await Promise.all(
      [...this.#running].map(
        (child) =>
          new Promise<void>((resolve) => {
            child.on("exit", () => resolve());
            if (!signalGroup(child, "SIGTERM")) resolve();
            setTimeout(() => signalGroup(child, "SIGKILL"), 2_000).unref();
          }),
      ),
    );
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

// Colours and cursor movements of Terraform and cdktf.
const CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]|\\r`, "gu");

function plain(text: string): string {
  return text.replace(CODES, "");
}
