import { createHash } from "node:crypto";
import type { FactValue, Item } from "../../../core/item.ts";
import { readPath } from "../wire/paths.ts";
import type { Words } from "./templates.ts";

/** What a call may say of the parent of its item. */
export type ParentWords = Pick<Item, "nativeId" | "name"> & Partial<Pick<Item, "facts">>;

/** One record, or the list of those that one call is about. */
export type MemberRecords = { readonly one: unknown } | { readonly all: readonly unknown[] };

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
  /** Records that a step is made for: one, or several at once. */
  readonly members?: MemberRecords | undefined;
  /** The reply to the step's own call. */
  readonly reply?: unknown;
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
 * `before.<name>` into the facts as they were, `each.<path>` and `reply.<path>` into records.
 */
export function wordsOf(values: WordValues): Words {
  return (word) => {
    if (word.startsWith("facts.")) return values.facts?.[word.slice("facts.".length)];
    if (word.startsWith("each.")) return ofMembers(values.members, word.slice("each.".length));
    if (word.startsWith("reply.")) return readPath(values.reply, word.slice("reply.".length));
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

function ofMembers(members: MemberRecords | undefined, path: string): unknown {
  if (members === undefined) return undefined;
  if ("one" in members) return readPath(members.one, path);
  return members.all.map((one) => readPath(one, path));
}

/** The same token for the same parts, so that a repeated call is recognised as a repetition. */
export function clientTokenOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}
