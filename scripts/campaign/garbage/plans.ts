import { openBed } from "./bed.ts";
import { harmless } from "./harmless.ts";
import { less } from "./judge.ts";
import { look } from "./look.ts";
import { declaredReads, readAt } from "./reads.ts";
import { ALWAYS, callsOf, type Stage } from "./trials.ts";
import type { World } from "./worlds.ts";

/** The plans of both stacks of one world: what they show may not be less than the truth, unsaid. */
export async function openPlans(world: World): Promise<Stage> {
  const reads = await declaredReads(world.cloud);
  const bed = await openBed(world);
  bed.calls();
  const honest = await look(bed);
  return {
    name: `plans of ${world.name}`,
    calls: callsOf(bed.calls()),
    moments: ALWAYS,
    isRead: (call, at) => readAt(reads, bed.replies, call, at),
    async play(trial) {
      const { product, action, garbage } = trial;
      const lift = bed.emulator.fault({ product, action, garbage, kind: "garbage" });
      try {
        const spoilt = await look(bed);
        const [fault] = bed.emulator.world.faults.list;
        const [hits, field] = [fault?.hits ?? 0, fault?.field];
        const broken = hits === 0 ? [] : less(world, honest, spoilt);
        const excuse =
          broken.length === 0
            ? undefined
            : harmless(trial, {
                empty: world.holds === "nothing",
                replies: bed.replies.of(trial),
                field,
                reads,
              });
        return { hits, field, broken, excuse };
      } finally {
        lift();
      }
    },
    close: () => bed.close(),
  };
}
