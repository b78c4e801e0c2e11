import type { CloudSession, Listing } from "../../core/cloud.ts";
import { type Coverage, shows } from "../../core/inventory.ts";
import type { Item, ItemId } from "../../core/item.ts";
import { ABSENT, scheduledProof } from "../../core/proof.ts";
import { withRecords } from "../join.ts";
import { ASKS, LOOKS, PACE, type RemoveOptions, slower } from "./options.ts";
import type { Target } from "./target.ts";
import type { Targets } from "./targets.ts";

/** A (type, region) that is listed again until its targets are gone. */
export interface Place {
  readonly type: string;
  readonly region: string;
  due: number;
  wait: number;
  looking: boolean;
}

/** Proves removals by complete listings, and notices what came back or is new. */
export class Prover {
  readonly #session: CloudSession;
  readonly #options: RemoveOptions;
  readonly #targets: Targets;
  readonly #places = new Map<string, Place>();
  readonly #known: ReadonlySet<ItemId>;
  readonly #joining: readonly Item[];
  readonly #appeared = new Map<ItemId, Item>();

  constructor(session: CloudSession, options: RemoveOptions, targets: Targets) {
    this.#session = session;
    this.#options = options;
    this.#targets = targets;
    this.#joining = options.inventory.joining ?? [];
    this.#known = new Set([...options.inventory.items, ...this.#joining].map((item) => item.id));
  }

  /** A removal was asked for: its place is to be looked at soon. */
  watch(target: Target): void {
    const key = `${target.item.type} ${target.item.region}`;
    const due = this.#options.clock.now() + PACE.first;
    const place = this.#places.get(key);
    if (place === undefined) {
      const { type, region } = target.item;
      this.#places.set(key, { type, region, due, wait: PACE.first, looking: false });
    } else if (!place.looking) {
      place.due = Math.min(place.due, due);
      place.wait = PACE.first;
    }
  }

  /** Places that are due now. */
  due(now: number): readonly Place[] {
    return [...this.#places.values()].filter(
      (place) => !place.looking && this.#dueAt(place) <= now,
    );
  }

