import type { AccountEvent, EventKind, ToldRecord } from "../core/notification.ts";
import type { Note } from "../engine/recorder.ts";
import { digestOf } from "../files/canonical.ts";

const DAY = 24 * 60 * 60 * 1000;

/** What a check found to tell, held against what was told before. */
export interface News {
  /** What is new, has changed, or was told long enough ago. */
  readonly events: readonly AccountEvent[];
  /** To be put on record: what was told before and is no longer so. */
  readonly settled: readonly Note[];
}

/**
 * What of a check's events is news. `over` are the kinds of events that the check would have found: what was
 * told of them and is not found any more may come anew. After `again` days everything is told once more.
 */
export function newsOf(
  accountId: string,
  events: readonly AccountEvent[],
  told: readonly ToldRecord[],
  { again, over }: { readonly again: number; readonly over: readonly EventKind[] },
): News {
  const last = new Map<EventKind, ToldRecord>();
  for (const one of told) if (one.accountId === accountId) last.set(one.event, one);
  const isNews = (event: AccountEvent): boolean => {
    const before = last.get(event.kind);
    return (
      before?.digest !== aboutOf(event) ||
      Math.abs(Date.parse(event.at) - Date.parse(before.at)) >= again * DAY
    );
  };
  const found = new Set(events.map(({ kind }) => kind));
  const settled = over.filter((kind) => !found.has(kind) && last.get(kind)?.digest !== undefined);
  return {
    events: events.filter(isNews),
    settled: settled.map((event) => ({ kind: "told", accountId, event })),
  };
}

/** What is put on record once an event was told. */
export function toldNote(event: AccountEvent): Note {
  return { kind: "told", accountId: event.account.id, event: event.kind, digest: aboutOf(event) };
}

/** Tells one content of an event from another, whenever it was found. */
function aboutOf({ kind, summary, details, next }: AccountEvent): string {
  return digestOf([kind, summary, details, next ?? null]);
}
