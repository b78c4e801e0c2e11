import type { ClosureStatus } from "../core/closure.ts";
import type { ClosurePhase } from "../core/journal.ts";
import { Problem } from "../core/problem.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { usableReview } from "./look.ts";
import type { Blocker, Outcome } from "./outcome.ts";

/** Where an account is on its way. */
export type Phase =
  /** Its files cannot be used. */
  | "unusable"
  /** Nothing was reviewed yet. */
  | "new"
  /** The review that is there is not approved where an approval is asked for. */
  | "unapproved"
  | "reviewed"
  /** Runs have removed a part of what was approved. */
  | "tearing-down"
  /** Everything that was approved is gone; whether the account is empty, a plan tells. */
  | "torn-down"
  | Exclude<ClosureStatus["phase"], "none">
  | Extract<ClosurePhase, "submitting">;

/** Whom an account waits for. */
export type WaitsFor = "you" | "reviewer" | "person" | "time" | "nobody";

/** What was read of an account, and what was last seen of it. */
export interface Known {
  /** What the last plan of each stack came to; undefined where none is at hand. */
  readonly teardown: Partial<Outcome> | undefined;
  readonly closure: Partial<Outcome> | undefined;
}

/** One line of a portfolio. */
export interface AccountStatus {
  readonly name: string;
  readonly id: string | null;
  readonly cloud: string | null;
  readonly kind: string | null;
  readonly phase: Phase;
  readonly detail: string;
  /** Items that are left, and what tells of them: the last look, or the review less what is proved gone. */
  readonly left: {
    readonly items: number;
    readonly of: "look" | "review";
    readonly at: string;
  } | null;
  /** Policies that blocked the closure when it was last looked at; null where nobody looked. */
  readonly blockers: readonly string[] | null;
  /** Listings that were not complete then. */
  readonly unknown: number | null;
  readonly questions: number | null;
  readonly money: readonly string[];
  /** When the closure can be submitted, or the account is closed, at the earliest. */
  readonly earliest: string | null;
  readonly waitsFor: WaitsFor;
  /** What to do next, in words; the command where there is one. */
  readonly next: string;
  readonly command: string | null;
  /** When the account was last looked at. */
  readonly seenAt: string | null;
}

/** An account whose files cannot be used. */
export function unusable(name: string, problem: Problem): AccountStatus {
  return {
    ...nothingKnown(name),
    phase: "unusable",
    detail: problem.message,
    waitsFor: "you",
    next: problem.next,
  };
}

/**
 * Where an account stands by what is written down: its files, the record of its runs, and what the last plan
 * saw. Makes no call.
 */
export async function statusOf(workspace: Workspace, known: Known): Promise<AccountStatus> {
  const { account } = workspace;
  const base = {
    ...nothingKnown(account.name),
    id: account.id,
    cloud: account.cloud,
    kind: account.kind,
  };
  try {
    const now = new Date(workspace.clock.now()).toISOString();
    const closing = await closingOf(workspace);
    const isGoing = closing !== undefined && closing.phase !== "failed";
    const left = isGoing ? null : await leftOf(workspace, known);
    const { closure } = known;
    const seen = [known.closure?.at, known.teardown?.at].flatMap((at) => at ?? []).sort();
    const facts = {
      left,
      blockers: blockersOf(closure),
      unknown: closure?.unknown?.length ?? known.teardown?.unknown?.length ?? null,
      questions: closure?.questions ?? null,
      money: isGoing ? [] : (closure?.money ?? known.teardown?.money ?? []),
      earliest: isGoing ? (closing.endsAt ?? null) : (closure?.earliest?.submission ?? null),
      seenAt: seen.at(-1) ?? null,
    };
    const phase = closing?.phase ?? (await phaseOf(workspace));
    return {
      ...base,
      ...facts,
      phase,
      detail: closing?.detail ?? "",
      ...nextOf(account.name, { phase, now, ...facts }),
    };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { ...unusable(account.name, cause), ...pick(base) };
  }
}

function pick({ id, cloud, kind }: AccountStatus): Pick<AccountStatus, "id" | "cloud" | "kind"> {
  return { id, cloud, kind };
}

function nothingKnown(name: string): AccountStatus {
  return {
    name,
    id: null,
    cloud: null,
    kind: null,
    phase: "new",
    detail: "",
    left: null,
    blockers: null,
    unknown: null,
    questions: null,
    money: [],
    earliest: null,
    waitsFor: "you",
    next: "",
    command: null,
    seenAt: null,
  };
}

interface ClosingFacts {
  readonly phase: Exclude<Phase, "unusable" | "new">;
  readonly detail: string;
  readonly endsAt?: string;
}

