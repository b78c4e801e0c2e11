import { relative } from "node:path";
import { benchBucket } from "./bucket.ts";
import { benchCommand } from "./command.ts";
import { benchPlan } from "./plan.ts";
import { benchRemoval } from "./removal.ts";
import { benchScan } from "./scan.ts";
import { benchStart } from "./start.ts";
import { boundsOf, type Figure, tableOf, writeResults } from "./support/figures.ts";
import { benchSynth } from "./synth.ts";

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  scan: benchScan,
  plan: benchPlan,
  start: benchStart,
  bucket: benchBucket,
  removal: benchRemoval,
  synth: benchSynth,
  command: benchCommand,
};

/** Runs the parts that are named, all without a name; prints a table and writes JSON. */
async function main(names: readonly string[]): Promise<void> {
  // What is played here belongs into nobody's record, which only grows.
  delete process.env["CLOSEOUT_RECORD_URL"];
  const wanted = names.length === 0 ? Object.keys(PARTS) : names;
  const unknown = wanted.find((name) => PARTS[name] === undefined);
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no part "${unknown}". Allowed: ${Object.keys(PARTS).join(", ")}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const startedAt = new Date();
  const figures: Figure[] = [];
  for (const name of wanted) {
    process.stderr.write(`${name} …\n`);
    figures.push(...((await PARTS[name]?.()) ?? []));
  }
  process.stdout.write(`${tableOf(figures)}\n${boundsOf(figures)}\n`);
  process.stdout.write(`Details: ${relative("", writeResults(figures, startedAt))}\n`);
}

await main(process.argv.slice(2));
