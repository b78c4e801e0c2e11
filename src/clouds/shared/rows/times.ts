const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u;
/** What is written as we write it, on a day that every month has. */
const AS_WRITTEN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u;

/**
 * A vendor's time as ISO 8601 in UTC without fractions; undefined when it is none (empty, `0`, `-`,
 * words). Numbers and digits are seconds or milliseconds since 1970. A time without a zone is taken
 * for one of `zone`; where a vendor's page says otherwise is unverified, so such a time may be hours off.
 */
export function normalTime(value: unknown, zone = "Z"): string | undefined {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string") return undefined;
  if (AS_WRITTEN.test(value)) return value;
  const text = value.trim();
  if (/^\d{9,13}$/u.test(text)) return fromEpoch(Number(text));
  const parts = ISO.exec(text);
  if (parts !== null) {
    const [, day = "", minutes = "00:00", seconds = "00", own = zone] = parts;
    return format(Date.parse(`${day}T${minutes}:${seconds}${own}`));
  }
  return /GMT$/u.test(text) ? format(Date.parse(text)) : undefined;
}

function fromEpoch(value: number): string | undefined {
  if (!Number.isFinite(value) || value < 1e8) return undefined;
  return format(value >= 1e11 ? value : value * 1000);
}

function format(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : isoSeconds(ms);
}

/** Milliseconds since the epoch as `2023-01-01T00:00:00Z`. */
export function isoSeconds(ms: number): string {
  // Joined, since V8 keeps a slice's whole text for as long as the slice lives.
  return [new Date(ms).toISOString().slice(0, 19), "Z"].join("");
}
