/** A time that was read, or what is wrong with it. */
export type Moment = { readonly iso: string } | { readonly says: string };

const MOMENT =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<hours>\d{2}):(?<minutes>\d{2})(?::(?<seconds>\d{2})(?:\.(?<part>\d{1,9}))?)?(?: ?(?<zone>Z|[+-]\d{2}:?\d{2}))?)?$/u;

const EXAMPLE = "2026-11-20T10:00:00+08:00";

/** How a time is written, for questions and messages. */
export const MOMENT_WORDS = `a date (2026-11-20) or a date-time with its zone (${EXAMPLE})`;

/**
 * Reads a time that a person wrote: a date, which means its first moment in UTC, or a date-time with a
 * zone. Gives ISO 8601 in UTC with milliseconds. A day or an hour that does not exist is refused.
 */
export function readMoment(text: string): Moment {
  const { day, hours, minutes, seconds, part, zone } = MOMENT.exec(text.trim())?.groups ?? {};
  if (day === undefined) return { says: `"${text}" is not ${MOMENT_WORDS}` };
  if (!isDay(day)) return { says: `"${text}": there is no such day` };
  if (hours === undefined) return { iso: `${day}T00:00:00.000Z` };
  if (zone === undefined) {
    return { says: `"${text}" says no time zone; write it at the end, e.g. ${EXAMPLE}` };
  }
  const time = `${hours}:${minutes ?? "00"}:${seconds ?? "00"}.${(part ?? "").padEnd(3, "0").slice(0, 3)}`;
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\./u.test(time)) {
    return { says: `"${text}": there is no such time of day` };
  }
  const offset = minutesOf(zone);
  if (offset === undefined) return { says: `"${text}": there is no such time zone` };
  return { iso: new Date(Date.parse(`${day}T${time}Z`) - offset * 60_000).toISOString() };
}

/** True for a calendar day that exists, `YYYY-MM-DD`. */
function isDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date && year >= 1970;
}

/** Minutes east of UTC; zones lie between -12:00 and +14:00. */
function minutesOf(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  const sum = (hours * 60 + minutes) * (zone.startsWith("-") ? -1 : 1);
  return minutes < 60 && sum >= -12 * 60 && sum <= 14 * 60 ? sum : undefined;
}

/** True for the date of a charge: a day that exists, or a month as bills name it (`2026-10`). */
export function isChargeDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text)
    ? isDay(text)
    : /^\d{4}-\d{2}$/u.test(text) && isDay(`${text}-01`);
}
