import type { KeepRule } from "../core/account.ts";
import type { Item, ItemId } from "../core/item.ts";
import { whyUnknown } from "../core/tags.ts";

/** A rule of account.yaml that does nothing or cannot be followed; either fails the plan. */
export interface RuleFault {
  readonly line: number;
  readonly kind:
    | "matches-nothing"
    /** Something that the rule asks for is not known of these items. */
    | "cannot-tell"
    /** The rule asks for what these items cannot be. */
    | "not-possible";
  /** One sentence without its place; names types, since a rule may concern thousands of items. */
  readonly says: string;
  /** Items for which the rule cannot be followed; empty when it matches none at all. */
  readonly items: readonly ItemId[];
}

/** Collects what is wrong with rules, one fault for each rule and reason, however many items it concerns. */
export class RuleFaults {
  readonly #nothing: RuleFault[] = [];
  readonly #grouped = new Map<string, Group>();

  /** A keep rule whose items are gone: it may be the spelling mistake that was to keep something. */
  matchesNothing({ line, because }: KeepRule): void {
    const says = `the rule "${because}" matches no item of this account`;
    this.#nothing.push({ line, kind: "matches-nothing", says, items: [] });
  }

  /** The rule asks for parts that are not known of an item. */
  cannotTell(line: number, missing: readonly string[], item: Item): void {
    const what = missing.join(" and ");
    const advice =
      what === "tags"
        ? "name the types that the rule is for under `match.type`, or the items by `match.id`"
        : "leave that part out, or name the items by `match.id`";
    const why = missing.includes("tags") ? whyUnknown(item.tags) : undefined;
    this.#add(`${line} ${what}`, item, {
      line,
      kind: "cannot-tell",
      says: (types, count, reasons) =>
        `cannot be evaluated: ${what} not known for ${types} (${count})${reasons}; ${advice}`,
      ...(why === undefined ? {} : { why: `${item.type}: ${why}` }),
    });
  }

  /** The rule sets what items of this type cannot be. */
  notPossible(
    line: number,
    disposition: string,
    item: Item,
    title: string,
    possible: string,
  ): void {
    this.#add(`${line} ${item.type} ${possible}`, item, {
      line,
      kind: "not-possible",
      says: (types, count) =>
        `"${disposition}" is not possible for ${types} (${title}, ${count}); ${possible}`,
    });
  }

  /** Every fault, by line. */
  all(): readonly RuleFault[] {
    const grouped = [...this.#grouped.values()].map(
      ({ line, kind, says, items, types, reasons }) => ({
        line,
        kind,
        says: says(named([...types]), counted(items), because([...reasons])),
        items,
      }),
    );
    return [...this.#nothing, ...grouped].sort((a, b) => a.line - b.line);
  }

  #add(key: string, item: Item, { why, ...made }: Made): void {
    const empty = { items: [], types: new Set<string>(), reasons: new Set<string>() };
    const group = this.#grouped.get(key) ?? { ...made, ...empty };
    this.#grouped.set(key, group);
    group.items.push(item.id);
    group.types.add(item.type);
    if (why !== undefined) group.reasons.add(why);
  }
}

interface Made extends Pick<RuleFault, "line" | "kind"> {
  readonly says: (types: string, count: string, reasons: string) => string;
  /** Why this one item cannot be judged. */
  readonly why?: string;
}

interface Group extends Omit<Made, "why"> {
  readonly items: ItemId[];
  readonly types: Set<string>;
  readonly reasons: Set<string>;
}

const SHOWN = 12;
/** Reasons are sentences of the vendor's. */
const REASONS = 3;

function because(reasons: readonly string[]): string {
  if (reasons.length === 0) return "";
  const rest = reasons.length - REASONS;
  return `: ${reasons.slice(0, REASONS).join("; ")}${rest > 0 ? `; and ${rest} more reasons` : ""}`;
}

function named(types: readonly string[]): string {
  const rest = types.length - SHOWN;
  return `${types.slice(0, SHOWN).join(", ")}${rest > 0 ? ` and ${rest} more types` : ""}`;
}

function counted(items: readonly ItemId[]): string {
  return items.length === 1 ? `${items[0]}` : `${items.length} items, e.g. ${items[0]}`;
}
