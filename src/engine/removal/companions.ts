import type { CloudSession } from "../../core/cloud.ts";
import { GLOBAL_REGION, type Item, type ItemId } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import { whatItTakes } from "../../texts/decision.ts";
import { withRecords } from "../join.ts";
import { PACE, type RemoveOptions, slower } from "./options.ts";
import type { Target } from "./target.ts";

/** How long a complete listing of what may go along counts, in milliseconds; a slow one counts longer. */
const COUNTS = 3_000;
/** A listing counts for this many times as long as it took, so that a run does more than look. */
const SHARE = 2;

/** A (type, region) whose items may go along with targets. */
interface Place {
  readonly type: string;
  readonly region: string;
  /** What goes along, by the item that takes it. */
  along: ReadonlyMap<ItemId, readonly Item[]>;
  /** Until when that counts, ms. */
  until: number;
  wanted: boolean;
  looking: boolean;
  notBefore: number;
  wait: number;
  /** Why the last look told nothing. */
  failed: string | undefined;
}

/**
 * What goes along with a target when it goes, as it is right before: a disk may be attached to an instance at
 * any moment of a run, and nobody has approved it then.
 */
export class Companions {
  readonly #session: CloudSession;
  readonly #options: RemoveOptions;
  readonly #places = new Map<string, Place>();
  /** Types whose items may go along, by the type that takes them. */
  readonly #typesOf: ReadonlyMap<string, readonly string[]>;
  readonly #listed: ReadonlySet<string>;

  constructor(session: CloudSession, options: RemoveOptions) {
    this.#session = session;
    this.#options = options;
    this.#typesOf = companionTypes(options.rows);
    // Where a service is not active, nothing goes along; where it is not known, the plan let nothing go.
    this.#listed = new Set(
      options.inventory.coverage
        .filter(({ outcome }) => outcome === "listed")
        .map(({ type, region }) => `${type} ${region}`),
    );
  }

  /** True when it is known what goes along with a target; else it is looked for. */
  known(target: Target, now: number): boolean {
    let known = true;
    for (const place of this.#placesOf(target)) {
      if (place.until >= now) continue;
      known = false;
      place.wanted = true;
      if (place.failed !== undefined) target.reason = place.failed;
    }
    return known;
  }

  /** Why a target may not go: something goes along that may not. */
  objection(target: Target): string | undefined {
    for (const { along } of this.#placesOf(target)) {
      for (const item of along.get(target.id) ?? []) {
        const why = this.#options.ask?.(item);
        if (why !== undefined) return whatItTakes(item.id, why);
      }
    }
    return undefined;
  }

  /** Looks at the places that somebody waits for. */
  due(now: number): readonly Place[] {
    return [...this.#places.values()].filter(
      ({ wanted, looking, notBefore }) => wanted && !looking && notBefore <= now,
    );
  }

  /** Lists a place anew. */
  async look(place: Place): Promise<void> {
    const { clock, signal, inventory } = this.#options;
    const { type, region } = place;
    const began = clock.now();
    place.looking = true;
    place.wanted = false;
    try {
      const { coverage, items } = await this.#session.list({ type, region, parents: [] }, signal);
      const now = clock.now();
      if (coverage.outcome !== "listed") {
        const code = coverage.code === undefined ? "" : ` ${coverage.code}`;
        place.failed =
          `what goes along with it cannot be looked at: ${type} in ${region} could not be listed (${coverage.outcome}${code}) ${coverage.message ?? ""}`.trim();
        place.notBefore = now + place.wait;
        place.wait = slower(place.wait);
        return;
      }
      place.failed = undefined;
      place.wait = PACE.first;
      place.along = byTaker(withRecords(items, inventory.joining ?? []));
      place.until = now + Math.max(COUNTS, SHARE * (now - began));
    } finally {
      place.looking = false;
    }
  }

  #placesOf({ item }: Target): readonly Place[] {
    return (this.#typesOf.get(item.type) ?? []).flatMap((type) => {
      const region =
        this.#options.rows.get(type)?.scope === "account" ? GLOBAL_REGION : item.region;
      const key = `${type} ${region}`;
      if (!this.#listed.has(key)) return [];
      let place = this.#places.get(key);
      if (place === undefined) {
        const { items, takenAt } = this.#options.inventory;
        place = {
          type,
          region,
          along: byTaker(items.filter((one) => one.type === type && one.region === region)),
          until: Date.parse(takenAt) + COUNTS,
          wanted: false,
          looking: false,
          notBefore: 0,
          wait: PACE.first,
          failed: undefined,
        };
        this.#places.set(key, place);
      }
      return [place];
    });
  }
}

/** Types that are listed by region or account and whose items say with what they go. */
function companionTypes(rows: ReadonlyMap<string, Row>): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const [type, { goesWith, scope }] of rows) {
    // What is listed by its parent is of one that was there; what was paid for is no thing of its own.
    if (goesWith === undefined || typeof scope === "object" || goesWith.type === type) continue;
    types.set(goesWith.type, [...(types.get(goesWith.type) ?? []), type]);
  }
  return types;
}

function byTaker(items: readonly Item[]): ReadonlyMap<ItemId, readonly Item[]> {
  const along = new Map<ItemId, Item[]>();
  for (const item of items) {
    const { goesWith, state } = item;
    if (goesWith === undefined || (state !== "present" && state !== "recycled")) continue;
    const others = along.get(goesWith);
    if (others === undefined) along.set(goesWith, [item]);
    else others.push(item);
  }
  return along;
}
