import type { Account, BackupAnswer, Match } from "../core/account.ts";
import type { AbandonTerms } from "../core/assisted.ts";
import { allowedDispositions, asksAPerson, refusalOf } from "../core/disposition.ts";
import { hasExpired, PAID_IN_ADVANCE } from "../core/expiry.ts";
import type { Disposition, Facts, FactValue, Item, ItemId } from "../core/item.ts";
import { type MatchAnswer, matches, missingParts } from "../core/match.ts";
import type { JudgedItem, OwnIdentity } from "../core/policy.ts";
import type { Optioned } from "../core/predicate.ts";
import type { Row } from "../core/row.ts";
import { areKnown } from "../core/tags.ts";
import type { ToldPart } from "../core/told.ts";
import type { JudgingTexts } from "../texts/en/judging.ts";
import { JUDGING } from "../texts/judging.ts";
import { onlyTheseAbandonable } from "./abandoning.ts";
import { describeItem } from "./item-line.ts";
import { type RuleFault, RuleFaults } from "./rule-faults.ts";

/** Items with their dispositions, and what is wrong with the rules. */
export interface Judgement {
  readonly items: readonly JudgedItem[];
  readonly faults: readonly RuleFault[];
}

/** What judging needs beside the items. */
export interface JudgeOptions {
  readonly account: Account;
  readonly rows: ReadonlyMap<string, Row>;
  /** When the items were listed, ISO 8601 in UTC: what ended before it has run out. */
  readonly now: string;
  readonly own: readonly OwnIdentity[];
  /** Refund quotes by item id, decimal text with currency. */
  readonly quotes?: Readonly<Record<ItemId, string>>;
  /** What can be abandoned with the account, where that is a list of the vendor's. */
  readonly abandonable?: AbandonTerms;
}

/**
 * Says for each item what is to become of it: the caller's own identity stays; then keep rules,
 * disposition rules (the first that matches), what the row proposes. A prepaid item is never deleted
 * unless a rule decides its money.
 */
export function judge(items: readonly Item[], options: JudgeOptions): Judgement {
  const { account, rows, now } = options;
  const own = new Map(options.own.map((entry) => [entry.id, entry]));
  const used = new Set<number>();
  const faults = new RuleFaults();
  const rules = [
    ...account.keep.map((rule) => ({ ...rule, disposition: "keep" as const })),
    ...account.dispositions,
  ];
  const judged = items.map((item) => {
    const row = rows.get(item.type);
    const { disposition, option, because, in: told } = decide(item, row);
    // Written out: V8 gives every object made by a spread its own hidden class, 600 bytes an item.
    return {
      id: item.id,
      type: item.type,
      region: item.region,
      nativeId: item.nativeId,
      name: item.name,
      state: item.state,
      unknownState: item.unknownState,
      until: item.until,
      charge: item.charge,
      expires: item.expires,
      autoRenew: item.autoRenew,
      created: item.created,
      lastActive: item.lastActive,
      protections: item.protections,
      tags: item.tags,
      tagsKnown: areKnown(item.tags),
      facts: item.facts,
      ties: item.ties,
      proposed: item.proposed,
      blocks: item.blocks,
      uses: item.uses,
      waitsFor: item.waitsFor,
      goesWith: item.goesWith,
      takes: item.takes,
      parent: item.parent,
      disposition,
      option,
      because,
      in: told,
      line: describeItem(item, row, {
        disposition,
        option,
        because,
        quote: options.quotes?.[item.id],
        now,
      }),
      consoleSteps:
        row?.remove.by === "manual" && asksAPerson(disposition) ? row.remove.console : [],
      dataBearing: row?.dataBearing ?? true,
      title: row?.title ?? item.type,
      wave: row?.wave ?? ("finance" as const),
      concern: row?.concern ?? ("resource" as const),
      backup: backupOf(item),
    };
  });
  // A disposition rule has done its work once its items are gone; a keep rule never has.
  for (const rule of account.keep) {
    if (!used.has(rule.line)) faults.matchesNothing(rule);
  }
  return { items: judged, faults: faults.all() };

  function backupOf(item: Item): BackupAnswer | undefined {
    if (rows.get(item.type)?.dataBearing === false) return undefined;
    let found: BackupAnswer | undefined;
    for (const rule of account.backups) {
      const answer = applies(rule.match, rule.line, item);
      if (answer === "yes") found ??= rule;
      else if (answer === "cannot-tell")
        faults.cannotTell(rule.line, missingParts(rule.match, item), item);
    }
    return found;
  }

  function vendorsList(disposition: Disposition): string {
    const { abandonable } = options;
    return disposition === "abandon" && abandonable !== undefined
      ? `; ${onlyTheseAbandonable(abandonable)}`
      : "";
  }

  function canGo(item: Item, disposition: Disposition): boolean {
    const { abandonable } = options;
    return (
      disposition !== "abandon" ||
      abandonable === undefined ||
      abandonable.of.some(({ types }) => types?.includes(item.type) === true)
    );
  }

  function decide(item: Item, row: Row | undefined): Ruled {
    let ruled: (Ruled & { readonly line: number }) | undefined;
    const doubtful: [line: number, missing: readonly string[]][] = [];
    for (const rule of rules) {
      const answer = applies(rule.match, rule.line, item);
      if (answer === "yes") ruled ??= rule;
      else if (answer === "cannot-tell") doubtful.push([rule.line, missingParts(rule.match, item)]);
    }
    const decided = decideBy(item, row, ruled);
    for (const [line, missing] of doubtful) {
      // What stays anyway is not harmed by a rule about tags that nobody could read.
      const harmless = missing.every((part) => part === "tags") && staysAnyway(decided.disposition);
      if (!harmless) faults.cannotTell(line, missing, item);
    }
    return decided;
  }

  function decideBy(
    item: Item,
    row: Row | undefined,
    ruled: (Ruled & { readonly line: number }) | undefined,
  ): Ruled {
    const mine = own.get(item.id);
    if (mine !== undefined) return { disposition: "keep", because: mine.because, in: mine.in };
    if (ruled !== undefined) return allowed(item, row, ruled);
    if (item.charge === "prepaid" && isForMoneyToDecide(item))
      return {
        disposition: "manual",
        ...(hasExpired(item, now) ? ranOut(item, row) : undecided(item, row)),
      };
    return { disposition: item.proposed, because: item.because };
  }

  function ranOut(item: Item, row: Row | undefined): Because {
    const deletable = allowedDispositions(item, row, options.now).includes("delete");
    return becauseOf(({ expired, expiredDeletable }) => [deletable ? expiredDeletable : expired]);
  }

  function applies(match: Match, line: number, item: Item): MatchAnswer {
    const answer = matches(match, item);
    if (answer !== "no") used.add(line);
    return answer;
  }

  function allowed(
    item: Item,
    row: Row | undefined,
    { disposition, option, because, line }: Ruled & { readonly line: number },
  ): Ruled {
    const list = allowedDispositions(item, row, now).filter((one) => canGo(item, one));
    const options = Object.keys(row?.options ?? {});
    const known = option === undefined || options.includes(option);
    if (known && list.includes(disposition))
      return { disposition, because, ...(option === undefined ? {} : { option }) };
    const asked = option ?? disposition;
    const refused = refusalOf(item, row, disposition);
    const why = refused === undefined ? vendorsList(disposition) : `; ${refused}`;
    const may = `possible: ${[...new Set([...list, ...options])].join(", ")}${why}`;
    faults.notPossible(line, asked, item, row?.title ?? item.type, may);
    return {
      disposition: "manual",
      ...becauseOf(({ notPossible, why }) => [
        notPossible(asked),
        ...(refused === undefined ? [] : [why, { says: refused }]),
      ]),
    };
  }
}

