import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alibaba } from "../src/clouds/alibaba/cloud.ts";
import type { CloudSession } from "../src/core/cloud.ts";
import type { Inventory } from "../src/core/inventory.ts";
import { judge } from "../src/engine/judge.ts";
import { createRecorder } from "../src/engine/recorder.ts";
import { remove } from "../src/engine/removal/remove.ts";
import { scan } from "../src/engine/scan.ts";
import { openJournal } from "../src/record/journal/journal-file.ts";
import { systemClock } from "../src/workspace/system-clock.ts";
import { alibabaBed } from "./support/beds.ts";
import { type Resources, startEmulator } from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";
import { account, PARALLEL, withSession } from "./support/session.ts";

const ITEMS = 2_000;
const LATENCY = 80;
const REPETITIONS = 3;
const REGIONS = ["cn-hangzhou", "cn-beijing", "cn-shanghai", "ap-southeast-1"];
const TYPE = "ecs.snapshot";

/** Times the removal of many items that do not wait for each other, until all are proved gone. */
export async function benchRemoval(): Promise<readonly Figure[]> {
  const snapshots = {
    repeat: ITEMS / REGIONS.length,
    SnapshotId: "s-{nnnn}",
    SnapshotName: "nightly-{nnnn}",
    Status: "accomplished",
  };
  const resources: Resources = Object.fromEntries(
    REGIONS.map((region) => [region, { [TYPE]: [snapshots] }]),
  );
  const seconds: number[] = [];
  let calls = 0;
  for (let run = 0; run < REPETITIONS; run += 1) {
    const emulator = await startEmulator(resources);
    try {
      seconds.push(
        await withSession(emulator, async (session) => {
          const inventory = await scan(session, {
            rows: alibaba.rows,
            cloud: alibaba.name,
            accountId: alibabaBed.id,
            clock: systemClock,
            signal: new AbortController().signal,
            types: new Set([TYPE]),
          });
          await emulator.admin("PUT", "latency", { ms: LATENCY });
          await emulator.admin("DELETE", "calls");
          return removeAll(session, inventory);
        }),
      );
      calls = (await emulator.calls()).length;
    } finally {
      await emulator.stop();
    }
  }
  return [
    {
      part: "removal",
      what: `${ITEMS.toLocaleString("en")} independent items until proved gone, ${LATENCY} ms`,
      unit: "s",
      figure: median(seconds),
      runs: seconds,
      // One call an item, and a listing that proves the last of them gone.
      bound: ((ITEMS / PARALLEL + 1) * LATENCY) / 1000,
      boundIs: `${ITEMS} calls, ${PARALLEL} at once, and one listing`,
      aim: undefined,
      details: { calls },
    },
  ];
}

async function removeAll(session: CloudSession, inventory: Inventory): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  const journal = openJournal(join(folder, "journal.jsonl"));
  try {
    const { rows } = alibaba;
    const targets = judge(inventory.items, {
      account,
      rows,
      now: inventory.takenAt,
      own: [],
    }).items;
    const start = performance.now();
    const result = await remove(session, {
      rows,
      inventory,
      targets,
      reviewedAt: inventory.takenAt,
      recorder: createRecorder(journal, "bench", systemClock),
      clock: systemClock,
      signal: new AbortController().signal,
      limits: account.limits,
    });
    const seconds = (performance.now() - start) / 1000;
    if (result.gone.size !== ITEMS) {
      throw new Error(`${result.gone.size} of ${ITEMS} are gone: ${[...result.stuck][0]?.[1]}`);
    }
    return seconds;
  } finally {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
