import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXECUTABLE } from "../../constructs/provider/bundle.ts";

/** How a run of Terraform ended. */
export interface TerraformRun {
  readonly seconds: number;
  readonly output: string;
  /** Largest resident memory of any provider process that it started, in MB; Linux only. */
  readonly providerMb: number;
}

/** Looks at the provider's memory are this far apart, in milliseconds. */
const LOOK_MS = 20;

/** Runs the real `terraform` in a folder, untouched by the user's settings; throws when it fails. */
export async function terraform(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<TerraformRun> {
  const cliConfig = join(folder, "terraform.rc");
  writeFileSync(cliConfig, "");
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("TF_"));
  const start = performance.now();
  const child = spawn("terraform", [...args, "-no-color", "-input=false"], {
    cwd: folder,
    env: {
      ...Object.fromEntries(own),
      TF_CLI_CONFIG_FILE: cliConfig,
      CHECKPOINT_DISABLE: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const parts: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => parts.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => parts.push(chunk));
  let peakKb = 0;
  const looks = setInterval(() => {
    for (const pid of childrenOf(child)) peakKb = Math.max(peakKb, providerPeakKb(pid));
  }, LOOK_MS);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(looks);
  const seconds = (performance.now() - start) / 1000;
  const output = Buffer.concat(parts).toString("utf8");
  if (code !== 0) {
    throw new Error(`terraform ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
  }
  return { seconds, output, providerMb: peakKb / 1024 };
}

function childrenOf({ pid }: ChildProcess): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" "),
    );
  } catch {
    return []; // it just ended
  }
}

/** `VmHWM` of a provider's process; 0 for any other, and for one that just ended. */
function providerPeakKb(pid: string): number {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(EXECUTABLE)) return 0;
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