/** Where the closure stands by what is written down; undefined while none is under way. */
async function closingOf(workspace: Workspace): Promise<ClosingFacts | undefined> {
  if (workspace.closing.by === "assisted") {
    const status = await workspace.closureStatus();
    return status.phase === "none" ? undefined : { ...status, phase: status.phase };
  }
  const record = await workspace.closureOnRecord();
  if (record === undefined) return undefined;
  return { ...record, phase: record.phase === "refused" ? "failed" : record.phase };
}

async function phaseOf(workspace: Workspace): Promise<Phase> {
  const { review } = usableReview(workspace);
  if (review === undefined) return "new";
  if (workspace.approvedReview() === undefined) return "unapproved";
  const { items } = await workspace.record();
  const all = Object.keys(review.items);
  const gone = all.filter((id) => items.get(id)?.proved !== undefined).length;
  if (gone === all.length) return "torn-down";
  return gone === 0 ? "reviewed" : "tearing-down";
}

/** What the last look saw, unless a run has acted since; then what of the review is not proved gone. */
async function leftOf(
  workspace: Workspace,
  { teardown, closure }: Known,
): Promise<AccountStatus["left"]> {
  const { runs, lastActing, items } = await workspace.record();
  const acted = runs.find(({ run }) => run === lastActing)?.startedAt ?? "";
  const looked = [teardown, closure]
    .flatMap((one) =>
      one?.at !== undefined && one.standing !== undefined && one.at > acted
        ? [{ items: one.standing, of: "look" as const, at: one.at }]
        : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const last = looked.at(-1);
  if (last !== undefined) return last;
  const { review } = usableReview(workspace);
  if (review === undefined) return null;
  const open = Object.keys(review.items).filter((id) => items.get(id)?.proved === undefined);
  return { items: open.length, of: "review", at: acted === "" ? review.takenAt : acted };
}

function blockersOf(closure: Partial<Outcome> | undefined): readonly string[] | null {
  const blockers: readonly Blocker[] | undefined = closure?.blockers;
  return blockers === undefined
    ? null
    : blockers.filter(({ severity }) => severity === "mandatory").map(({ policy }) => policy);
}

interface NextFacts
  extends Pick<AccountStatus, "phase" | "left" | "blockers" | "questions" | "earliest"> {
  readonly now: string;
}

type Next = Pick<AccountStatus, "waitsFor" | "next" | "command">;

/** Who does what next. */
function nextOf(name: string, facts: NextFacts): Next {
  const { phase, now, earliest } = facts;
  switch (phase) {
    case "unusable":
    case "new":
      return run("you", `closeout review ${name}`, "review it, and open a pull request");
    case "unapproved":
      return { waitsFor: "reviewer", next: "the review is merged", command: null };
    case "reviewed":
    case "tearing-down":
      return run("you", `closeout deploy ${name}`, "deploy what was approved");
    case "torn-down":
      return toTheClosure(name, facts);
    case "awaiting-submission":
      return run("person", `closeout attest ${name}`, "submit it by the packet, then state it");
    case "awaiting-request":
    case "requested":
      return run("person", `closeout attest ${name}`, "each side does its part and states it");
    case "submitting":
    case "submitted":
    case "waiting":
      return earliest !== null && earliest > now
        ? { waitsFor: "time", next: `the wait ends on ${earliest.slice(0, 10)}`, command: null }
        : run("you", `closeout plan ${name} closure`, "see where the closure stands");
    case "failed":
      return run("you", `closeout plan ${name} closure`, "clear the reasons and submit it again");
    case "left":
    case "disassociated":
      return {
        waitsFor: "you",
        next: "say in account.yaml what the account is now",
        command: null,
      };
    case "closed":
      return { waitsFor: "nobody", next: "nothing", command: null };
  }
}

function toTheClosure(name: string, { blockers, questions, earliest, now }: NextFacts): Next {
  if (blockers === null || blockers.length === 0)
    return blockers === null
      ? run("you", `closeout plan ${name} closure`, "see what stands in the way of the closure")
      : run("you", `closeout deploy ${name} closure`, "deploy the closure");
  if ((questions ?? 0) > 0)
    return run("person", `closeout attest ${name}`, "answer what no API shows");
  if (earliest !== null && earliest > now)
    return { waitsFor: "time", next: `not before ${earliest.slice(0, 10)}`, command: null };
  if (blockers.join() === "closure-switch")
    return { waitsFor: "you", next: "set closure.confirm in account.yaml", command: null };
  return run("you", `closeout plan ${name} closure`, `clear ${blockers.join(", ")}`);
}

function run(waitsFor: WaitsFor, command: string, next: string): Next {
  return { waitsFor, next, command: `npx ${command}` };
}
