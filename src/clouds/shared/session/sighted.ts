import type { Coverage, SightedResource, Sighting } from "../../../core/inventory.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Known, Row } from "../../../core/row.ts";
import type { Answer } from "../wire/reply.ts";
import type { NamedRegion } from "./regions.ts";
import type { Calls } from "./session-calls.ts";
import { unread } from "./unread.ts";

/** Sightings of one source with its coverage records. */
export interface Source {
  readonly sightings: readonly Sighting[];
  readonly coverage: readonly Coverage[];
  /** Regions in which it names something. */
  readonly regions?: readonly NamedRegion[];
}

/** A resource that an inventory service names, with the service's code of its type. */
export interface Found extends SightedResource {
  readonly code: string;
}

/** Names or lines that are shown of a kind. */
export const EXAMPLES = 5;

/** Catalog types by the code that another source uses for them, in lower case. */
export function typesByCode(
  rows: ReadonlyMap<string, Row>,
  codesOf: (known: Known) => readonly (readonly string[] | undefined)[],
): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const [type, { known }] of rows) {
    if (known === undefined) continue;
    const codes = codesOf(known).flatMap((some) => some ?? []);
    for (const key of new Set(codes.map((code) => code.toLowerCase()))) {
      types.set(key, [...(types.get(key) ?? []), type]);
    }
  }
  return types;
}

/** Members in groups, each in the order in which they came. */
export function grouped<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/**
 * One sighting for each code of an inventory service, with every resource that it names. `counts` are what
 * the service counts by itself: a code that it counts and shows nothing of is sighted as well.
 */
export function inventorySightingsOf(
  found: readonly Found[],
  rows: ReadonlyMap<string, Row>,
  {
    counts = new Map(),
    sameIds,
  }: {
    readonly counts?: ReadonlyMap<string, number>;
    readonly sameIds: boolean;
  },
): readonly Sighting[] {
  const types = typesByCode(rows, ({ inventory, parts }) => [inventory, parts]);
  const byCode = grouped(found, ({ code }) => code);
  const codes = [...new Set([...byCode.keys(), ...counts.keys()])];
  return codes.flatMap((code): readonly Sighting[] => {
    const resources = (byCode.get(code) ?? []).map(({ code: _code, ...resource }) => resource);
    const count = Math.max(resources.length, counts.get(code) ?? 0);
    if (count === 0) return [];
    const coveredBy = types.get(code.toLowerCase()) ?? [];
    return [
      {
        source: "inventory-service",
        code,
        count,
        examples:
          coveredBy.length > 0
            ? []
            : resources.slice(0, EXAMPLES).map(({ id, name }) => name ?? id),
        coveredBy,
        resources,
        ...(sameIds ? { sameIds } : {}),
      },
    ];
  });
}

/** The codes of bills that rows know. */
export function typesByProduct(
  rows: ReadonlyMap<string, Row>,
): ReadonlyMap<string, readonly string[]> {
  return typesByCode(rows, ({ product }) => [product]);
}

/** The coverage record of what an inventory service was asked. */
export function inventoryRecord(record: Omit<Coverage, "type" | "region">): Coverage {
  const { count, ...rest } = record;
  return { type: "sighting.inventory-service", region: GLOBAL_REGION, count, ...rest };
}

/** How an inventory service is read that shows everything in one list. */
export interface InventoryService {
  /** What it is called at the beginning of a sentence. */
  readonly title: string;
  readonly request: Parameters<Calls["readAll"]>[0];
  readonly foundOf: (answer: Answer) => Found;
  readonly permission: string;
  /** What it is called where it names regions of the account; left out where it names none. */
  readonly witness?: string;
}

/** Asks an inventory service what the account holds, in all regions at once. */
export async function readInventory(
  { title, request, foundOf, permission, witness }: InventoryService,
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
  try {
    const found = (await calls.readAll(request, signal)).map(foundOf);
    const sightings = inventorySightingsOf(found, rows, { sameIds: false });
    const coverage = [inventoryRecord({ outcome: "listed", count: sightings.length })];
    if (witness === undefined) return { sightings, coverage };
    const regions = found.flatMap(({ region }): readonly NamedRegion[] =>
      region === undefined ? [] : [{ region, by: witness, holds: true }],
    );
    return { sightings, coverage, regions };
  } catch (error) {
    return { sightings: [], coverage: [inventoryRecord(unread(title, error, permission))] };
  }
}
