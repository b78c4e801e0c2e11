import { goes } from "../core/disposition.ts";
import type { Facts, FactValue } from "../core/item.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { materialFacts } from "./judge.ts";

/** Why an item is not approved, looked at by itself. */
export interface Unapproved {
  readonly reason: "not-reviewed" | "changed" | "disposition" | "scheduled";
  readonly says: string;
}

/**
 * Holds an item as it stands now against the review; undefined when it is approved just so. Asked when
 * the plan is made, and again before each removal, since an item may change while a run goes on.
 */
export function unapproved(
  item: JudgedItem,
  review: Review | undefined,
  row: Row | undefined,
): Unapproved | undefined {
  if (item.state === "scheduled") {
    const when = item.until === undefined ? "" : ` for ${item.until}`;
    return {
      reason: "scheduled",
      says: `deletion is scheduled${when}: a wait, nothing to do`,
    };
  }
  if (!goes(item.disposition)) {
    const why = item.because === undefined ? "" : `: ${item.because}`;
    return { reason: "disposition", says: `${item.disposition}${why}` };
  }
  const approved = review?.items[item.id];
  if (approved === undefined) return { reason: "not-reviewed", says: "not in the review file" };
  if (approved.disposition !== item.disposition) {
    return {
      reason: "changed",
      says: `disposition ${approved.disposition} was reviewed, it is ${item.disposition} now`,
    };
  }
  const another = mayBeAnother(item, row, review?.takenAt ?? "");
  if (another !== undefined) return { reason: "changed", says: another };
  const known = item.created !== undefined || item.state === "present";
  const now = marked(materialFacts(item, row), known);
  const before = lessGone(marked(approved.facts, known), now, row);
  const differences = compareFacts(before, now);
  if (differences.length === 0) return undefined;
  return { reason: "changed", says: `changed since the review: ${differences.join("; ")}` };
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
): string | undefined {
  if (created !== undefined && Date.parse(created) > Date.parse(reviewedAt) + CLOCKS_MS)
    return `made on ${created}, after the review of ${reviewedAt}`;
  if (created !== undefined || parent !== undefined || state !== "present") return undefined;
  if (row === undefined || row.unmarked !== undefined || row.read.id !== row.read.name)
    return undefined;
  return "its id is a name, and the cloud does not say when it was made: it may be another one than was reviewed";
}

/** Facts that say which thing it is. */
const WHICH: ReadonlySet<string> = new Set(["created", "parent"]);

/** The facts, less which thing it is where that is not known: a recycle bin shows less than the list before. */
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
 * that is not told any more may have any value: it is not less.
 */
function lessGone(approved: Facts, now: Facts, row: Row | undefined): Facts {
  const left = Object.entries(approved).flatMap(([name, was]) => {
    const is = now[name];
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

/** Names each fact that differs, with both values. */
function compareFacts(before: Facts, now: Facts): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    const [old, current] = [show(before[name]), show(now[name])];
    return old === current ? [] : [`${name} was ${old}, is ${current}`];
  });
}

function show(value: FactValue | undefined): string {
  if (value === undefined) return "not set";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
