import type { ActOptions, ActOutcome, CloudSession } from "../../core/cloud.ts";
import type { ItemId } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { cycles } from "../graph.ts";
import { giveUpBlocked } from "./blocked.ts";
import { Companions } from "./companions.ts";
import { freshFor, PACE, type RemoveOptions, type RemoveResult } from "./options.ts";
import { Prover } from "./prover.ts";
import { type Target, words } from "./target.ts";
import { Targets } from "./targets.ts";

/**
 * Removes the targets as a graph of instances, as parallel as the limits allow, and proves each one
 * gone by a complete listing. Ends when all are gone or stuck, when nothing has moved for
 * `limits.patience` seconds, or when the signal aborts; calls under way are waited for, so that their
 * answers are on record. Never throws for what the cloud refuses, but for what ends every further step:
 * a journal that cannot be written, credentials that no longer work.
 */
export async function remove(session: CloudSession, options: RemoveOptions): Promise<RemoveResult> {
  const { clock, signal, limits } = options;
  const targets = new Targets(options);
  const prover = new Prover(session, options, targets);
  const companions = new Companions(session, options);
  const running = new Set<Promise<void>>();
  let acting = 0;
  let failure: { readonly cause: unknown } | undefined;

  try {
    await breakCycles(session, targets, options);
    while (!signal.aborted && !targets.finished && failure === undefined) await round();
  } catch (cause) {
    failure ??= { cause };
  }
  if (signal.aborted) {
    await Promise.race([Promise.allSettled(running), clock.sleep(PACE.grace)]);
    targets.stop();
  } else {
    await Promise.allSettled(running);
    if (failure !== undefined) throw failure.cause;
  }
  return result();

  async function round(): Promise<void> {
    const late = clock.now() - targets.lastProgress > limits.patience * 1_000;
    giveUpBlocked(targets, options);
    if (!late) {
      launchActs();
      for (const place of prover.due(clock.now())) track(prover.look(place));
      for (const place of companions.due(clock.now())) track(companions.look(place));
    }
    if (running.size > 0) await pause(late);
    else if (targets.deadlocked()) targets.stopWaiting("nothing can move");
    else if (late) targets.stopWaiting(`nothing moved for ${limits.patience} s`);
    else await pause(late);
  }

  function launchActs(): void {
    const now = clock.now();
    for (const target of targets.open()) {
      if (acting >= limits.parallel) return;
      if (target.notBefore > now || target.stale || !targets.ready(target)) continue;
      if (target.disposition === "with-parent") {
        targets.requested(target);
        prover.watch(target);
        continue;
      }
      if (now - target.seenAt > freshFor(options.rows.get(target.item.type))) {
        targets.outdated(target);
        prover.watch(target);
        continue;
      }
      if (!companions.known(target, now)) continue;
      const refusal = options.ask?.(target.item) ?? companions.objection(target);
      if (refusal === undefined) track(act(target));
      else targets.stick(target, refusal);
    }
  }

  async function act(target: Target): Promise<void> {
    targets.acting(target);
    acting += 1;
    try {
      targets.settle(
        target,
        await guarded(target, () => session.remove(target.item, actOptions(target, options))),
      );
      prover.watch(target);
    } finally {
      acting -= 1;
    }
  }

  /** Waits until something answers, and unless it is late, until there is something to ask for. */
  async function pause(late: boolean): Promise<void> {
    const now = clock.now();
    const due = late ? undefined : prover.nextDue();
    let next = Math.min(now + PACE.most, due ?? Number.POSITIVE_INFINITY);
    // While all hands are full, only an answer lets the next one start.
    for (const target of late || acting >= limits.parallel ? [] : targets.open()) {
      if (target.notBefore > now && targets.ready(target)) next = Math.min(next, target.notBefore);
    }
    // Not AbortSignal.any: Node 20 keeps what it makes for as long as the signal lives.
    // https://github.com/nodejs/node/issues/54614
    const timer = new AbortController();
    const wake = (): void => timer.abort();
    signal.addEventListener("abort", wake, { once: true });
    const sleep = clock.sleep(Math.max(1, next - now), timer.signal).catch(() => undefined);
    if (!signal.aborted) await Promise.race([...running, sleep]);
    signal.removeEventListener("abort", wake);
    timer.abort();
  }

  /** A listing that throws is the outside world's doing: the place is looked at again. */
  function track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch(take).finally(() => {
      running.delete(tracked);
    });
    running.add(tracked);
  }

  function take(cause: unknown): void {
    if (signal.aborted) return;
    try {
      if (cause instanceof Problem) throw cause;
      options.recorder.note({ kind: "stuck", item: "run", reason: message(cause) });
    } catch (ends) {
      failure ??= { cause: ends };
    }
  }

  function result(): RemoveResult {
    const all = [...targets.all()];
    return {
      gone: new Set(all.filter((target) => target.phase === "gone").map((target) => target.id)),
      stuck: new Map(
        all
          .filter((target) => target.phase !== "gone")
          .map((target) => [target.id, target.reason === "" ? "no answer" : target.reason]),
      ),
      appeared: prover.appeared(),
      stopped: signal.aborted,
    };
  }
}

/** Detaches the members of each circle from each other, so that any of them can go first. */
async function breakCycles(
  session: CloudSession,
  targets: Targets,
  options: RemoveOptions,
): Promise<void> {
  const all = [...targets.all()];
  const needs = new Map(all.map((target) => [target.id, targets.needsOf(target)]));
  for (const group of cycles([...needs.keys()], needs)) {
    const members = group.flatMap((id) => targets.get(id) ?? []);
    const ended = await Promise.allSettled(members.map((target) => untie(target, group)));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  }

  async function untie(target: Target, group: readonly ItemId[]): Promise<void> {
    if (options.signal.aborted) return;
    const refusal = options.ask?.(target.item);
    if (refusal !== undefined) {
      targets.stick(target, refusal);
      return;
    }
    const outcome = await guarded(target, () =>
      session.detach(target.item, actOptions(target, options)),
    );
    const others = group.filter((id) => id !== target.id);
    if (outcome.outcome !== "requested" && outcome.outcome !== "gone") {
      target.reason = `could not be detached from ${others.join(", ")}: ${words(outcome)}`;
    }
    targets.untie(target, others);
  }
}

function actOptions(target: Target, options: RemoveOptions): ActOptions {
  const { recorder, signal, reviewedAt } = options;
  const { disposition, option } = target;
  return { disposition, option, reviewedAt, recorder, signal };
}

/**
 * A throw out of the session is the outside world's doing: what became of the item is then unknown. A
 * Problem concerns the whole run.
 */
async function guarded(target: Target, act: () => Promise<ActOutcome>): Promise<ActOutcome> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    return { outcome: "unknown", code: "NoAnswer", message: `${target.id}: ${message(cause)}` };
  }
}

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
