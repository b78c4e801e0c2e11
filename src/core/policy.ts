import type { Account, BackupAnswer } from "./account.ts";
import type { Attestation, Side } from "./attestation.ts";
import type { ClosureCondition, ClosureStatus, PreClosureCheck } from "./closure.ts";
import type { Caller, ClosureMeans } from "./cloud.ts";
import type { Coverage, Sighting } from "./inventory.ts";
import type { Disposition, Item, ItemId, Wave } from "./item.ts";
import type { Translations } from "./language.ts";
import type { Review } from "./review.ts";
import type { Concern, Row } from "./row.ts";
import { finding, type Told, type ToldFinding, type ToldQuestion } from "./told.ts";

/** An item with what is to become of it in this account. */
export interface JudgedItem extends Item {
  readonly disposition: Disposition;
  /** The row's option by which it is deleted, where account.yaml chose one. */
  readonly option?: string | undefined;
  readonly because: string | undefined;
  /** The same in other languages, where it is neither the catalog's nor account.yaml's. */
  readonly in?: Translations<{ readonly because: Told }> | undefined;
  /** Readable line, as in the plan. */
  readonly line: string;
  readonly dataBearing: boolean;
  /**
   * False where the tags of this type are not read: `tags` then looks empty, and a policy that reads it
   * fails for the item. Ask this first to say what a missing answer means.
   */
  readonly tagsKnown: boolean;
  /** What a person does with it in the console, in order; empty where nothing is asked of a person. */
  readonly consoleSteps: readonly string[];
  /** Title of the type. */
  readonly title: string;
  readonly wave: Wave;
  readonly concern: Concern;
  /** What account.yaml says of copies of its data; undefined where it says nothing. */
  readonly backup: BackupAnswer | undefined;
}

/** A question that a person answers, by an attestation or in a line of account.yaml. */
export interface Question {
  /** Item id or subject; unique within the policy. */
  readonly subject: string;
  /** The question with what it is about, one line. */
  readonly asks: string;
  /** Words that settle it, each with what it means. */
  readonly answers: Readonly<Record<string, string>>;
  /** Words that contradict account.yaml, each with what it says there: they settle nothing. */
  readonly contradicts?: Readonly<Record<string, string>>;
  /** The side that can say it: what the other one says settles nothing. */
  readonly side?: Side;
  /** `reason`: a line of account.yaml is enough; `evidence`: an attestation is needed. */
  readonly needs: "reason" | "evidence";
  /** For words that need it: the place of a copy is asked for as well. */
  readonly place?: readonly string[];
  /** Date of the last charge seen; an answer that knows of an earlier one only does not count. */
  readonly lastCharge?: string;
  /** True when it may be stated and need not be. */
  readonly optional?: true;
  /** The same in other languages. */
  readonly in?: Translations<{ readonly asks: Told; readonly answers: Question["answers"] }>;
}

/** A question with who asks it and what is known of its answer. */
export interface AskedQuestion extends Question {
  readonly policy: string;
  /** The answer that counts; undefined while it is open. */
  readonly answered: Answered | undefined;
  /** Why an answer that was given does not count. */
  readonly but: Objection | undefined;
}

/** Why an answer does not count. */
export interface Objection {
  /** Attestation, or file and line, that gives the answer. */
  readonly where: string;
  /** What is wrong with it, a sentence that the place stands before. */
  readonly says: string;
  /** The same in other languages. */
  readonly in?: Translations<{ readonly says: string }>;
}

/** An answer that counts, and where it stands. */
export interface Answered {
  readonly policy: string;
  readonly subject: string;
  readonly answer: string;
  /** What was done, or why. */
  readonly says: string;
  /** `file` or `file:line`. */
  readonly where: string;
  readonly attestation: Attestation | undefined;
}

/** An item that is the caller's own way in. */
export interface OwnIdentity {
  readonly id: ItemId;
  readonly because: string;
  /** The same in other languages. */
  readonly in?: Translations<{ readonly because: string }>;
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
  readonly own: readonly OwnIdentity[];
  /** The cloud's own pre-closure check; undefined where it was not asked. */
  readonly check: PreClosureCheck | undefined;
  readonly conditions: readonly ClosureCondition[];
  /** Where the closure stands; undefined where it was not asked. */
  readonly closure: ClosureStatus | undefined;
  /** How an account of this kind is closed. */
  readonly closing: ClosureMeans;
  /** Attestations, as they stand in the account's folder; not all need to count. */
  readonly attestations: readonly Attestation[];
  /** What all policies that are asked ask of people; empty while they are still being collected. */
  readonly questions: readonly AskedQuestion[];
  /** Items of which the journal holds removal calls. */
  readonly removed: ReadonlySet<ItemId>;
  readonly rows: ReadonlyMap<string, Row>;
}

