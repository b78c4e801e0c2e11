import { type Inventory, isKnown } from "../src/core/inventory.ts";
import type { Row } from "../src/core/row.ts";
import type { List } from "../src/core/row-read.ts";
import { scan } from "../src/engine/scan.ts";
import type { CloudName } from "../src/workspace/clouds.ts";
import { systemClock } from "../src/workspace/system-clock.ts";
import { type Bed, beds } from "./support/beds.ts";
import {
  type Emulator,
  type LoggedCall,
  type Resources,
  startEmulator,
} from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";
import { withSession } from "./support/session.ts";

/** Calls a second that each product lets pass in each region; the emulator's bucket holds as many. */
const PER_SECOND = 10;
const LATENCIES = [20, 80];
const REPETITIONS = 3;

/** What each region holds: a few pages of the common types, and types that take calls for each item. */
const IN_EACH_REGION = {
  alibaba: {
    "ecs.snapshot": [{ repeat: 250, SnapshotId: "s-{nnnn}", Status: "accomplished" }],
    "ecs.disk": [{ repeat: 120, DiskId: "d-{nnnn}", Status: "Available" }],
    "ecs.key-pair": [{ repeat: 120, KeyPairName: "key-{nnnn}" }],
    "ecs.security-group": [
      { repeat: 50, SecurityGroupId: "sg-{nnnn}", SecurityGroupName: "group-{nnnn}" },
    ],
    "vpc.eip": [{ repeat: 250, AllocationId: "eip-{nnnn}", Status: "Available" }],
    "kms.key": [{ repeat: 10, KeyId: "key-{nnnn}", KeyState: "Enabled" }],
  },
  tencent: {
    "cbs.snapshot": [{ repeat: 250, SnapshotId: "snap-{nnnn}", SnapshotState: "NORMAL" }],
    "cbs.disk": [{ repeat: 120, DiskId: "disk-{nnnn}", DiskState: "UNATTACHED" }],
    "cvm.key-pair": [{ repeat: 120, KeyId: "skey-{nnnn}", KeyName: "key-{nnnn}" }],
    "vpc.security-group": [{ repeat: 50, SecurityGroupId: "sg-{nnnn}", IsDefault: false }],
    "vpc.address": [
      { repeat: 250, AddressId: "eip-{nnnn}", AddressType: "EIP", AddressStatus: "UNBIND" },
    ],
    "kms.key": [{ repeat: 10, KeyId: "key-{nnnn}", KeyState: "Enabled", Owner: "user" }],
  },
  huawei: {
    "evs.snapshot": [{ repeat: 250, id: "{region}-snap-{nnnn}" }],
    "evs.volume": [{ repeat: 120, id: "{region}-volume-{nnnn}", attachments: [] }],
    "smn.topic": [{ repeat: 120, topic_urn: "{region}-topic-{nnnn}" }],
    "vpc.security-group": [{ repeat: 50, id: "{region}-sg-{nnnn}", name: "group-{nnnn}" }],
    "eip.publicip": [{ repeat: 250, id: "{region}-eip-{nnnn}", billing_info: "" }],
    "dcs.instance": [{ repeat: 10, instance_id: "{region}-dcs-{nnnn}", charging_mode: 0 }],
  },
} as const satisfies Readonly<Record<CloudName, Resources[string]>>;

/** Times a scan of every type in every region of each cloud, under latency and quotas. */
export async function benchScan(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, bed] of Object.entries(beds)) {
    figures.push(...(await scansOf(bed, IN_EACH_REGION[name as CloudName])));
  }
  return figures;
}

async function scansOf(bed: Bed, inEachRegion: Resources[string]): Promise<readonly Figure[]> {
  const resources: Resources = Object.fromEntries(
    bed.regions.map((region) => [region, named(inEachRegion, region)]),
  );
  const emulator = await startEmulator(resources, bed);
  try {
    const { inventory } = await timedScan(emulator, bed);
    const unknown = inventory.coverage.filter((record) => !isKnown(record));
    const needed = await emulator.calls();
    const products = new Set(needed.map((call) => call.product).filter((name) => name !== ""));
    for (const product of products) {
      await emulator.admin("PUT", "quota", { product, perSecond: PER_SECOND });
    }
    const figures: Figure[] = [];
    for (const latency of LATENCIES) {
      await emulator.admin("PUT", "latency", { ms: latency });
      figures.push(
        await measure(emulator, bed, latency, { inventory, needed, unknown: unknown.length }),
      );
    }
    return figures;
  } finally {
    await emulator.stop();
  }
}

/** What a region holds, by ids of its own where a listing goes over all regions. */
function named(resources: Resources[string], region: string): Resources[string] {
  return JSON.parse(JSON.stringify(resources).replaceAll("{region}", region));
}

/** What a scan without latency and quotas showed: what there is, and which calls that takes. */
interface Known {
  readonly inventory: Inventory;
  readonly needed: readonly LoggedCall[];
  readonly unknown: number;
}

