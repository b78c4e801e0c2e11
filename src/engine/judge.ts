import type { Account, BackupAnswer, Match } from "../core/account.ts";
import type { GivingUp } from "../core/assisted.ts";
import type { Disposition, Facts, FactValue, Item, ItemId } from "../core/item.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Row } from "../core/row.ts";
import { allowedDispositions, asksAPerson, goes } from "./dispositions.ts";
import { onlyThese } from "./giving-up.ts";
import { describeItem } from "./item-line.ts";

/** A rule of account.yaml that does nothing or cannot be judged; either fails the plan. */
export interface RuleFault {
  readonly line: number;
  readonly says: string;
  /** The item that the rule cannot be followed for; absent when it matches none at all. */
  readonly item?: ItemId;
}

/** Items with their dispositions, and what is wrong with the rules. */
export interface Judgement {
  readonly items: readonly JudgedItem[];
  readonly faults: readonly RuleFault[];
}

/** Whether an item is meant by a match; `cannot-tell` when a fact that it names is missing. */
export type Matcher = (match: Match, item: Item) => "yes" | "no" | "cannot-tell";

/** What judging needs beside the items. */
export interface JudgeOptions {
  readonly account: Account;
  readonly rows: ReadonlyMap<string, Row>;
  readonly own: readonly { readonly id: ItemId; readonly because: string }[];
  readonly matches: Matcher;
  /** Refund quotes by item id, decimal text with currency. */
  readonly quotes?: Readonly<Record<ItemId, string>>;
  /** What can be given up with the account, where that is a list of the vendor's. */
  readonly givingUp?: GivingUp;
}

const PREPAID: string = "prepaid: decide between refund and let-expire in account.yaml";

/**
 * Says for each item what is to become of it: the caller's own identity stays; then keep rules,
 * disposition rules (the first that matches), what the row proposes. A prepaid item is never deleted
 * unless a rule decides its money.
 */
