import type { ActOutcome } from "../../core/cloud.ts";
import type { ItemId } from "../../core/item.ts";
import { prerequisites } from "../graph.ts";
import { whatBlocks } from "./blocked.ts";
import { type HeldBy, heldWords, holdersOf } from "./holders.ts";
import { PACE, type RemoveOptions, slower } from "./options.ts";
import { placeOf, type Target, words } from "./target.ts";
import { Waits } from "./waits.ts";

const NONE: ReadonlySet<Target> = new Set();

/** The items of a run and where each stands; every change of standing goes through here. */
export class Targets {
  readonly #all: Map<ItemId, Target>;
  readonly #open = new Set<Target>();
  readonly #at = new Map<string, Set<Target>>();
  readonly #requested = new Map<string, Set<Target>>();
  readonly #stale = new Map<string, Set<Target>>();
  readonly #waits: Waits;
  #gone = 0;
  #stuck = 0;
  readonly #options: RemoveOptions;
  /** When something last moved, ms. */
  lastProgress: number;

  constructor(options: RemoveOptions) {
    this.#options = options;
    this.lastProgress = options.clock.now();
    this.#all = new Map(
      options.targets.map((item) => [
        item.id,
        {
          id: item.id,
          disposition: item.disposition,
          option: item.option,
          item,
          seenAt: Date.parse(options.inventory.takenAt),
          phase: "open",
          asks: 0,
          busy: false,
          busySince: 0,
          blockedBy: undefined,
          looks: 0,
          wait: PACE.first,
          notBefore: 0,
          stale: false,
          reason: "",
        },
      ]),
    );
    for (const target of this.#all.values()) {
      this.#open.add(target);
      put(this.#at, target);
    }
    const needs = prerequisites(options.inventory.items, options.rows);
    this.#waits = new Waits(new Set(this.#all.keys()), needs);
  }

  all(): Iterable<Target> {
    return this.#all.values();
  }

  get(id: ItemId): Target | undefined {
    return this.#all.get(id);
  }

  /** Targets that may be asked for once they are ready. */
  open(): Iterable<Target> {
    return this.#open;
  }

  /** All targets of a place. */
  at(type: string, region: string): ReadonlySet<Target> {
    return this.#at.get(`${type} ${region}`) ?? NONE;
  }

  /** Targets of a place that are asked for and not yet proved. */
  requestedAt(type: string, region: string): ReadonlySet<Target> {
    return this.#requested.get(`${type} ${region}`) ?? NONE;
  }

  /** Targets of a place that are to be looked at before they are asked for again. */
  staleAt(type: string, region: string): ReadonlySet<Target> {
    return this.#stale.get(`${type} ${region}`) ?? NONE;
  }

  /** True when every target is gone or no longer waited for. */
  get finished(): boolean {
    return this.#gone + this.#stuck === this.#all.size;
  }

  /** True when nothing that must be gone first is left. */
  ready(target: Target): boolean {
    if (this.needsOf(target).size > 0) return false;
    if (target.disposition !== "with-parent" || target.item.goesWith === undefined) return true;
    return this.#all.get(target.item.goesWith)?.phase !== "open";
  }

  /** Targets that must be gone first and are not. */
  needsOf(target: Target): ReadonlySet<ItemId> {
    return this.#waits.leftOf(target.id);
  }

  /** It no longer waits for these others. */
  untie(target: Target, others: readonly ItemId[]): void {
    this.#waits.untie(target.id, others);
  }

