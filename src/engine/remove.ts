import type { Limits } from "../core/account.ts";
import type { Clock } from "../core/clock.ts";
import type { ActOutcome, CloudSession } from "../core/cloud.ts";
import type { Inventory } from "../core/inventory.ts";
import { isKnown } from "../core/inventory.ts";
import type { Item, ItemId } from "../core/item.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Row } from "../core/row.ts";
import { cycles, prerequisites } from "./graph.ts";
import { joinItems } from "./join.ts";
import type { Recorder } from "./recorder.ts";

/** What a removal run needs. */
export interface RemoveOptions {
  readonly rows: ReadonlyMap<string, Row>;
  /** Everything known now; the targets are among it. */
  readonly inventory: Inventory;
  /** Approved items that go, as the plan decided them. */
  readonly targets: readonly JudgedItem[];
  /** When the review was taken. */
  readonly reviewedAt: string;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits: Limits;
  /** Asked right before each item's calls; a text refuses. */
  readonly ask?: (item: Item) => string | undefined;
  readonly progress?: (progress: RemoveProgress) => void;
}

/** Where a run stands. */
export interface RemoveProgress {
  readonly gone: number;
  readonly total: number;
  readonly last: string;
}

/** How a run ended. */
export interface RemoveResult {
  /** Proved gone by a complete listing. */
  readonly gone: ReadonlySet<ItemId>;
  /** Why each other target is still there. */
  readonly stuck: ReadonlyMap<ItemId, string>;
  /** Items of the listed types that nobody had seen before, with who may have made them. */
  readonly appeared: readonly { readonly item: Item; readonly creator: ItemId | undefined }[];
  readonly stopped: boolean;
}

/** Times that the pace of a run is made of, in milliseconds. */
const PACE = { first: 150, factor: 1.6, most: 5_000, grace: 300 } as const;
/** Complete listings that still show an item unchanged before its removal is asked for again. */
const LOOKS = 6;
/** How often a removal is asked for when the cloud says yes and nothing happens. */
const ASKS = 3;

type Phase = "open" | "acting" | "requested" | "gone" | "stuck";

interface Target {
  item: Item;
  readonly disposition: JudgedItem["disposition"];
  phase: Phase;
  asks: number;
  looks: number;
  wait: number;
  notBefore: number;
  reason: string;
  needs: Set<ItemId>;
}

interface Place {
  readonly type: string;
  readonly region: string;
  due: number;
  wait: number;
  looking: boolean;
}

/**
 * Removes the targets as a graph of instances, as parallel as the limits allow, and proves each one
 * gone by a complete listing. Ends when all are gone or stuck, when nothing has moved for
 * `limits.patience` seconds, or when the signal aborts. Never throws for what the cloud refuses.
 */