export function judge(items: readonly Item[], options: JudgeOptions): Judgement {
  const { account, rows } = options;
  const own = new Map(options.own.map((entry) => [entry.id, entry.because]));
  const used = new Set<number>();
  const faults: RuleFault[] = [];
  const blind = new Set<string>();
  const tagRules = [...account.keep, ...account.dispositions].filter(
    ({ match }) => Object.keys(match.tags ?? {}).length > 0,
  );
  const judged = items.map((item) => {
    const row = rows.get(item.type);
    const { disposition, because } = decide(item);
    if (goes(disposition)) lookForBlindRules(item, row);
    // Written out: V8 gives every object made by a spread its own hidden class, 600 bytes an item.
    return {
      id: item.id,
      type: item.type,
      region: item.region,
      nativeId: item.nativeId,
      name: item.name,
      state: item.state,
      until: item.until,
      charge: item.charge,
      expires: item.expires,
      autoRenew: item.autoRenew,
      created: item.created,
      lastActive: item.lastActive,
      protections: item.protections,
      tags: item.tags,
      facts: item.facts,
      proposed: item.proposed,
      blocks: item.blocks,
      uses: item.uses,
      waitsFor: item.waitsFor,
      goesWith: item.goesWith,
      takes: item.takes,
      parent: item.parent,
      disposition,
      because,
      line: describeItem(item, row, disposition, because, options.quotes?.[item.id]),
      byHand: row?.remove.by === "manual" && asksAPerson(disposition) ? row.remove.console : [],
      dataBearing: row?.dataBearing ?? true,
      title: row?.title ?? item.type,
      wave: row?.wave ?? ("finance" as const),
      concern: row?.concern ?? ("resource" as const),
      backup: backupOf(item),
    };
  });
  // A disposition rule has done its work once its items are gone; a keep rule never has.
  for (const rule of account.keep) {
    if (!used.has(rule.line)) {
      faults.push({
        line: rule.line,
        says: `the rule "${rule.because}" matches no item of this account`,
      });
    }
  }
  return { items: judged, faults };

  function backupOf(item: Item): BackupAnswer | undefined {
    if (rows.get(item.type)?.dataBearing === false) return undefined;
    let found: BackupAnswer | undefined;
    for (const rule of account.backups) {
      if (applies(rule.match, rule.line, item)) found ??= rule;
    }
    return found;
  }

  function vendorsList(disposition: Disposition): string {
    const { givingUp } = options;
    return disposition === "abandon" && givingUp !== undefined ? `; ${onlyThese(givingUp)}` : "";
  }

  function canGo(item: Item, disposition: Disposition): boolean {
    const { givingUp } = options;
    return (
      disposition !== "abandon" ||
      givingUp === undefined ||
      givingUp.of.some(({ types }) => types?.includes(item.type) === true)
    );
  }

  function decide(item: Item): { disposition: Disposition; because: string | undefined } {
    let ruled: { disposition: Disposition; because: string | undefined } | undefined;
    for (const rule of account.keep) {
      if (applies(rule.match, rule.line, item))
        ruled ??= { disposition: "keep", because: rule.because };
    }
    for (const rule of account.dispositions) {
      if (applies(rule.match, rule.line, item))
        ruled ??= { disposition: rule.disposition, because: rule.because };
    }
    const mine = own.get(item.id);
    if (mine !== undefined) return { disposition: "keep", because: mine };
    if (ruled !== undefined) return allowed(item, ruled);
    if (
      item.charge === "prepaid" &&
      (item.proposed === "delete" || (item.proposed === "manual" && item.because === undefined))
    )
      return { disposition: "manual", because: PREPAID };
    return { disposition: item.proposed, because: item.because };
  }

  function applies(match: Match, line: number, item: Item): boolean {
    const answer = options.matches(match, item);
    if (answer === "cannot-tell") {
      used.add(line);
      faults.push({
        line,
        item: item.id,
        says: `cannot be judged for ${item.id}: it lacks a fact that the rule names`,
      });
      return false;
    }
    if (answer === "yes") used.add(line);
    return answer === "yes";
  }

  /** A rule about tags keeps nothing of a type whose tags are not read: what it was meant for would go. */
  function lookForBlindRules(item: Item, row: Row | undefined): void {
    if (tagRules.length === 0 || readsTags(row)) return;
    for (const { match, line } of tagRules) {
      const { tags: _tags, ...rest } = match;
      const place = `${line} ${item.type}`;
      if (blind.has(place) || options.matches(rest, item) === "no") continue;
      blind.add(place);
      used.add(line);
      faults.push({
        line,
        item: item.id,
        says: `cannot be judged for ${item.id}: the tags of ${item.type} are not read; name the types that the rule is for, or the item by its id`,
      });
    }
  }

  function allowed(
    item: Item,
    ruled: { disposition: Disposition; because: string | undefined },
  ): { disposition: Disposition; because: string | undefined } {
    const row = rows.get(item.type);
    const list = allowedDispositions(item, row).filter((one) => canGo(item, one));
    if (list.includes(ruled.disposition)) return ruled;
    const rule = [...account.keep, ...account.dispositions].find(
      (one) => one.because === ruled.because,
    );
    faults.push({
      line: rule?.line ?? 1,
      item: item.id,
      says: `"${ruled.disposition}" is not possible for ${item.id} (${row?.title ?? item.type}); possible: ${list.join(", ")}${vendorsList(ruled.disposition)}`,
    });
    return {
      disposition: "manual",
      because: `account.yaml asks for "${ruled.disposition}", which is not possible here`,
    };
  }
}

/** True when each listing of the type reads the tags of what it lists. */
function readsTags(row: Row | undefined): boolean {
  if (row === undefined) return false;
  if (row.read.tags !== undefined) return true;
  return [row.list].flat().every((list) => list.read?.tags !== undefined);
}

/** What a reviewer approves of an item: money, renewal, protections, what goes along, the row's material facts. */
export function materialFacts(item: Item, row: Row | undefined): Facts {
  const facts: Record<string, FactValue> = { charge: item.charge };
  if (item.charge === "prepaid" && item.expires !== undefined) facts["expires"] = item.expires;
  if (item.autoRenew !== undefined) facts["autoRenew"] = item.autoRenew;
  if (item.protections.length > 0) facts["protections"] = [...item.protections].sort();
  if (item.takes.length > 0) facts["takes"] = [...item.takes].sort();
  for (const name of [...(row?.material ?? []), ...(row?.counts ?? [])]) {
    const value = item.facts[name];
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}