/** One thing that stands in the way: an item's id, or a subject in words. */
export interface Finding {
  /** Item id or subject. */
  readonly subject: string;
  /** One readable line that does not repeat the subject: it stands before it. */
  readonly says: string;
  /** Set where others say the same for the same reason: a reader sees it once, with how many there are. */
  readonly alike?: true;
  /** The same in other languages. */
  readonly in?: Translations<{ readonly says: Told }>;
}

/** What a policy says. */
export type Verdict<F extends Finding = Finding> =
  | { readonly pass: true }
  | { readonly pass: false; readonly findings: readonly F[] };

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
  /** True when it is also asked before an account only leaves its directory. */
  readonly leaving?: true;
  readonly remedy: string;
  /** Title and remedy in other languages. */
  readonly in?: Translations<PolicyWords>;
  /** Vendor's page or one of our own. */
  readonly docs?: string;
  /** What people are asked; a question that is open, and not optional, makes the policy fail. */
  readonly asks?: (view: PolicyView) => readonly Question[];
  /** What fails besides open questions. */
  readonly check: (view: PolicyView) => Verdict;
}

/** What a reader is told of a policy. */
type PolicyWords = Pick<Policy, "title" | "remedy">;

/** A policy that comes with Closeout: nobody reads it in a language that he does not. */
export type StandardPolicy = Policy & {
  readonly in: Translations<PolicyWords>;
  readonly asks?: (view: PolicyView) => readonly ToldQuestion[];
  readonly check: (view: PolicyView) => Verdict<ToldFinding>;
};

/** Checks a policy's literal and returns it. */
export function definePolicy<P extends Policy>(policy: P): P {
  return policy;
}

/**
 * Ids of the policies without which no closure is submitted: what Closeout promises rests on them. No
 * account can leave one out; `leaving` says whether it is also asked of an account that only leaves its
 * directory.
 */
export const CORE_POLICIES: ReadonlyMap<string, { readonly leaving: boolean }> = new Map([
  ["all-regions", { leaving: false }],
  ["attestations", { leaving: false }],
  ["blind-spots", { leaving: false }],
  ["closure-switch", { leaving: true }],
  ["cloud-check", { leaving: false }],
  ["coverage-complete", { leaving: false }],
  ["own-identity-last", { leaving: false }],
  ["reviewed", { leaving: false }],
]);

/** Nothing found. */
export const pass: Verdict<never> = { pass: true };

/** Fails with the given findings, passes when there are none. */
export function findings<F extends Finding>(list: readonly F[]): Verdict<F> {
  return list.length === 0 ? pass : { pass: false, findings: list };
}

/** Fails naming the given items, and what a person does with each; passes when there are none. */
export function remaining(items: readonly JudgedItem[]): Verdict<ToldFinding> {
  return findings(
    items.map(({ id, line, consoleSteps }) =>
      consoleSteps.length === 0
        ? finding(id, { en: line, zh: [{ lineOf: id }] })
        : finding(id, {
            en: `${line} · manual: ${consoleSteps.join(" ")}`,
            zh: [{ lineOf: id }, " · 操作步骤：", { stepsOf: id }],
          }),
    ),
  );
}

/**
 * Items that stand in the way of the closure: not those that the vendor does not mind, that are
 * abandoned by decision, or whose deletion is already scheduled (a wait). Where a person closes the
 * account, the identity in use is the last thing that person removes.
 */
export function standing(view: PolicyView): readonly JudgedItem[] {
  const own =
    view.closing.by === "assisted" ? new Set(view.own.map((entry) => entry.id)) : new Set<ItemId>();
  return view.items.filter(
    (item) =>
      item.blocks &&
      item.disposition !== "abandon" &&
      item.state !== "scheduled" &&
      !own.has(item.id),
  );
}
