import { type ClosureStatus, isShut } from "../core/closure.ts";
import type { AccountEvent } from "../core/notification.ts";
import { standing } from "../core/policy.ts";
import { timelineOf } from "../engine/timeline.ts";
import { isUnchanged } from "../files/review/review-changes.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Check, Compared } from "./check.ts";
import type { Outcome } from "./outcome.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Of which account, and when. */
type About = Pick<AccountEvent, "account" | "at">;

/** What a team is to be told after a check; `days` is how far ahead dates are told. */
export function checkEvents(
  { account, clock }: Workspace,
  check: Check,
  days: number,
): readonly AccountEvent[] {
  const { name, id, cloud } = account;
  const about = { account: { name, id, cloud }, at: new Date(clock.now()).toISOString() };
  switch (check.outcome) {
    case "closing":
      return closingEvents(about, check.status, days);
    case "faults": {
      const summary = "Rules of account.yaml cannot be followed";
      const details = check.faults.map(({ line, says }) => `account.yaml:${line}: ${says}`);
      return [{ ...about, kind: "blocked", summary, details, next: "Fix or remove the rules" }];
    }
    case "compared":
      return [...reviewEvents(about, check), ...dateEvents(about, check, days)];
  }
}

/** What a team is to be told where a check could not be made. */
export function failedCheck(
  { account: { name, id, cloud }, at }: About,
  why: string,
): AccountEvent {
  const summary = "The account could not be checked";
  const next = `Run npx closeout doctor ${name}`;
  return { account: { name, id, cloud }, at, kind: "failed", summary, details: [why], next };
}

/** How a deploy of one stack ended. */
export interface DeployEnd {
  readonly result: "done" | "blocked" | "failed" | "nothing" | "changes";
  readonly errors: readonly string[];
  /** How far ahead dates are told. */
  readonly days: number;
}

/** What a team is to be told after a deploy of one stack, as far as is known what it came to. */
export function deployEvents(
  { account, at, ...outcome }: About & Pick<Outcome, "stack"> & Partial<Outcome>,
  { result, errors, days }: DeployEnd,
): readonly AccountEvent[] {
  const { name, id, cloud } = account;
  const about = { account: { name, id, cloud }, at };
  const stack = `${name}-${outcome.stack}`;
  if (result === "failed") {
    const summary = `The deploy of ${stack} failed`;
    const next = "Look at the job's log, then deploy again: what was done is on record";
    return [{ ...about, kind: "failed", summary, details: errors, next }];
  }
  if (result === "blocked") {
    const stops = (outcome.blockers ?? []).filter(({ severity }) => severity === "mandatory");
    const details = stops.map(({ title, findings }) => `${title}: ${counted(findings)}`);
    const summary = `The deploy of ${stack} is blocked`;
    const next = `Run npx closeout plan ${name} ${outcome.stack}, which says what to do`;
    return [{ ...about, kind: "blocked", summary, details, next }];
  }
  return outcome.status === undefined ? [] : closingEvents(about, outcome.status, days);
}

function reviewEvents(about: About, check: Compared): readonly AccountEvent[] {
  const { changes, unknown } = check;
  if (isUnchanged(changes) && unknown.length === 0) return [];
  const details = [
    ...changes.added.map(({ id }) => `new: ${id}`),
    ...changes.changed.map(({ id }) => `changed: ${id}`),
    ...changes.gone.map(({ id }) => `gone: ${id}`),
    ...unknown.map((line) => `not known: ${line}`),
  ];
  return [
    {
      ...about,
      kind: "review-needed",
      summary: "The account is not what was reviewed",
      details,
      next: `Run npx closeout review ${about.account.name}, and have it approved`,
    },
  ];
}

/** What runs out, and what is waited for, within the days. */
function dateEvents(about: About, { view }: Compared, days: number): readonly AccountEvent[] {
  const now = Date.parse(about.at);
  const isNear = (time: string | undefined): time is string =>
    time !== undefined && Date.parse(time) >= now && Date.parse(time) <= now + days * DAY;
  const expiring = standing(view).flatMap(({ id, expires, autoRenew }) =>
    isNear(expires)
      ? [`${day(expires)}: ${id} ${autoRenew === true ? "renews by itself" : "expires"}`]
      : [],
  );
  const expire = new Set(standing(view).map(({ id }) => String(id)));
  const waits = timelineOf(view).waits.flatMap(({ what, because, until }) =>
    isNear(until) && !expire.has(what) ? [`${day(until)}: ${what}: ${because}`] : [],
  );
  const details = [...expiring, ...waits].toSorted();
  const summary = `${details.length === 1 ? "A date is" : `${details.length} dates are`} near`;
  const next = `npx closeout timeline ${about.account.name} shows all dates`;
  return details.length === 0 ? [] : [{ ...about, kind: "date-near", summary, details, next }];
}

/** A closure that has ended is told for some days, since a check that runs every day keeps nothing. */
function closingEvents(about: About, status: ClosureStatus, days: number): readonly AccountEvent[] {
  if (!isShut(status)) return [];
  const { phase, endsAt } = status;
  const left = endsAt === undefined ? undefined : Date.parse(endsAt) - Date.parse(about.at);
  if (phase === "closed" || phase === "left" || phase === "disassociated") {
    if (left !== undefined && left < -days * DAY) return [];
    const summary = phase === "closed" ? "The account is closed" : `The account is ${phase}`;
    const next = "Take it out of the schedule";
    return [{ ...about, kind: "closed", summary, details: [], next }];
  }
  if (left === undefined || left > days * DAY) return [];
  const summary = `The wait of the closure ends on ${day(endsAt ?? "")}`;
  const next = `Plan ${about.account.name}-closure then`;
  return [{ ...about, kind: "date-near", summary, details: [], next }];
}

function counted(findings: readonly string[]): string {
  const [first = ""] = findings;
  return findings.length < 2 ? first : `${first} and ${findings.length - 1} more`;
}

function day(time: string): string {
  return time.slice(0, 10);
}
