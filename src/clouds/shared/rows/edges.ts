import { GLOBAL_REGION, type ItemId, itemId } from "../../../core/item.ts";
import { holds, type Look } from "../../../core/predicate.ts";
import type { Edge } from "../../../core/row-removal.ts";
import { asText } from "../wire/paths.ts";

/**
 * Stands for the region in an edge from an account-wide item to an item of a region that the listing
 * does not tell. No cloud has a region of that name; the engine looks in all of them.
 */
const ANY_REGION = "any";

/** Begins the native id in an edge by name; the engine finds the item of that type and name. */
const NAME_PREFIX = "name=";

/** What building edges needs to know of the item that they start from. */
export interface EdgeSource {
  readonly cloud: string;
  readonly region: string;
  /** True when a type is listed once for the account; undefined for a type without a row. */
  readonly isAccountWide: (type: string) => boolean | undefined;
}

/** The ids that an edge points at; empty when its condition does not hold or nothing stands there. */
export function edgeIds(edge: Edge, look: Look, source: EdgeSource): readonly ItemId[] {
  if (!holds(edge.when, look)) return NO_IDS;
  const found = look(edge.at);
  if (found === undefined) return NO_IDS;
  const members: readonly unknown[] = Array.isArray(found) ? found : [found];
  const region = targetRegion(edge, source);
  return members
    .map(asText)
    .filter((text) => text !== undefined)
    .map((text) =>
      itemId({
        cloud: source.cloud,
        type: edge.type,
        region,
        nativeId: edge.by === "name" ? `${NAME_PREFIX}${text}` : text,
      }),
    );
}

function targetRegion(edge: Edge, source: EdgeSource): string {
  if (source.isAccountWide(edge.type) === true) return GLOBAL_REGION;
  return source.region === GLOBAL_REGION ? ANY_REGION : source.region;
}

/** All edges of a list together, each id once; the shared empty list when there is none. */
export function allEdgeIds(
  edges: readonly Edge[] | undefined,
  look: Look,
  source: EdgeSource,
): readonly ItemId[] {
  if (edges === undefined) return NO_IDS;
  const ids = edges.flatMap((edge) => edgeIds(edge, look, source));
  return ids.length === 0 ? NO_IDS : [...new Set(ids)];
}

const NO_IDS: readonly ItemId[] = Object.freeze([]);