async function measure(
  emulator: Emulator,
  bed: Bed,
  latency: number,
  known: Known,
): Promise<Figure> {
  const { rows, title } = bed.cloud;
  const runs: number[] = [];
  let throttled = 0;
  let unknown = 0;
  for (let run = 0; run < REPETITIONS; run += 1) {
    await refill();
    await emulator.admin("DELETE", "calls");
    const { seconds, inventory } = await timedScan(emulator, bed);
    runs.push(seconds);
    const calls = await emulator.calls();
    throttled = Math.max(throttled, calls.filter(({ code }) => bed.throttled(code)).length);
    unknown = Math.max(unknown, inventory.coverage.filter((one) => !isKnown(one)).length);
  }
  const { depth, type } = longestChain(known.inventory, rows);
  const quota = slowestQuota(known.needed);
  // The first two calls find out who calls and which regions there are; nothing can be listed before.
  const head = 2;
  const bound =
    Math.max((head + depth) * latency, (head + 1) * latency + quota.seconds * 1000) / 1000;
  return {
    part: "scan",
    what: `${title}: ${rows.size} types, ${bed.regions.length} regions, ${latency} ms, ${PER_SECOND} calls/s a product`,
    unit: "s",
    figure: median(runs),
    runs,
    bound,
    boundIs: `the larger of ${head + depth} calls in a row (${type}) and ${quota.calls} calls of ${quota.name} under its quota`,
    aim: { of: "ratio", most: 1.3 },
    details: {
      listings: known.inventory.coverage.length,
      items: known.inventory.items.length,
      calls: known.needed.length,
      throttled,
      unknown,
      unknownWithoutQuotas: known.unknown,
    },
  };
}

async function timedScan(
  emulator: Emulator,
  bed: Bed,
): Promise<{ readonly seconds: number; readonly inventory: Inventory }> {
  const start = performance.now();
  const inventory = await withSession(
    emulator,
    (session) =>
      scan(session, {
        rows: bed.cloud.rows,
        cloud: bed.cloud.name,
        accountId: bed.id,
        clock: systemClock,
        signal: new AbortController().signal,
      }),
    bed,
  );
  return { seconds: (performance.now() - start) / 1000, inventory };
}

/** Lets every quota's bucket fill up again, so that each run starts alike. */
function refill(): Promise<void> {
  return systemClock.sleep(1500);
}

type Rows = ReadonlyMap<string, Row>;

/** The longest row of calls of which each needs the reply of the one before. */
function longestChain(
  inventory: Inventory,
  rows: Rows,
): { readonly depth: number; readonly type: string } {
  let longest = { depth: 0, type: "" };
  for (const { type, region, count } of inventory.coverage) {
    const row = rows.get(type);
    if (row === undefined) continue;
    const depth = chainOf(row, count) + above(row, region, inventory, rows);
    if (depth > longest.depth) longest = { depth, type: `${type} in ${region}` };
  }
  return longest;
}

/** Calls in a row of the types under whose items a type is listed. */
function above(row: Row, region: string, inventory: Inventory, rows: Rows): number {
  if (typeof row.scope === "string") return 0;
  const { per } = row.scope;
  const parent = rows.get(per);
  const found = inventory.coverage.find((one) => one.type === per && one.region === region);
  if (parent === undefined || found === undefined) return 0;
  return chainOf(parent, found.count) + above(parent, region, inventory, rows);
}

function chainOf(row: Row, count: number): number {
  const lists = [row.list].flat<readonly (List | readonly List[])[]>();
  const under = typeof row.scope === "object";
  const pages = Math.max(...lists.map((list) => (under ? 1 : pagesInARow(list as List, count))));
  const details =
    count === 0 ? 0 : (row.detail ?? []).filter((one) => one.when === undefined).length;
  // Batches of one page are asked for at once.
  const tags = count > 0 && "by" in row.read.tags ? 1 : 0;
  return pages + details + tags;
}

/** Numbered pages can be asked for at once when the first has told the total; others are a chain. */
function pagesInARow({ paging }: List, count: number): number {
  if (paging.by === "none" || paging.size === undefined) return 1;
  const pages = Math.max(1, Math.ceil(count / paging.size[1]));
  return paging.by === "number" || paging.by === "offset" ? Math.min(2, pages) : pages;
}

/** The quota that takes longest: its calls beyond the full bucket it starts with, by its rate. */
function slowestQuota(calls: readonly LoggedCall[]): {
  readonly seconds: number;
  readonly calls: number;
  readonly name: string;
} {
  const counts = new Map<string, number>();
  for (const { product, region } of calls) {
    const name = region === "" ? product : `${product} in ${region}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [name, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  return { seconds: Math.max(0, most - PER_SECOND) / PER_SECOND, calls: most, name };
}
