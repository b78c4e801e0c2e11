import type { Account, Answer } from "./account.ts";
import type { ClosureCondition, ClosureStatus, PreClosureCheck } from "./closure.ts";
import type { Caller } from "./cloud.ts";
import type { Coverage, Sighting } from "./inventory.ts";
import type { Disposition, Item, ItemId, Wave } from "./item.ts";
import type { Review } from "./review.ts";
import type { Concern, Row } from "./row.ts";

/** An item with what is to become of it in this account. */
export interface JudgedItem extends Item {
  readonly disposition: Disposition;
  readonly because: string | undefined;
  /** Readable line, as in the plan. */
  readonly line: string;
  readonly dataBearing: boolean;
  /** What a person does with it in the console, in order; empty where nothing is asked of a person. */
  readonly byHand: readonly string[];
  /** Title of the type. */
  readonly title: string;
  readonly wave: Wave;
  readonly concern: Concern;
}

/** Everything a policy may look at. */
export interface PolicyView {
  readonly account: Account;
  readonly caller: Caller;
  readonly takenAt: string;
  readonly items: readonly JudgedItem[];
  readonly coverage: readonly Coverage[];
  readonly sightings: readonly Sighting[];
  readonly review: Review | undefined;
  /** Items that are the caller's own way in. */
  readonly own: readonly { readonly id: ItemId; readonly because: string }[];
  /** The cloud's own pre-closure check; undefined where it was not asked. */
  readonly check: PreClosureCheck | undefined;
  readonly conditions: readonly ClosureCondition[];
  /** Where the closure stands; undefined where it was not asked. */
  readonly closure: ClosureStatus | undefined;
  /** Why this kind of account cannot be closed by the tool, and what is possible instead. */
  readonly unclosable: { readonly because: string; readonly instead: string } | undefined;
  readonly rows: ReadonlyMap<string, Row>;
}

/** One thing that stands in the way: an item's id, or a subject in words. */
export interface Finding {
  /** Item id or subject. */
  readonly subject: string;
  /** One readable line. */
  readonly says: string;
}

/** What a policy says. */
export type Verdict =
  | { readonly pass: true }
  | { readonly pass: false; readonly findings: readonly Finding[] };

/** A small pure function with what a reader needs to act on its answer. */
export interface Policy {
  /** Kebab-case, unique. */
  readonly id: string;
  /** What must be true, one sentence. */
  readonly title: string;
  /** `mandatory` stops, `advisory` warns. */
  readonly severity: "mandatory" | "advisory";
  /**
   * What it guards. `closure`: asked before the account is closed. `removal`: also asked in the
   * teardown plan and right before each delete; an item that it names is not deleted.
   */
  readonly guards: "closure" | "removal";
  readonly remedy: string;
  /** Vendor's page or one of our own. */
  readonly docs?: string;
  readonly check: (view: PolicyView) => Verdict;
}

/** Checks a policy's literal and returns it. */
export function definePolicy(policy: Policy): Policy {
  return policy;
}

/** Nothing found. */
export const pass: Verdict = { pass: true };

/** Fails with the given findings, passes when there are none. */
export function findings(list: readonly Finding[]): Verdict {
  return list.length === 0 ? pass : { pass: false, findings: list };
}

/** Fails naming the given items, and what a person does with each; passes when there are none. */
export function remaining(items: readonly JudgedItem[]): Verdict {
  return findings(
    items.map((item) => ({
      subject: item.id,
      says:
        item.byHand.length === 0 ? item.line : `${item.line} · by hand: ${item.byHand.join(" ")}`,
    })),
  );
}

/**
 * Items that stand in the way of the closure: not those that the vendor does not mind, that are
 * abandoned by decision, or whose deletion is already scheduled (a wait).
 */
export function standing(view: PolicyView): readonly JudgedItem[] {
  return view.items.filter(
    (item) => item.blocks && item.disposition !== "abandon" && item.state !== "scheduled",
  );
}

/** What is wrong with an answer that is none of the words a policy understands; empty when nothing is. */
export function unlike(answer: Answer | undefined, words: readonly string[]): string {
  return answer === undefined || words.includes(answer.answer)
    ? ""
    : ` · the answer "${answer.answer}" in line ${answer.line} is none of: ${words.join(", ")}`;
}

/** The answer that account.yaml gives to a policy about a subject. */
export function answerTo(view: PolicyView, policy: string, subject: string): Answer | undefined {
  return view.account.answers.find(
    (answer) => answer.policy === policy && answer.subject === subject,
  );
}
