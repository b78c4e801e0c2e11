import type { Change, Stay } from "../core/decision.ts";
import { goes } from "../core/disposition.ts";
import type { Facts, FactValue } from "../core/item.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Review, ReviewedItem } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { materialFacts } from "./judge.ts";

/** Why an item is not approved, looked at by itself. */
export type Unapproved =
  | Extract<Stay, { reason: "disposition" | "not-reviewed" | "changed" }>
  /** Its deletion is scheduled already. */
  | { readonly reason: "scheduled" };

/**
 * Holds an item as it stands now against the review; undefined when it is approved just so. Asked when
 * the plan is made, and again before each removal, since an item may change while a run goes on.
 */
export function unapproved(
  item: JudgedItem,
  review: Review | undefined,
  row: Row | undefined,
): Unapproved | undefined {
  if (item.state === "scheduled") return { reason: "scheduled" };
  if (!goes(item.disposition)) return { reason: "disposition" };
  const approved = review?.items[item.id];
  if (approved === undefined) return { reason: "not-reviewed" };
  const changes = changesSince(item, approved, review?.takenAt ?? "", row);
  return changes.length === 0 ? undefined : { reason: "changed", changes };
}

function changesSince(
  item: JudgedItem,
  approved: ReviewedItem,
  reviewedAt: string,
  row: Row | undefined,
): readonly Change[] {
  if (approved.disposition !== item.disposition)
    return [{ kind: "disposition", was: approved.disposition, is: item.disposition }];
  const another = mayBeAnother(item, row, reviewedAt);
  if (another !== undefined) return [another];
  const facts = materialFacts(item, row);
  if (areSame(approved.facts, facts)) return NO_CHANGES;
  const known = item.created !== undefined || item.state === "present";
  const now = marked(facts, known);
  const bin = item.state === "recycled";
  return compareFacts(lessGone(marked(approved.facts, known), now, row, bin), now);
}

const NO_CHANGES: readonly Change[] = [];

function areSame(before: Facts, now: Facts): boolean {
  for (const name in now) if (!sameValue(before[name], now[name])) return false;
  for (const name in before) if (!Object.hasOwn(now, name)) return false;
  return true;
}

/** How well the time of a review is known in the cloud's own time, in milliseconds. */
const CLOCKS_MS = 2_000;

/**
 * Why an item may be another thing than the one that was reviewed, under the same id. Names are free again
 * once what bore them is gone.
 */
function mayBeAnother(
  { created, parent, state }: JudgedItem,
  row: Row | undefined,
  reviewedAt: string,
): Change | undefined {
  if (created !== undefined && Date.parse(created) > Date.parse(reviewedAt) + CLOCKS_MS)
    return { kind: "made-later", created, reviewedAt };
  if (created !== undefined || parent !== undefined || state !== "present") return undefined;
  if (row === undefined || row.unmarked !== undefined || row.read.id !== row.read.name)
    return undefined;
  return { kind: "may-be-another" };
}

/** Facts that say which thing it is. */
const WHICH: ReadonlySet<string> = new Set(["created", "parent"]);

/** The facts, less which thing it is where that is not known. */
function marked(facts: Facts, known: boolean): Facts {
  if (known) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !WHICH.has(name)));
}

/** Lists that are no facts of the item once nothing stands in them. */
const WHILE_ANY: ReadonlySet<string> = new Set(["protections", "takes"]);

/**
 * Approved facts, less what is no longer so. An approval covers what was seen and no more; that
 * something is gone from it (a protection lifted, a disk detached, renewal switched off) is what the
 * removal leads to, and a run that was stopped half-way must not ask for another review. Any other fact
 * that is not told any more may have any value: it is not less. But a recycle bin shows less of a thing
 * than the list before, and what stood there is what was approved.
 */
function lessGone(approved: Facts, now: Facts, row: Row | undefined, bin: boolean): Facts {
  const left = Object.entries(approved).flatMap(([name, was]) => {
    const is = now[name];
    if (bin && is === undefined) return [];
    if (WHICH.has(name) || !isLess(name, was, is, row)) return [[name, was] as const];
    return is === undefined ? [] : [[name, is] as const];
  });
  return Object.fromEntries(left);
}

function isLess(
  name: string,
  was: FactValue,
  is: FactValue | undefined,
  row: Row | undefined,
): boolean {
  if (row?.counts?.includes(name)) return isFewer(was, is);
  if (is === undefined || is === "") {
    return row?.bindings?.includes(name) === true || (is === undefined && WHILE_ANY.has(name));
  }
  if (typeof was === "boolean") return was && is === false;
  return typeof was === "object" && typeof is === "object" && is.every((one) => was.includes(one));
}

/** A count that can no longer be read may be any. */
function isFewer(was: FactValue, is: FactValue | undefined): boolean {
  return isCount(was) && isCount(is) && Number(is) <= Number(was);
}

function isCount(value: FactValue | undefined): boolean {
  return typeof value !== "object" && /^\d+(\.\d+)?$/u.test(String(value));
}

/** Each fact that differs, by name. */
function compareFacts(before: Facts, now: Facts): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], now[name]];
    return sameValue(was, is) ? [] : [{ kind: "fact", name, was, is } as const];
  });
}

/** Whether two values read alike: a review's file may hold a number where the cloud says a text. */
function sameValue(was: FactValue | undefined, is: FactValue | undefined): boolean {
  if (was === is || was === undefined || is === undefined) return was === is;
  return written(was) === written(is);
}

function written(value: FactValue): string {
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
