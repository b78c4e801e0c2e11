import { type ChildProcess, execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How a run of Terraform ended, and what it printed. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, with the frame that Terraform draws around messages taken off. */
  readonly text: string;
}

/** A run that goes on: the process, and how it ends. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

/** Runs a test in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-test-"));
  try {
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the real `terraform` in a folder, untouched by the user's own settings. */
export function start(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const cliConfig = join(folder, "terraform.rc");
  writeFileSync(cliConfig, "");
  let child: ChildProcess | undefined;
  const ended = new Promise<Run>((resolve) => {
    child = execFile(
      "terraform",
      [...args, ...(args[0] === "output" ? [] : ["-no-color"])],
      {
        cwd: folder,
        env: {
          ...withoutTerraformSettings(process.env),
          TF_CLI_CONFIG_FILE: cliConfig,
          CHECKPOINT_DISABLE: "1",
          ...env,
        },
        maxBuffer: 64 * 1024 * 1024,
      },
      (_, stdout, stderr) => {
        const text = `${stdout}\n${stderr}`.replace(/^[╷│╵] ?/gm, "");
        resolve({ code: child?.exitCode ?? null, stdout, stderr, text });
      },
    );
  });
  if (child === undefined) throw new Error("terraform was not started");
  return { child, ended };
}

/** Runs the real `terraform` to its end. */
export function terraform(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return start(folder, args, env).ended;
}

function withoutTerraformSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("TF_")));
}
