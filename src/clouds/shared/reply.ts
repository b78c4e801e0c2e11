import { asText, isRecord, readPath } from "./paths.ts";
import type { Reply } from "./transport.ts";

/** The value under the given names, or undefined where one of them is missing. */
export function valueAt(reply: unknown, ...names: readonly string[]): unknown {
  return readPath(reply, names.join("."));
}

/** A text; numbers and booleans as text, empty where there is none. The vendor's types vary by page. */
export function textAt(reply: unknown, ...names: readonly string[]): string {
  return asText(valueAt(reply, ...names))?.trim() ?? "";
}

/** The records of a list; empty where the vendor left the list out. */
export function recordsAt(reply: unknown, ...names: readonly string[]): readonly Reply[] {
  const value = valueAt(reply, ...names);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * Sign of a decimal amount, which the vendor prints with thousands separators on some pages;
 * undefined where the text is no amount.
 */
export function signOf(amount: string): -1 | 0 | 1 | undefined {
  const text = amount.replaceAll(",", "");
  if (!/^-?\d+(\.\d+)?$/u.test(text)) return undefined;
  if (/^-?0+(\.0+)?$/u.test(text)) return 0;
  return text.startsWith("-") ? -1 : 1;
}
