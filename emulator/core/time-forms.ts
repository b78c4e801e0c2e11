import { isoOffset, isoSeconds } from "./clock.ts";
import { isArray, isObject, type Json } from "./json.ts";

const WRITTEN = {
  tm: (ms: number): string => isoSeconds(ms).replace(/:\d\dZ$/u, "Z"),
  ts: isoSeconds,
  tx: (ms: number): string => new Date(ms).toISOString(),
  to: (ms: number): string => isoOffset(ms, 8),
  tl: (ms: number): string => isoOffset(ms, 8).slice(0, 19).replace("T", " "),
  td: (ms: number): string => isoOffset(ms, 8).slice(0, 10),
};

/**
 * How the vendor writes a time: `tm` 2026-01-31T08:00Z, `ts` with seconds, `tx` with milliseconds, `to`
 * with China's offset, `tl` 2026-01-31 16:00:00 in China's time, `td` the day alone.
 */
export type TimeForm = keyof typeof WRITTEN;

/** Whether a word of a reply's model is a form of times. */
export function isTimeForm(word: Json): word is TimeForm {
  return typeof word === "string" && word in WRITTEN;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;

/** An instant as the vendor writes it; any other text, and none, as it is. */
export function inForm(text: string, form: TimeForm): string {
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? text : WRITTEN[form](ms);
}

/** The fields by which the storage services write times. */
const STORED = /^(?:LastModified|CreationDate|Initiated|UpdateTime|CreateTime)$/u;

/** A reply of a storage service with its times in that form. */
export function storedTimes(value: Json, form: TimeForm): Json {
  if (isArray(value)) return value.map((one) => storedTimes(one, form));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === "string" && STORED.test(name) ? inForm(one, form) : storedTimes(one, form),
    ]),
  );
}
