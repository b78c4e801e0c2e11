import type { Match } from "./account.ts";
import type { Item } from "./item.ts";
import { areKnown } from "./tags.ts";

/** Whether a rule means an item; `cannot-tell` when something that the rule asks for is not known. */
export type MatchAnswer = "yes" | "no" | "cannot-tell";

/** True when the text has the pattern's shape; `*` stands for any run of characters. */
export function textMatches(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  const [first = ""] = parts;
  if (parts.length === 1) return pattern === text;
  const last = parts.at(-1) ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  if (text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/**
 * Whether a match of account.yaml means an item. One part that surely differs makes it `no`, whatever
 * else is missing. A tag that the item does not carry is a `no`; a missing fact or name is unknown, and
 * so are tags that nobody read.
 */
export function matches(match: Match, item: Item): MatchAnswer {
  if (match.id !== undefined && !textMatches(match.id, item.id)) return "no";
  if (match.type !== undefined && !isOneOf(match.type, item.type)) return "no";
  if (match.region !== undefined && !textMatches(match.region, item.region)) return "no";
  if (match.name !== undefined && item.name !== undefined && !textMatches(match.name, item.name)) {
    return "no";
  }
  for (const [key, wanted] of areKnown(item.tags) ? Object.entries(match.tags ?? {}) : []) {
    const value = Object.hasOwn(item.tags, key) ? item.tags[key] : undefined;
    if (value === undefined || !textMatches(wanted, value)) return "no";
  }
  for (const [name, wanted] of Object.entries(match.facts ?? {})) {
    const value = Object.hasOwn(item.facts, name) ? item.facts[name] : undefined;
    if (value !== undefined && !factMatches(wanted, value)) return "no";
  }
  return missingParts(match, item).length === 0 ? "yes" : "cannot-tell";
}

function isOneOf(types: NonNullable<Match["type"]>, type: string): boolean {
  return [types].flat().some((pattern) => textMatches(pattern, type));
}

/** Parts that the match asks for and the item does not have, e.g. `name`, `tags`, `facts.status`. */
export function missingParts(match: Match, item: Item): readonly string[] {
  return [
    ...(match.name !== undefined && item.name === undefined ? ["name"] : []),
    ...(Object.keys(match.tags ?? {}).length > 0 && !areKnown(item.tags) ? ["tags"] : []),
    ...Object.keys(match.facts ?? {})
      .filter((name) => !Object.hasOwn(item.facts, name))
      .map((name) => `facts.${name}`),
  ];
}

function factMatches(
  wanted: string | number | boolean,
  value: string | number | boolean | readonly string[],
): boolean {
  if (typeof value === "string") {
    return typeof wanted === "string" ? textMatches(wanted, value) : String(wanted) === value;
  }
  if (typeof value === "number" || typeof value === "boolean") return value === wanted;
  // A list has the fact when one of its members does.
  return value.some((member) => textMatches(String(wanted), member));
}
