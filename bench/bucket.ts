import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRecorder } from "../src/engine/recorder.ts";
import { openJournal } from "../src/record/journal/journal-file.ts";
import { systemClock } from "../src/workspace/system-clock.ts";
import { alibabaBed } from "./support/beds.ts";
import { type Emulator, startEmulator } from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";
import { withSession } from "./support/session.ts";

const OBJECTS = 100_000;
/** Most objects of one call, by the vendor's rule. */
const BATCH = 1_000;
/** Batches that the hook of the row has under way at once. */
const PARALLEL = 8;
const LATENCY = 80;
const REPETITIONS = 3;
const REGION = "cn-hangzhou";

/** Times how long a bucket of many objects takes to be emptied and deleted. */
export async function benchBucket(): Promise<readonly Figure[]> {
  const seconds: number[] = [];
  const cpu: number[] = [];
  let calls: Readonly<Record<string, number>> = {};
  for (let run = 0; run < REPETITIONS; run += 1) {
    const emulator = await startEmulator(
      {
        "*": {
          "oss.bucket": [{ Name: "logs", Region: REGION, Location: `oss-${REGION}` }],
        },
        logs: {
          "oss.version": [
            {
              repeat: OBJECTS,
              Key: "app/2026/{nnnnnn}.log",
              VersionId: "null",
              Size: 1024,
              LastModified: "{now-30d}",
            },
          ],
        },
      },
      { ...alibabaBed, regions: [REGION] },
    );
    try {
      const before = process.cpuUsage();
      seconds.push(await empty(emulator));
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1e6);
      calls = countBy(await emulator.calls());
    } finally {
      await emulator.stop();
    }
  }
  const batches = OBJECTS / BATCH;
  return [
    {
      part: "bucket",
      what: `a bucket of ${OBJECTS.toLocaleString("en")} objects, ${LATENCY} ms`,
      unit: "s",
      figure: median(seconds),
      runs: seconds,
      bound: ((batches / PARALLEL) * LATENCY) / 1000,
      boundIs: `${batches} batches of ${BATCH}, ${PARALLEL} at once`,
      aim: undefined,
      details: { ...calls, clientCpuSeconds: median(cpu) },
    },
  ];
}

async function empty(emulator: Emulator): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  const journal = openJournal(join(folder, "journal.jsonl"));
  try {
    return await withSession(emulator, async (session) => {
      const signal = new AbortController().signal;
      const request = { type: "oss.bucket", region: "global", parents: [] };
      const [bucket] = (await session.list(request, signal)).items;
      if (bucket === undefined) throw new Error("the bucket is not listed");
      await emulator.admin("PUT", "latency", { product: "Oss", ms: LATENCY });
      await emulator.admin("DELETE", "calls");
      const start = performance.now();
      const outcome = await session.remove(bucket, {
        disposition: "delete",
        reviewedAt: new Date().toISOString(),
        recorder: createRecorder(journal, "bench", systemClock),
        signal,
      });
      const seconds = (performance.now() - start) / 1000;
      if (outcome.outcome !== "requested") throw new Error(JSON.stringify(outcome));
      return seconds;
    });
  } finally {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function countBy(calls: readonly { readonly action: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action } of calls) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