/** What is to become of an item, and why. */
interface Ruled {
  readonly disposition: Disposition;
  readonly option?: string;
  readonly because: string | undefined;
  readonly in?: JudgedItem["in"];
}

type Because = Pick<Ruled, "because" | "in">;

/** Why, in parts of a text in every language. */
function becauseOf(parts: (texts: JudgingTexts) => readonly ToldPart[]): Because {
  const english = parts(JUDGING.en).map((part) =>
    typeof part === "object" && "says" in part ? part.says : part,
  );
  return { because: english.join(""), in: { zh: { because: parts(JUDGING.zh) } } };
}

/** True when nothing but the money speaks against removing an item. */
function isForMoneyToDecide({ proposed, because }: Item): boolean {
  if (proposed === "delete") return true;
  return proposed === "manual" && (because === undefined || because === PAID_IN_ADVANCE);
}

/** What is said of an item paid in advance that no rule decides on. */
function undecided(item: Item, row: Row | undefined): Because {
  const refused = refusalOf(item, row, "refund");
  if (refused !== undefined)
    return becauseOf(({ notRefunded: { before, after } }) => [before, { says: refused }, after]);
  if (item.because === undefined) return becauseOf(({ prepaid }) => [prepaid]);
  return item.because === PAID_IN_ADVANCE
    ? becauseOf(({ paidInAdvance }) => [paidInAdvance])
    : { because: item.because };
}

/** Dispositions under which an item is neither removed nor lost with the account. */
function staysAnyway(disposition: Disposition): boolean {
  return disposition === "keep" || disposition === "manual" || disposition === "transfer";
}

/**
 * What a reviewer approves of an item: which one it is, money, renewal, protections, what goes along, the
 * row's material facts. An id may be a name that the next thing bears as well; when it was made, or what
 * it stands under, tells them apart.
 */
export function materialFacts(item: Optioned, row: Row | undefined): Facts {
  const facts: Record<string, FactValue> = { charge: item.charge };
  if (item.option !== undefined) facts["option"] = item.option;
  if (item.created !== undefined) facts["created"] = item.created;
  else if (item.parent !== undefined) facts["parent"] = item.parent;
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
