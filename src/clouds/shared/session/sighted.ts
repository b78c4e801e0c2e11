import type { Coverage, SightedResource, Sighting } from "../../../core/inventory.ts";
import type { Known, Row } from "../../../core/row.ts";

import type { NamedRegion } from "./regions.ts";

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

/** Names of resources that are shown of a kind. */
const EXAMPLES = 5;

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
