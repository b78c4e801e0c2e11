import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRecorder } from "../src/engine/recorder.ts";
import { openJournal } from "../src/record/journal/journal-file.ts";
import { systemClock } from "../src/workspace/system-clock.ts";
import { alibabaBed } from "./support/beds.ts";
import { type Emulator, startEmulator } from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";
import { record, replay } from "./support/replay.ts";
import { withSession } from "./support/session.ts";

const OBJECTS = 100_000;
const LATENCY = 80;
const REPETITIONS = 3;
const REGION = "cn-hangzhou";

/** Times how long a bucket of many objects takes to be emptied and deleted. */
export async function benchBucket(): Promise<readonly Figure[]> {
  const seconds: number[] = [];
  const bounds: number[] = [];
  const cpu: number[] = [];
  const recording = await withBucket((emulator) =>
    record(emulator.url, (url, begin) => empty(emulator, url, begin)),
  );
  let calls: Readonly<Record<string, number>> = {};
  for (let run = 0; run < REPETITIONS; run += 1) {
    await withBucket(async (emulator) => {
      const before = process.cpuUsage();
      seconds.push(await empty(emulator, emulator.url));
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1e6);
      calls = countBy(await emulator.calls());
    });
    bounds.push(await withBucket(({ url }) => replay(url, recording)));
  }
  return [
    {
      part: "bucket",
      what: `a bucket of ${OBJECTS.toLocaleString("en")} objects, ${LATENCY} ms`,
      unit: "s",
      figure: median(seconds),
      runs: seconds,
      bound: median(bounds),
      boundIs: "the same requests, as many at once, by a client that does nothing with the answers",
      aim: { of: "ratio", most: 1.5 },
      details: { ...calls, clientCpuSeconds: median(cpu), atOnce: recording.width },
    },
  ];
}

/** An emulator with the full bucket, whose storage answers late. */
async function withBucket<T>(work: (emulator: Emulator) => Promise<T>): Promise<T> {
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
    await emulator.admin("PUT", "latency", { product: "Oss", ms: LATENCY });
    return await work(emulator);
  } finally {
    await emulator.stop();
  }
}

/** Empties and deletes the bucket through an address of the emulator; returns the seconds that it took. */
async function empty(
  emulator: Emulator,
  url: string,
  begins: () => void = () => undefined,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  const journal = openJournal(join(folder, "journal.jsonl"));
  try {
    const env = { ...emulator.env, [alibabaBed.cloud.variables.endpoint]: url };
    return await withSession({ ...emulator, env }, async (session) => {
      const signal = new AbortController().signal;
      const request = { type: "oss.bucket", region: "global", parents: [] };
      const [bucket] = (await session.list(request, signal)).items;
      if (bucket === undefined) throw new Error("the bucket is not listed");
      await emulator.admin("DELETE", "calls");
      begins();
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
