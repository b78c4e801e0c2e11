import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProvider, EXECUTABLE } from "../constructs/provider/bundle.ts";
import { selfSignedCertificate } from "../src/provider/plugin/certificate.ts";
import { type Figure, median } from "./support/figures.ts";

const ROUNDS = 15;
/** Not counted: the first starts fill the disk's cache. */
const WARM_UPS = 2;

/** What Terraform tells its plug-ins, so that they know it from a person. */
const MAGIC_COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Times the provider from its start to its handshake, in turn with a Node that does nothing. */
export async function benchStart(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  try {
    const executable = layProvider(folder);
    const env = {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: MAGIC_COOKIE,
      PLUGIN_CLIENT_CERT: selfSignedCertificate().certificatePem,
      TMPDIR: folder, // its socket goes with the folder
    };
    const provider: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
      const [handshake, nothing] = [
        await untilHandshake(executable, env),
        await untilExit(process.execPath, ["-e", "0"], env),
      ];
      if (round < WARM_UPS) continue;
      provider.push(handshake);
      bare.push(nothing);
    }
    return [
      {
        part: "start",
        what: "provider to its handshake, against `node -e 0`",
        unit: "ms",
        figure: median(provider),
        runs: provider,
        bound: median(bare),
        boundIs: "`node -e 0` from start to exit, in turn with it",
        aim: { of: "difference", most: 60 },
        details: {
          difference: Math.round(median(provider) - median(bare)),
          pairwise: Math.round(median(provider.map((ms, at) => ms - (bare[at] ?? Number.NaN)))),
        },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function layProvider(folder: string): string {
  const { files } = bundleProvider({
    main: fileURLToPath(new URL("../src/provider/main.ts", import.meta.url)),
    policies: fileURLToPath(new URL("../policies", import.meta.url)),
  });
  for (const { name, content } of files)
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  return join(folder, EXECUTABLE);
}

function untilHandshake(executable: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let line = "";
    let took: number | undefined;
    const child = spawn(executable, [], { env, stdio: ["ignore", "pipe", "inherit"] });
    child.on("error", reject);
    child.stdout.on("data", (chunk: Buffer) => {
      line += chunk.toString("utf8");
      if (took !== undefined || !line.includes("\n")) return;
      took = performance.now() - start;
      child.kill("SIGKILL");
    });
    child.on("exit", () => {
      if (took !== undefined && line.startsWith("1|6|unix|")) resolve(took);
      else reject(new Error(`the provider's handshake is ${JSON.stringify(line)}`));
    });
  });
}

function untilExit(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env, stdio: "ignore" });
    child.on("error", reject);
    child.on("exit", () => resolve(performance.now() - start));
  });
}