  /** When the next place is due; undefined when none is watched. */
  nextDue(): number | undefined {
    const times = [...this.#places.values()]
      .filter((place) => !place.looking)
      .map((place) => this.#dueAt(place));
    const next = Math.min(...times);
    return Number.isFinite(next) ? next : undefined;
  }

  /** A place is due when something in it is to be proved, or looked at before it is asked for again. */
  #dueAt(place: Place): number {
    const { type, region } = place;
    const proof = this.#targets.requestedAt(type, region).size > 0 ? place.due : Infinity;
    const stale = [...this.#targets.staleAt(type, region)].map(({ notBefore }) => notBefore);
    return Math.min(proof, ...stale);
  }

  /** Lists a place anew and judges its targets by what is there. */
  async look(place: Place): Promise<void> {
    place.looking = true;
    const stale = [...this.#targets.staleAt(place.type, place.region)];
    let known = false;
    try {
      const { coverage, items } = await this.#list(place);
      // What stood there a moment ago contradicts a service that is not active: that proves nothing.
      known = coverage.outcome === "listed";
      if (known) this.#judge(place, items);
      else if (shows(coverage)) {
        this.#giveUpUnshown(place, items, coverage);
        this.#judge(place, items);
        known = true;
      } else {
        const code = coverage.code === undefined ? "" : ` ${coverage.code}`;
        const why =
          `${place.type} in ${place.region} could not be listed (${coverage.outcome}${code}) ${coverage.message ?? ""}`.trim();
        for (const target of this.#awaited(place))
          target.reason = `its removal was asked for and cannot be proved: ${why}`;
        for (const target of stale) target.reason = `it cannot be looked at before it goes: ${why}`;
      }
    } finally {
      for (const target of stale) this.#targets.looked(target, known);
      place.looking = false;
      place.wait = slower(place.wait);
      place.due = this.#options.clock.now() + place.wait;
    }
  }

  /** Items that nobody had seen before this run, with who may have made them. */
  appeared(): readonly { readonly item: Item; readonly creator: ItemId | undefined }[] {
    return [...this.#appeared.values()].map((item) => ({ item, creator: this.#creatorOf(item) }));
  }

  async #list(place: Place): Promise<Listing> {
    const { type, region } = place;
    const scope = this.#options.rows.get(type)?.scope;
    if (typeof scope !== "object")
      return this.#session.list({ type, region, parents: [] }, this.#options.signal);
    const parents = this.#options.inventory.items.filter(
      (item) =>
        item.type === scope.per &&
        item.region === region &&
        this.#targets.get(item.id)?.phase !== "gone",
    );
    if (parents.length === 0)
      return { coverage: { type, region, outcome: "listed", count: 0 }, items: [] };
    return this.#session.list({ type, region, parents }, this.#options.signal);
  }

  #judge(place: Place, items: readonly Item[]): void {
    const present = new Map(withRecords(items, this.#joining).map((item) => [item.id, item]));
    for (const item of items) if (!this.#known.has(item.id)) this.#appeared.set(item.id, item);
    for (const target of this.#targets.at(place.type, place.region)) {
      const seen = present.get(target.id);
      if (seen !== undefined) target.seenAt = this.#options.clock.now();
      if (target.phase === "requested") this.#judgeTarget(target, seen);
      else if (target.phase === "open" && target.stale) this.#refresh(target, seen);
      else if (target.phase === "gone" && seen !== undefined && seen.state === "present")
        this.#cameBack(target);
    }
  }

  /**
   * Gives up what a listing that may be short does not show: it may be gone, or out of the caller's sight,
   * and no further look would tell.
   */
  #giveUpUnshown(
    { type, region }: Place,
    items: readonly Item[],
    { message = "" }: Coverage,
  ): void {
    const shown = new Set(items.map(({ id }) => id));
    const waiting = [
      ...this.#targets.requestedAt(type, region),
      ...this.#targets.staleAt(type, region),
    ];
    for (const target of waiting.filter(({ id }) => !shown.has(id))) {
      this.#targets.stick(
        target,
        target.asks === 0
          ? `it is not listed any more, and whether it is gone is not proved: ${message}`
          : `its removal was asked for, and it is not listed any more, which is no proof: ${message}`,
      );
    }
  }

  /** What is known of a target that was busy, or waited long, is brought up to date before it is asked for again. */
  #refresh(target: Target, seen: Item | undefined): void {
    if (seen === undefined || seen.state === "scheduled") this.#judgeTarget(target, seen);
    else if (seen.state === "leaving") this.#targets.requested(target);
    if (seen !== undefined) target.item = seen;
  }

  #judgeTarget(target: Target, seen: Item | undefined): void {
    const targets = this.#targets;
    if (seen === undefined) {
      targets.proved(target, ABSENT);
      return;
    }
    const removal = this.#options.rows.get(target.item.type)?.remove;
    if (seen.state === "scheduled" && removal?.by === "call" && removal.ends === "scheduled") {
      targets.proved(target, scheduledProof(seen.until), seen.until);
      return;
    }
    const before = target.item.state;
    target.item = seen;
    if (before !== seen.state) targets.moved();
    if (seen.state === "leaving") {
      target.reason = "its deletion is still running";
      return;
    }
    if (target.disposition === "with-parent") {
      target.reason = `it goes with ${seen.goesWith ?? "the service that owns it"} and is still there`;
      return;
    }
    if (seen.state === "recycled" && before !== "recycled") {
      targets.reopen(target);
      return;
    }
    target.looks += 1;
    if (target.looks < LOOKS) return;
    if (target.asks < ASKS) targets.reopen(target);
    else {
      const last = target.reason === "" ? "" : ` (${target.reason})`;
      targets.stick(
        target,
        `the cloud accepted its removal ${target.asks} times and it is still there${last}`,
      );
    }
  }

  #cameBack(target: Target): void {
    const creator = this.#creatorOf(target.item);
    this.#options.recorder.note({
      kind: "back",
      item: target.id,
      ...(creator === undefined ? {} : { creator }),
    });
    this.#targets.stick(
      target,
      `it came back after it was gone${creator === undefined ? "" : `; ${creator} makes it anew`}`,
    );
  }

  #creatorOf(item: Item): ItemId | undefined {
    const { rows, inventory } = this.#options;
    const makers = new Set(
      [...rows].filter(([, row]) => row.recreates?.includes(item.type)).map(([type]) => type),
    );
    if (makers.size === 0) return undefined;
    const near = inventory.items.filter(
      (other) => makers.has(other.type) && other.region === item.region,
    );
    return (near.find((maker) => this.#targets.get(maker.id)?.phase !== "gone") ?? near[0])?.id;
  }

  #awaited(place: Place): readonly Target[] {
    return [...this.#targets.requestedAt(place.type, place.region)];
  }
}
