import type { Clock } from "../core/clock.ts";
import type { Cloud } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";

const VARIABLE = "CLOSEOUT_CLOCK_AHEAD";
const HOUR = 60 * 60 * 1000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR };

/**
 * The clock for dates and waits: the given one, or that much ahead of it as `CLOSEOUT_CLOCK_AHEAD` says
 * (`48h`, `31d`), which plays weeks in a minute against an emulator. Throws a Problem where the variable
 * is set for a real cloud: dates would be wrong there, and a wait cut short.
 */
export function clockAhead(
  base: Clock,
  env: Readonly<Record<string, string | undefined>>,
  cloud: Cloud,
): Clock {
  const text = env[VARIABLE];
  if (text === undefined) return base;
  const [, amount = "", unit = ""] = /^(\d{1,4})([hd])$/u.exec(text) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined || !cloud.emulated(env)) {
    throw new Problem({
      code: "usage",
      summary:
        factor === undefined
          ? `${VARIABLE} is no time: "${text}"`
          : `${VARIABLE} is set, and ${cloud.title} is not an emulator here`,
      where: `${VARIABLE}=${text}`,
      next: `Unset ${VARIABLE}. It is for playing against the emulator, as in ${VARIABLE}=48h.`,
    });
  }
  const ahead = Number(amount) * factor;
  return { now: () => base.now() + ahead, sleep: (ms, signal) => base.sleep(ms, signal) };
}
