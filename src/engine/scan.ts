import type { Clock } from "../core/clock.ts";
import type { CloudSession, Listing } from "../core/cloud.ts";
import { type Coverage, type Inventory, isKnown, shows } from "../core/inventory.ts";
import type { Item } from "../core/item.ts";
import type { Row } from "../core/row.ts";
import { inParallel } from "./in-parallel.ts";
import { joinItems } from "./join.ts";
import { resolveReferences } from "./references.ts";
import { standingOf } from "./standing.ts";

/** What happens while a scan runs. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  readonly coverage: Coverage;
}

/** What a scan needs. */
export interface ScanOptions {
  readonly rows: ReadonlyMap<string, Row>;
  readonly cloud: string;
  /** The account that is scanned; the caller may belong to the account that manages it. */
  readonly accountId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Listings under way at once; the client's limiter holds each product to its quota. */
  readonly parallel?: number;
  readonly progress?: (progress: ScanProgress) => void;
  /** Only these types (and the types they are listed under); all when left out. */
  readonly types?: ReadonlySet<string>;
  /** False leaves out what the cloud's other sources name. */
  readonly sightings?: boolean;
}

interface Unit {
  readonly type: string;
  readonly region: string;
  readonly children: readonly string[];
}

const PARALLEL = 512;

/**
 * Lists every type in every region and records how each listing ended. Never throws for a listing
 * that failed: that is coverage. Throws when the signal aborts.
 */
export async function scan(session: CloudSession, options: ScanOptions): Promise<Inventory> {
  const { rows, signal, clock } = options;
  // In the cloud's time: by a clock that is ahead, what came after the scan would seem older than it.
  const takenAt = new Date(clock.now() - Math.max(0, session.skewMs ?? 0)).toISOString();
  const childrenOf = new Map<string, string[]>();
  const tops: string[] = [];
  for (const [type, row] of rows) {
    if (options.types !== undefined && !wanted(type, rows, options.types)) continue;
    if (typeof row.scope === "string") tops.push(type);
    else childrenOf.set(row.scope.per, [...(childrenOf.get(row.scope.per) ?? []), type]);
  }

  const begun = new Set<string>();
  /** What is to be listed and was not begun: listings and sightings may name further regions. */
  const nextUnits = async (): Promise<readonly Unit[]> => {
    const units: Unit[] = [];
    for (const type of tops) {
      for (const region of await session.regionsOf(type)) {
        if (begun.has(`${type} ${region}`)) continue;
        begun.add(`${type} ${region}`);
        units.push({ type, region, children: childrenOf.get(type) ?? [] });
      }
    }
    return units;
  };
  const descendants = (type: string): number =>
    (childrenOf.get(type) ?? []).reduce((sum, child) => sum + 1 + descendants(child), 0);
  let total = 0;

  const listings: Listing[] = [];
  const keep = (listing: Listing): void => {
    listings.push(listing);
    options.progress?.({ done: listings.length, total, coverage: listing.coverage });
  };

  const listUnder = async (type: string, region: string, parents: Listing): Promise<void> => {
    const listing = shows(parents.coverage)
      ? below(
          parents.items.length === 0
            ? { coverage: withoutParents(type, region, parents.coverage), items: [] }
            : await session.list({ type, region, parents: parents.items }, signal),
          parents.coverage,
        )
      : { coverage: unknownParents(type, region, parents.coverage), items: [] };
    keep(listing);
    for (const child of childrenOf.get(type) ?? []) await listUnder(child, region, listing);
  };

  const work = async (unit: Unit): Promise<void> => {
    signal.throwIfAborted();
    const listing = await session.list(
      { type: unit.type, region: unit.region, parents: [] },
      signal,
    );
    keep(listing);
    for (const child of unit.children) await listUnder(child, unit.region, listing);
  };

  const asksElsewhere = options.sightings !== false && options.types === undefined;
  const elsewhere = asksElsewhere
    ? session.sightings(signal)
    : Promise.resolve({ sightings: [], coverage: [] });
  const listAll = async (units: readonly Unit[]): Promise<void> => {
    total += units.reduce((sum, unit) => sum + 1 + descendants(unit.type), 0);
    await inParallel(units, options.parallel ?? PARALLEL, work);
  };
  await Promise.all([nextUnits().then(listAll), elsewhere]);
  const { sightings, coverage: sources } = await elsewhere;
  for (let more = await nextUnits(); more.length > 0; more = await nextUnits()) await listAll(more);
  const regions = asksElsewhere ? await session.regionCoverage() : [];
  const { items, coverage } = standingOf(listings);
  return {
    cloud: options.cloud,
    accountId: options.accountId,
    takenAt,
    items: inOrder(resolveReferences(joinItems(items, rows))),
    joining: items.filter((item) => rows.get(item.type)?.joins !== undefined),
    coverage: [...coverage, ...sources, ...regions].sort(byPlace),
    sightings,
  };
}

