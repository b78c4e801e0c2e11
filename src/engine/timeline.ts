import type { ClosureStatus } from "../core/closure.ts";
import { leaves } from "../core/cloud.ts";
import { asksAPerson } from "../core/disposition.ts";
import { hasExpired, releaseOf } from "../core/expiry.ts";
import type { Language } from "../core/language.ts";
import type { Timeline, Wait } from "../core/packet.ts";
import { type JudgedItem, type PolicyView, standing } from "../core/policy.ts";
import { packetTexts } from "../texts/packet.ts";

type Lines = ReturnType<typeof packetTexts>["lines"];

const HOUR = 60 * 60 * 1000;

/** Dates of an account that is not closing yet. */
export function timelineOf(view: PolicyView, language: Language = "en"): Timeline {
  const { lines } = packetTexts(language);
  const now = view.takenAt;
  const items = view.items.flatMap((item): readonly Wait[] => {
    if (item.state === "scheduled" || item.state === "leaving") {
      return item.until === undefined ? [] : [wait(item.id, lines.scheduled, item.until, true)];
    }
    return item.disposition === "let-expire" ? untilGone(item, view, lines) : [];
  });
  const conditions = view.conditions.flatMap((one): readonly Wait[] =>
    one.outcome === "met" || one.until === undefined
      ? []
      : [wait(one.title, one.detail, one.until, one.steadyHours !== undefined)],
  );
  const avoidable = view.conditions.flatMap((one): readonly Wait[] =>
    one.outcome === "met" || one.byItself === undefined
      ? []
      : [{ ...wait(one.title, one.remedy, one.byItself, true), avoidable: true }],
  );
  const first = latest([...items, ...conditions.filter((one) => !one.exact)], now);
  const settled = settling(view, first?.until ?? now, lines);
  const held = latest([...conditions.filter((one) => one.exact), ...settled], first?.until ?? now);
  const submission = held?.until ?? first?.until ?? now;
  const quiet = quietOf(view, submission, lines);
  const dated = new Set([...items, ...conditions].map((one) => one.what));
  return {
    at: now,
    waits: [...items, ...conditions, ...avoidable, ...settled, ...quiet].toSorted((a, b) =>
      a.until < b.until ? -1 : 1,
    ),
    undated: standing(view)
      .filter((item) => !dated.has(item.id) && asksAPerson(item.disposition))
      .map((item) => item.line),
    chain: [
      ...(first === undefined ? [] : [first]),
      ...(held === undefined ? [] : [held]),
      ...quiet,
    ],
    submission,
    closed:
      quiet[0]?.until ??
      (view.closing.by === "assisted" && !leaves(view.closing) ? submission : undefined),
  };
}

/**
 * The wait for what is left to expire: until its release where that is known, else until its expiry at
 * least. What has expired and is still there has no date, once its release was due.
 */
function untilGone(
  item: JudgedItem,
  { rows, takenAt: now }: PolicyView,
  lines: Lines,
): readonly Wait[] {
  const { id, expires } = item;
  if (expires === undefined) return [];
  const release = releaseOf(item, rows.get(item.type));
  if (hasExpired(item, now)) {
    return release === undefined || Date.parse(release) <= Date.parse(now)
      ? []
      : [wait(id, lines.expired(expires.slice(0, 10)), release, false)];
  }
  if (item.concern === "domain") return [wait(id, lines.domain, expires, false)];
  return release === undefined
    ? [wait(id, lines.subscription, expires, false)]
    : [wait(id, lines.subscriptionOn(expires.slice(0, 10)), release, false)];
}

/** Dates of an account whose closure was submitted: only its own end is left. */
export function closingTimeline(status: ClosureStatus, now: string): Timeline {
  const quiet =
    status.phase === "waiting" && status.endsAt !== undefined
      ? [wait("the closure", status.detail, status.endsAt, false)]
      : [];
  return {
    at: now,
    waits: quiet,
    undated: [],
    chain: quiet,
    submission: undefined,
    closed: status.phase === "closed" ? status.submittedAt : quiet[0]?.until,
  };
}

/** What must hold for a while and does not hold at all yet: its time begins when the rest is done. */
function settling(view: PolicyView, from: string, lines: Lines): readonly Wait[] {
  return view.conditions.flatMap(({ outcome, until, steadyHours, title }) =>
    outcome === "met" || until !== undefined || steadyHours === undefined
      ? []
      : [wait(title, lines.hold(steadyHours), later(from, steadyHours), false)],
  );
}

function quietOf(view: PolicyView, from: string, lines: Lines): readonly Wait[] {
  if (view.closing.by !== "assisted") return [];
  const days = view.account.closure.quietDays ?? view.closing.quiet.days;
  if (days === 0) return [];
  return [wait(lines.quiet, view.closing.quiet.because, later(from, days * 24), false)];
}

function wait(what: string, because: string, until: string, exact: boolean): Wait {
  return { what, because, until, exact };
}

/** The wait that ends last, if it ends after a time. */
function latest(waits: readonly Wait[], after: string): Wait | undefined {
  return waits
    .filter(({ until }) => until > after)
    .toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
}

function later(from: string, hours: number): string {
  return new Date(Date.parse(from) + hours * HOUR).toISOString();
}
