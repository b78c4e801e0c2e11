import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, TerraformStack } from "cdktf";
import { accountStacks } from "../stacks/accounts.ts";
import { type Figure, median } from "./support/figures.ts";

const ACCOUNTS = 200;
const REPETITIONS = 3;
const POLICIES = fileURLToPath(new URL("../policies", import.meta.url));

/** Times the synthesis of a project of many accounts, in turn with as many empty stacks. */
export async function benchSynth(): Promise<readonly Figure[]> {
  const project = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  try {
    for (let at = 0; at < ACCOUNTS; at += 1) writeAccount(project, at);
    const closeout: number[] = [];
    const empty: number[] = [];
    for (let run = 0; run < REPETITIONS; run += 1) {
      rmSync(join(project, "out"), { recursive: true, force: true });
      closeout.push(seconds(() => synthAccounts(project)));
      rmSync(join(project, "out"), { recursive: true, force: true });
      empty.push(seconds(() => synthEmpty(project)));
    }
    return [
      {
        part: "synth",
        what: `${ACCOUNTS} accounts, ${2 * ACCOUNTS} stacks`,
        unit: "s",
        figure: median(closeout),
        runs: closeout,
        bound: median(empty),
        boundIs: "CDKTF's own synthesis of as many empty stacks, in turn with it",
        aim: { of: "difference", most: 10 },
        details: { difference: Number((median(closeout) - median(empty)).toFixed(2)) },
      },
    ];
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function writeAccount(project: string, at: number): void {
  const folder = join(project, "accounts", `account-${at}`);
  mkdirSync(folder, { recursive: true });
  const id = String(3_000_000_000_000_000 + at);
  const account = ["cloud: alibaba", `id: "${id}"`, "kind: standalone", "access: { via: own }", ""];
  writeFileSync(join(folder, "account.yaml"), account.join("\n"));
}

function synthAccounts(project: string): void {
  const app = new App({ outdir: join(project, "out") });
  const faults = accountStacks(app, project, POLICIES);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  app.synth();
}

function synthEmpty(project: string): void {
  const app = new App({ outdir: join(project, "out") });
  for (let at = 0; at < 2 * ACCOUNTS; at += 1) new TerraformStack(app, `stack-${at}`);
  app.synth();
}

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