/**
 * Lists a set of types anew and puts the result in the place of the old listings of those types. Joining
 * rows are always listed with them: without its subscription an item would look changed.
 */
export async function rescan(
  session: CloudSession,
  before: Inventory,
  types: ReadonlySet<string>,
  options: Omit<ScanOptions, "types" | "sightings">,
): Promise<Inventory> {
  const joins = [...options.rows].filter(([, row]) => row.joins !== undefined);
  const fresh = await scan(session, {
    ...options,
    types: new Set([...types, ...joins.map(([type]) => type)]),
    sightings: false,
  });
  const replaced = new Set(fresh.coverage.map((record) => record.type));
  const kept = before.items.filter((item) => !replaced.has(item.type));
  const items = inOrder(resolveReferences(joinItems([...kept, ...fresh.items], options.rows)));
  const there = new Set(items.map(({ id }) => id));
  const shown = [...(before.shownBefore ?? []), ...before.items.map(({ id }) => id)];
  return {
    ...before,
    takenAt: fresh.takenAt,
    items,
    shownBefore: [...new Set(shown)].filter((id) => !there.has(id)),
    joining: fresh.joining ?? [],
    coverage: [
      ...before.coverage.filter((record) => !replaced.has(record.type)),
      ...fresh.coverage,
    ].sort(byPlace),
  };
}

function wanted(type: string, rows: ReadonlyMap<string, Row>, types: ReadonlySet<string>): boolean {
  if (types.has(type)) return true;
  for (const other of types) {
    for (
      let row = rows.get(other);
      row !== undefined && typeof row.scope === "object";
      row = rows.get(row.scope.per)
    ) {
      if (row.scope.per === type) return true;
    }
  }
  return false;
}

/** A listing under the parents that were seen: where there may be more of them, it is no more than they are. */
function below(listing: Listing, parents: Coverage): Listing {
  const { coverage, items } = listing;
  if (isKnown(parents) || !isKnown(coverage)) return listing;
  return {
    items,
    coverage: {
      ...parents,
      type: coverage.type,
      region: coverage.region,
      count: coverage.count,
      message: `there may be more ${parents.type} than were seen, and each may have some${parents.message === undefined ? "" : `: ${parents.message}`}`,
    },
  };
}

function withoutParents(type: string, region: string, parent: Coverage): Coverage {
  return {
    type,
    region,
    outcome: "listed",
    count: 0,
    message: `no ${parent.type} there to have any`,
  };
}

function unknownParents(type: string, region: string, parent: Coverage): Coverage {
  if (parent.outcome === "inactive") {
    return { ...parent, type, region, count: 0 };
  }
  return {
    ...parent,
    type,
    region,
    count: 0,
    message: `${parent.type} could not be listed, so nothing is known of what belongs to it${parent.message === undefined ? "" : `: ${parent.message}`}`,
  };
}

/** By id, so that two looks at the same account read alike, whichever answer came first. */
function inOrder(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function byPlace(a: Coverage, b: Coverage): number {
  return a.type < b.type
    ? -1
    : a.type > b.type
      ? 1
      : a.region < b.region
        ? -1
        : a.region > b.region
          ? 1
          : 0;
}
