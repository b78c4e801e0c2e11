import type { Reporter, TestModule } from "vitest/node";

/** So many files are named. */
const NAMED = 12;
/** A run of fewer is of somebody who looks at these. */
const FEW = 40;

/** At the end of a run of the whole suite: which files took the time, so that none grows unseen. */
export const slowest: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    if (modules.length < FEW) return;
    const taken = modules
      .map((module) => ({
        name: `${module.project.name} ${module.relativeModuleId}`,
        seconds: module.diagnostic().duration / 1_000,
      }))
      .toSorted((a, b) => b.seconds - a.seconds);
    const all = taken.reduce((sum, { seconds }) => sum + seconds, 0);
    const lines = taken
      .slice(0, NAMED)
      .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`);
    process.stdout.write(
      `\nSlowest files, of ${modules.length} that took ${all.toFixed(0)} s one after another:\n${lines.join("\n")}\n`,
    );
  },
};
