import type { ClosureCondition, Reading } from "../core/closure.ts";

const HOUR = 60 * 60 * 1000;

/**
 * Holds conditions that must have held for a while against what was read before: met now is not met
 * before the oldest reading of an unbroken row of met ones is old enough. Times are ISO 8601 in UTC.
 */
export function steadied(
  conditions: readonly ClosureCondition[],
  readings: readonly Reading[],
  now: string,
): readonly ClosureCondition[] {
  return conditions.map((condition) => {
    const hours = condition.steadyHours;
    if (hours === undefined || condition.outcome !== "met") return condition;
    const since = metSince(condition.id, readings) ?? now;
    const until = new Date(Date.parse(since) + hours * HOUR).toISOString();
    if (until <= now)
      return { ...condition, detail: `${condition.detail}; true since ${since}, confirmed now` };
    return {
      ...condition,
      outcome: "unmet",
      until,
      detail: `${condition.detail}; true since ${since}; must still be true ${hours} hours later`,
      remedy: `Nothing to do: plan again after ${until}.`,
      ...(condition.in === undefined
        ? {}
        : { in: { zh: { ...condition.in.zh, remedy: `无需操作：${until} 之后重新计划。` } } }),
    };
  });
}

/** Since when a condition was met without a break; undefined when the last reading did not say so. */
function metSince(name: string, readings: readonly Reading[]): string | undefined {
  let since: string | undefined;
  for (const reading of readings) {
    if (reading.name !== name) continue;
    since = reading.met ? (since ?? reading.at) : undefined;
  }
  return since;
}

/** What is to be remembered of conditions that must hold for a while. */
export function readingsOf(
  conditions: readonly ClosureCondition[],
  now: string,
): readonly (Reading & { readonly detail: string })[] {
  return conditions.flatMap(({ id, outcome, detail, steadyHours }) =>
    steadyHours === undefined ? [] : [{ name: id, at: now, met: outcome === "met", detail }],
  );
}

/** Readings that say something else than the last one of their name. */
export function news<R extends Reading>(
  readings: readonly R[],
  before: readonly Reading[],
): readonly R[] {
  return readings.filter(
    ({ name, met }) => before.findLast((reading) => reading.name === name)?.met !== met,
  );
}
