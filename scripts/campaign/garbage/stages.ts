import { openClosures } from "./closures.ts";
import { openPlans } from "./plans.ts";
import { removals } from "./removals.ts";
import type { Planned } from "./trials.ts";
import { worlds } from "./worlds.ts";

/** Everything that garbage is sent into, by what it is about. */
export async function stages(): Promise<{
  readonly plans: readonly Planned[];
  readonly closures: readonly Planned[];
  readonly removals: readonly Planned[];
}> {
  return {
    plans: worlds.map((world) => ({
      name: `plans of ${world.name}`,
      open: () => openPlans(world),
    })),
    closures: worlds
      .filter(({ holds }) => holds === "nothing")
      .map((world) => ({ name: `closure of ${world.name}`, open: () => openClosures(world) })),
    removals: await removals(),
  };
}
