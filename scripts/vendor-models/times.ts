/**
 * How a field writes times, for the emulator: `tm` 2026-01-31T08:00Z, `ts` with seconds, `tx` with
 * milliseconds, `to` with China's offset, `tl` 2026-01-31 16:00:00 in China's time, `td` the day alone.
 */
export type TimeForm = "tm" | "ts" | "tx" | "to" | "tl" | "td";

/** Examples with digits as 9, the words of formats in small letters. */
const FORMS: readonly (readonly [RegExp, TimeForm])[] = [
  [/9999-99-99t99:99:99\.999z|yyyy-mm-ddthh:mm:ss\.sssz/u, "tx"],
  [/9999-99-99t99:99:99\+99:99|yyyy-mm-ddthh:mm:ss\+99:99/u, "to"],
  [/9999-99-99t99:99:99z|yyyy-mm-ddthh:mm:ssz/u, "ts"],
  [/9999-99-99t99:99z|yyyy-mm-ddthh:mmz/u, "tm"],
  [/9999-99-99 99:99:99(?!\.)|yyyy-mm-dd hh:mm:ss/u, "tl"],
];
const DAY = /(?:9999-99-99|yyyy-mm-dd)(?![-t\d]|\s*(?:99|hh))/u;

/** The form of the times in a field of text, by what the vendor says of it; undefined where it says none. */
export function timeFormOf(text: string): TimeForm | undefined {
  const plain = text
    .replace(/<[^>]+>|[`*'"]/gu, "")
    .replace(/\d/gu, "9")
    .toLowerCase();
  // an example counts before the words around it
  const example = /@example\s*([^\n]*(?:\n[^\n@]*)?)/u.exec(plain)?.[1] ?? "";
  for (const said of [example, plain]) {
    const found = FORMS.filter(([pattern]) => pattern.test(said));
    if (found.length === 1) return found[0]?.[1];
    if (found.length === 0 && DAY.test(said)) return "td";
  }
  return undefined;
}