  /** Takes in what the removal calls of an item led to. */
  settle(target: Target, outcome: ActOutcome): void {
    switch (outcome.outcome) {
      case "requested":
      case "gone":
        target.asks += 1;
        target.busy = false;
        if (target.asks === 1) this.moved();
        this.requested(target);
        return;
      case "unknown":
        target.reason = words(outcome);
        this.requested(target);
        return;
      case "busy":
      case "throttled":
        if (outcome.outcome === "busy" && !target.busy)
          target.busySince = this.#options.clock.now();
        target.busy = outcome.outcome === "busy";
        target.blockedBy = outcome.blockedBy;
        target.reason = words(outcome) + whatBlocks(target, this.#options, this.#isThere);
        this.#move(target, "open");
        this.#later(target);
        if (outcome.outcome === "busy") this.outdated(target);
        return;
      case "refused":
      case "denied":
        this.stick(target, words(outcome));
    }
  }

  readonly #isThere = (id: ItemId): boolean => this.#all.get(id)?.phase !== "gone";

  #holdersOf(target: Target): HeldBy {
    return holdersOf(target, this.#options.inventory.items, this.#isThere);
  }

  /** It is to be looked at before it is asked for. */
  outdated(target: Target): void {
    target.stale = true;
    put(this.#stale, target);
  }

  /** It was looked at, or could not be: it may be asked for again, or looked at again later. */
  looked(target: Target, known: boolean): void {
    target.stale = false;
    this.#stale.get(placeOf(target))?.delete(target);
    if (!known) this.#later(target);
  }

  /** Its calls are being made. */
  acting(target: Target): void {
    this.#move(target, "acting");
  }

  /** Asked for: from now on only a complete listing tells. */
  requested(target: Target): void {
    this.#move(target, "requested");
    target.looks = 0;
  }

  /** To be asked for again at once. */
  reopen(target: Target): void {
    this.#move(target, "open");
    target.notBefore = this.#options.clock.now();
  }

  /** Proved gone; whatever waited may go on at once. */
  proved(target: Target, how: string, until?: string): void {
    this.#move(target, "gone");
    this.moved();
    const ends = until === undefined ? {} : { until };
    this.#options.recorder.note({ kind: "proved", item: target.id, how, ...ends });
    for (const id of this.#waits.gone(target.id)) {
      const other = this.#all.get(id);
      if (other?.phase !== "open") continue;
      other.notBefore = this.#options.clock.now();
      other.wait = PACE.first;
    }
    this.#options.progress?.({ gone: this.#gone, total: this.#all.size, last: target.id });
  }

  /** No longer waited for in this run. */
  stick(target: Target, reason: string): void {
    this.#move(target, "stuck");
    target.reason = reason;
    this.#options.recorder.note({ kind: "stuck", item: target.id, reason });
  }

  /** Something moved: patience starts anew. */
  moved(): void {
    this.lastProgress = this.#options.clock.now();
  }

  /** True when all that is left waits for something that is no longer waited for. */
  deadlocked(): boolean {
    if (this.#open.size + this.#gone + this.#stuck < this.#all.size) return false;
    for (const target of this.#open) if (this.ready(target)) return false;
    return true;
  }

  /** Stops waiting for everything that is left, naming for each what it waits for or what was last said. */
  stopWaiting(because: string): void {
    for (const target of this.#unfinished()) {
      const [blocker] = this.needsOf(target);
      if (target.phase === "open" && blocker !== undefined) {
        const why = this.#all.get(blocker)?.reason ?? "";
        this.stick(
          target,
          `it waits for ${blocker}${why === "" ? ", which is still there" : `: ${why}`}`,
        );
      } else if (target.reason === "") this.stick(target, because);
      else {
        const held = !target.busy ? "" : heldWords(this.#holdersOf(target));
        this.stick(target, `${because}: ${target.reason}${held}`);
      }
    }
  }

  /** Words for what a stop left unfinished. */
  stop(): void {
    for (const target of this.#unfinished()) {
      const last = target.reason === "" ? "" : ` (${target.reason})`;
      target.reason =
        target.phase === "open"
          ? `the run was stopped before it was touched${last}`
          : `the run was stopped after its removal was asked for; the next run looks again${last}`;
    }
  }

  #later(target: Target): void {
    target.notBefore = this.#options.clock.now() + target.wait;
    target.wait = slower(target.wait);
  }

  #unfinished(): readonly Target[] {
    return [...this.#all.values()].filter(
      (target) => target.phase !== "gone" && target.phase !== "stuck",
    );
  }

  #move(target: Target, phase: Target["phase"]): void {
    if (target.phase === "open") this.#open.delete(target);
    if (target.phase === "requested") this.#requested.get(placeOf(target))?.delete(target);
    if (target.phase === "gone") {
      this.#gone -= 1;
      this.#waits.back(target.id);
    }
    if (target.phase === "stuck") this.#stuck -= 1;
    target.phase = phase;
    if (phase === "open") this.#open.add(target);
    if (phase === "gone") this.#gone += 1;
    if (phase === "stuck") this.#stuck += 1;
    if (phase === "requested") put(this.#requested, target);
  }
}

function put(places: Map<string, Set<Target>>, target: Target): void {
  const same = places.get(placeOf(target));
  if (same === undefined) places.set(placeOf(target), new Set([target]));
  else same.add(target);
}
