import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alibabaBed } from "./support/beds.ts";
import { startEmulator } from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";

const REPETITIONS = 5;
/** Accounts of the project, of which one is planned. */
const ACCOUNTS = 6;
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Times a plan of one account of several by `closeout plan`, by cdktf, and by Terraform alone, in turn. */
export async function benchCommand(): Promise<readonly Figure[]> {
  const emulator = await startEmulator({});
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  try {
    writeProject(folder);
    const env = { ...emulator.env, TF_CLI_CONFIG_FILE: join(folder, "terraform.rc") };
    const closeout = () =>
      timed(process.execPath, [join(ROOT, "bin/closeout.mjs"), "plan", "one"], folder, env);
    const cdktf = () =>
      timed(join(ROOT, "node_modules/.bin/cdktf"), ["plan", "one-teardown"], folder, env);
    const terraform = () =>
      timed(
        "terraform",
        ["plan", "-input=false"],
        join(folder, "cdktf.out/stacks/one-teardown"),
        env,
      );
    // What is compiled once, is.
    await closeout();
    const runs = { closeout: [] as number[], cdktf: [] as number[], terraform: [] as number[] };
    for (let run = 0; run < REPETITIONS; run += 1) {
      runs.closeout.push(await closeout());
      runs.cdktf.push(await cdktf());
      runs.terraform.push(await terraform());
    }
    const bound = median(runs.terraform);
    const shared = {
      part: "command",
      unit: "s",
      bound,
      boundIs: "`terraform plan` alone in the synthesized folder, in turn with it",
    } as const;
    return [
      {
        ...shared,
        what: `closeout plan, one of ${ACCOUNTS} accounts`,
        figure: median(runs.closeout),
        runs: runs.closeout,
        aim: { of: "difference", most: 3 },
        details: { beyondTerraform: Number((median(runs.closeout) - bound).toFixed(2)) },
      },
      {
        ...shared,
        what: "cdktf plan of the same",
        figure: median(runs.cdktf),
        runs: runs.cdktf,
        aim: undefined,
        details: { beyondTerraform: Number((median(runs.cdktf) - bound).toFixed(2)) },
      },
    ];
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeProject(folder: string): void {
  for (const name of ["one", "two", "three", "four", "five", "six"].slice(0, ACCOUNTS)) {
    const account = join(folder, "accounts", name);
    mkdirSync(account, { recursive: true });
    writeFileSync(
      join(account, "account.yaml"),
      `cloud: alibaba\nid: "${alibabaBed.id}"\nkind: standalone\naccess: { via: own }\n`,
    );
  }
  writeFileSync(join(folder, "terraform.rc"), "");
  // The app of the clone's own cdktf.json, by its whole path: npx finds tsx from the clone alone.
  const loader = join(ROOT, "node_modules/tsx/dist/loader.mjs");
  const main = join(ROOT, "stacks/main.ts");
  const app = `npx tsx ${main}`;
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ language: "typescript", app, projectId: "bench", sendCrashReports: "false" }),
  );
  // `npx tsx` of cdktf, in a folder where nothing is installed.
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "tsx"), `#!/bin/sh\nexec node --import ${loader} "$@"\n`, {
    mode: 0o755,
  });
}

function timed(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, [...args], {
      cwd,
      env: { ...process.env, CI: "1", FORCE_COLOR: "0", CHECKPOINT_DISABLE: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => parts.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve((performance.now() - start) / 1000);
      else
        reject(
          new Error(
            `${command} ended with ${code}:\n${Buffer.concat(parts).toString("utf8").slice(-3000)}`,
          ),
        );
    });
  });
}