export async function remove(session: CloudSession, options: RemoveOptions): Promise<RemoveResult> {
  const { clock, signal, recorder, rows } = options;
  const targets = prepare(options);
  const known = new Set(options.inventory.items.map((item) => item.id));
  const joining = options.inventory.items.filter(
    (item) => rows.get(item.type)?.joins !== undefined,
  );
  const places = new Map<string, Place>();
  const appeared = new Map<ItemId, Item>();
  const running = new Set<Promise<void>>();
  const taking = takersOf(options.targets);
  let acting = 0;
  let lastProgress = clock.now();

  await breakCycles();
  while (!signal.aborted) {
    launchActs();
    launchLooks();
    const open = [...targets.values()].filter(
      (target) => target.phase !== "gone" && target.phase !== "stuck",
    );
    if (open.length === 0) break;
    if (running.size === 0 && nothingCanMove(open)) break;
    if (clock.now() - lastProgress > options.limits.patience * 1_000) {
      giveUp(open);
      break;
    }
    await pause();
  }
  if (signal.aborted) await Promise.race([Promise.allSettled(running), clock.sleep(PACE.grace)]);
  finish();
  return result();

  function prepare(from: RemoveOptions): Map<ItemId, Target> {
    const needs = prerequisites(from.inventory.items, rows);
    const map = new Map<ItemId, Target>();
    for (const item of from.targets) {
      map.set(item.id, {
        item,
        disposition: item.disposition,
        phase: "open",
        asks: 0,
        looks: 0,
        wait: PACE.first,
        notBefore: 0,
        reason: "",
        needs: new Set(needs.get(item.id) ?? []),
      });
    }
    return map;
  }

  async function breakCycles(): Promise<void> {
    const needs = new Map([...targets].map(([id, target]) => [id, target.needs]));
    for (const group of cycles([...targets.keys()], needs)) {
      const members = new Set(group);
      await Promise.all(
        group.map(async (id) => {
          const target = targets.get(id);
          if (target === undefined || signal.aborted) return;
          const outcome = await guarded(target, () =>
            session.detach(target.item, actOptions(target)),
          );
          if (outcome.outcome === "refused" || outcome.outcome === "denied") {
            target.reason = `could not be detached from ${[...members].filter((other) => other !== id).join(", ")}: ${words(outcome)}`;
          }
          for (const other of members) target.needs.delete(other);
        }),
      );
    }
  }

  function actOptions(target: Target): Parameters<CloudSession["remove"]>[1] {
    return { disposition: target.disposition, reviewedAt: options.reviewedAt, recorder, signal };
  }

  function launchActs(): void {
    const now = clock.now();
    for (const [id, target] of targets) {
      if (acting >= options.limits.parallel) return;
      if (target.phase !== "open" || target.notBefore > now || !ready(target)) continue;
      if (
        target.disposition === "with-parent" ||
        rows.get(target.item.type)?.remove.by === "parent"
      ) {
        target.phase = "requested";
        watch(target);
        continue;
      }
      const refusal = options.ask?.(target.item);
      if (refusal !== undefined) {
        stick(id, target, refusal);
        continue;
      }
      target.phase = "acting";
      target.asks += 1;
      acting += 1;
      track(
        guarded(target, () => session.remove(target.item, actOptions(target)))
          .then((outcome) => settle(id, target, outcome))
          .finally(() => {
            acting -= 1;
          }),
      );
    }
  }

  /** A throw out of the session is a bug or the outside world: the item's state is then unknown. */
  async function guarded(target: Target, act: () => Promise<ActOutcome>): Promise<ActOutcome> {
    try {
      return await act();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { outcome: "unknown", code: "NoAnswer", message: `${target.item.id}: ${message}` };
    }
  }

  function settle(id: ItemId, target: Target, outcome: ActOutcome): void {
    switch (outcome.outcome) {
      case "requested":
      case "gone":
        if (target.asks === 1) lastProgress = clock.now();
        target.phase = "requested";
        target.looks = 0;
        watch(target);
        return;
      case "unknown":
        target.reason = words(outcome);
        target.phase = "requested";
        target.looks = LOOKS - 1;
        watch(target);
        return;
      case "busy":
      case "throttled":
        target.reason = words(outcome);
        target.phase = "open";
        target.asks -= 1;
        target.notBefore = clock.now() + target.wait;
        target.wait = Math.min(PACE.most, target.wait * PACE.factor);
        return;
      case "refused":
      case "denied":
        stick(id, target, words(outcome));
    }
  }

  function watch(target: Target): void {
    const key = `${target.item.type} ${target.item.region}`;
    const due = clock.now() + PACE.first;
    const place = places.get(key);
    if (place === undefined)
      places.set(key, {
        type: target.item.type,
        region: target.item.region,
        due,
        wait: PACE.first,
        looking: false,
      });
    else if (!place.looking) {
      place.due = Math.min(place.due, due);
      place.wait = PACE.first;
    }
  }

  function launchLooks(): void {
    const now = clock.now();
    for (const place of places.values()) {
      if (place.looking || place.due > now || !waitedFor(place)) continue;
      place.looking = true;
      track(
        look(place).finally(() => {
          place.looking = false;
          place.wait = Math.min(PACE.most, place.wait * PACE.factor);
          place.due = clock.now() + place.wait;
        }),
      );
    }
  }

  function waitedFor(place: Place): boolean {
    for (const target of targets.values()) {
      if (
        target.phase === "requested" &&
        target.item.type === place.type &&
        target.item.region === place.region
      )
        return true;
    }
    return false;
  }

  async function look(place: Place): Promise<void> {
    const parents = parentsAt(place);
    const listing =
      parents !== undefined && parents.length === 0
        ? { coverage: { ...place, outcome: "listed" as const, count: 0 }, items: [] }
        : await session.list(
            { type: place.type, region: place.region, parents: parents ?? [] },
            signal,
          );
    if (!isKnown(listing.coverage)) {
      const why = `${listing.coverage.outcome}${listing.coverage.code === undefined ? "" : ` ${listing.coverage.code}`}`;
      for (const target of at(place)) {
        target.reason =
          `its removal was asked for but cannot be proved: ${place.type} in ${place.region} could not be listed (${why}) ${listing.coverage.message ?? ""}`.trim();
      }
      return;
    }
    const present = new Map(
      joinItems([...listing.items, ...joining], rows).map((item) => [item.id, item]),
    );
    for (const item of listing.items)
      if (!known.has(item.id)) appeared.set(item.id, present.get(item.id) ?? item);
    for (const [id, target] of targets) {
      if (target.item.type !== place.type || target.item.region !== place.region) continue;
      if (target.phase === "requested") judgeLook(id, target, present.get(id));
      else if (target.phase === "gone" && present.has(id)) comeBack(id, target);
    }
  }

  function judgeLook(id: ItemId, target: Target, seen: Item | undefined): void {
    const removal = rows.get(target.item.type)?.remove;
    if (seen === undefined) {
      proved(id, target, "a complete listing without it");
      return;
    }
    if (seen.state === "scheduled" && removal?.by === "call" && removal.ends === "scheduled") {
      proved(
        id,
        target,
        `its deletion is scheduled${seen.until === undefined ? "" : ` for ${seen.until}`}`,
      );
      return;
    }
    if (seen.state === "leaving" || target.disposition === "with-parent") {
      if (target.item.state !== seen.state) lastProgress = clock.now();
      target.item = seen;
      target.reason =
        seen.state === "leaving"
          ? "its deletion is still running"
          : `it is still there although ${seen.goesWith ?? "its owner"} was asked to go`;
      return;
    }
    if (seen.state === "recycled" && target.item.state !== "recycled") {
      target.item = seen;
      reopen(target);
      lastProgress = clock.now();
      return;
    }
    target.item = seen;
    target.looks += 1;
    if (target.looks < LOOKS) return;
    if (target.asks >= ASKS) {
      stick(
        id,
        target,
        `the cloud accepted its removal ${target.asks} times and it is still there${target.reason === "" ? "" : ` (${target.reason})`}`,
      );
    } else reopen(target);
  }

  function reopen(target: Target): void {
    target.phase = "open";
    target.looks = 0;
    target.notBefore = clock.now();
  }

  function proved(id: ItemId, target: Target, how: string): void {
    target.phase = "gone";
    lastProgress = clock.now();
    recorder.note({ kind: "proved", item: id, how });
    const place = places.get(`${target.item.type} ${target.item.region}`);
    if (place !== undefined) place.wait = PACE.first;
    let gone = 0;
    for (const other of targets.values()) {
      if (other.phase === "gone") gone += 1;
      if (other.phase === "open") {
        other.notBefore = Math.min(other.notBefore, clock.now());
        other.wait = PACE.first;
      }
    }
    options.progress?.({ gone, total: targets.size, last: id });
  }

  function comeBack(id: ItemId, target: Target): void {
    const creator = creatorOf(target.item);
    recorder.note({ kind: "back", item: id, ...(creator === undefined ? {} : { creator }) });
    stick(
      id,
      target,
      `it came back after it was gone${creator === undefined ? "" : `; ${creator} creates it anew`}`,
    );
  }

  function creatorOf(item: Item): ItemId | undefined {
    const makers = [...rows]
      .filter(([, row]) => row.recreates?.includes(item.type))
      .map(([type]) => type);
    const candidates = options.inventory.items.filter(
      (other) => makers.includes(other.type) && other.region === item.region,
    );
    return (
      candidates.find((maker) => targets.get(maker.id)?.phase !== "gone")?.id ?? candidates[0]?.id
    );
  }

  function stick(id: ItemId, target: Target, reason: string): void {
    target.phase = "stuck";
    target.reason = reason;
    recorder.note({ kind: "stuck", item: id, reason });
  }

  function ready(target: Target): boolean {
    for (const id of target.needs) {
      const other = targets.get(id);
      if (other !== undefined && other.phase !== "gone") return false;
    }
    const parents = taking.get(target.item.id) ?? [];
    return (
      target.disposition !== "with-parent" ||
      parents.every((id) => (targets.get(id)?.phase ?? "gone") !== "open")
    );
  }

  function nothingCanMove(open: readonly Target[]): boolean {
    const waitingForStuck = open.every((target) => target.phase === "open" && !ready(target));
    if (!waitingForStuck) return false;
    giveUp(open);
    return true;
  }

  function giveUp(open: readonly Target[]): void {
    for (const target of open) {
      const blocker = [...target.needs].find((id) => (targets.get(id)?.phase ?? "gone") !== "gone");
      const waits = target.phase === "open" && blocker !== undefined;
      const cause = waits
        ? `it waits for ${blocker}: ${targets.get(blocker)?.reason ?? "still there"}`
        : target.reason;
      stick(
        target.item.id,
        target,
        waits
          ? cause
          : `nothing moved for ${options.limits.patience} s${cause === "" ? "" : `: ${cause}`}`,
      );
    }
  }

  async function pause(): Promise<void> {
    const now = clock.now();
    let next = now + PACE.most;
    for (const target of targets.values()) {
      if (target.phase === "open" && target.notBefore > now && ready(target))
        next = Math.min(next, target.notBefore);
    }
    for (const place of places.values())
      if (!place.looking && waitedFor(place)) next = Math.min(next, place.due);
    const timer = new AbortController();
    const sleep = clock
      .sleep(Math.max(1, next - now), AbortSignal.any([timer.signal, signal]))
      .catch(() => undefined);
    await Promise.race([...running, sleep]);
    timer.abort();
  }

  function track(work: Promise<void>): void {
    const tracked: Promise<void> = work
      .catch((cause: unknown) => {
        if (signal.aborted) return;
        recorder.note({
          kind: "stuck",
          item: "run",
          reason: cause instanceof Error ? cause.message : String(cause),
        });
      })
      .finally(() => {
        running.delete(tracked);
      });
    running.add(tracked);
  }

  function at(place: Place): readonly Target[] {
    return [...targets.values()].filter(
      (target) =>
        target.phase === "requested" &&
        target.item.type === place.type &&
        target.item.region === place.region,
    );
  }

  /** Parents for a type listed per parent: those known in the region that are not proved gone. */
  function parentsAt(place: Place): readonly Item[] | undefined {
    const scope = rows.get(place.type)?.scope;
    if (typeof scope !== "object") return undefined;
    return options.inventory.items.filter(
      (item) =>
        item.type === scope.per &&
        item.region === place.region &&
        targets.get(item.id)?.phase !== "gone",
    );
  }

  function finish(): void {
    if (!signal.aborted) return;
    for (const target of targets.values()) {
      if (target.phase === "gone" || target.phase === "stuck") continue;
      target.reason =
        target.phase === "open"
          ? "the run was stopped before it was touched"
          : `the run was stopped after its removal was asked for; the next run looks again${target.reason === "" ? "" : ` (${target.reason})`}`;
    }
  }

  function result(): RemoveResult {
    const gone = new Set<ItemId>();
    const stuck = new Map<ItemId, string>();
    for (const [id, target] of targets) {
      if (target.phase === "gone") gone.add(id);
      else stuck.set(id, target.reason === "" ? "no answer" : target.reason);
    }
    return {
      gone,
      stuck,
      appeared: [...appeared.values()].map((item) => ({ item, creator: creatorOf(item) })),
      stopped: signal.aborted,
    };
  }
}

function takersOf(items: readonly Item[]): ReadonlyMap<ItemId, readonly ItemId[]> {
  const takers = new Map<ItemId, ItemId[]>();
  for (const item of items) if (item.goesWith !== undefined) takers.set(item.id, [item.goesWith]);
  return takers;
}

function words(outcome: ActOutcome): string {
  if (outcome.outcome === "requested" || outcome.outcome === "gone") return "";
  return `${outcome.code}: ${outcome.message}${outcome.meaning === undefined ? "" : ` (${outcome.meaning})`}`;
}
