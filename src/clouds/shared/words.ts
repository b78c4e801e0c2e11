import { createHash } from "node:crypto";
import type { FactValue, Item } from "../../core/item.ts";
import { readPath } from "./paths.ts";
import type { Words } from "./templates.ts";

/** What a call may say of the parent of its item. */
export type ParentWords = Pick<Item, "nativeId" | "name"> & Partial<Pick<Item, "facts">>;

/** Values of the `$`-words of one call. */
export interface WordValues {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly region: string;
  readonly account: string;
  readonly now: string;
  readonly parent?: ParentWords | undefined;
  readonly facts?: Readonly<Record<string, FactValue>> | undefined;
  readonly each?: string | undefined;
  /** Items that a call about tags asks for. */
  readonly ids?: readonly string[] | undefined;
  /** Facts as they were before a step, for what undoes it. */
  readonly before?: Readonly<Record<string, string>> | undefined;
  readonly windowStart?: string | undefined;
  readonly windowEnd?: string | undefined;
  readonly clientToken?: string | undefined;
}

/**
 * Looks the words up; `facts.<name>` and `parent.<path>` lead into the facts and the parent item,
 * `before.<name>` into the facts as they were.
 */
export function wordsOf(values: WordValues): Words {
  return (word) => {
    if (word.startsWith("facts.")) return values.facts?.[word.slice("facts.".length)];
    if (word.startsWith("before.")) return values.before?.[word.slice("before.".length)];
    if (word === "parent.id") return values.parent?.nativeId;
    if (word.startsWith("parent.")) return readPath(values.parent, word.slice("parent.".length));
    switch (word) {
      case "id":
        return values.id;
      case "name":
        return values.name;
      case "region":
        return values.region;
      case "account":
        return values.account;
      case "now":
        return values.now;
      case "each":
        return values.each;
      case "ids":
        return values.ids;
      case "windowStart":
        return values.windowStart;
      case "windowEnd":
        return values.windowEnd;
      case "clientToken":
        return values.clientToken;
      default:
        return undefined;
    }
  };
}

/** The same token for the same parts, so that a repeated call is recognised as a repetition. */
export function clientTokenOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}
