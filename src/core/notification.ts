/** What a team is told of an account, in the order in which it matters. */
export const EVENTS = ["failed", "blocked", "review-needed", "date-near", "closed"] as const;
/** See {@link EVENTS}. */
export type EventKind = (typeof EVENTS)[number];

/** What a receiver of notifications understands. */
export const FORMATS = ["cloudevents", "slack", "dingtalk", "wecom", "feishu"] as const;
/** See {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** What a project wants to be told, and how. */
export interface Notifications {
  readonly format: Format;
  readonly on: readonly EventKind[];
  /** How many days ahead a date is told, and for how many days afterwards a closure. */
  readonly days: number;
  /** After how many days a check repeats what has not changed; 0: each time. */
  readonly again: number;
}

/** What holds where a project says nothing. */
export const NOTIFIED: Notifications = { format: "cloudevents", on: EVENTS, days: 7, again: 7 };

/** What was told last of one kind of event. */
export interface ToldRecord {
  readonly accountId: string;
  readonly event: EventKind;
  readonly at: string;
  /** Absent where there was nothing to tell any more. */
  readonly digest?: string;
}

/** Something that happened, or is about to. */
export interface AccountEvent {
  readonly kind: EventKind;
  readonly account: { readonly name: string; readonly id: string; readonly cloud: string };
  /** When it was found, ISO 8601 in UTC. */
  readonly at: string;
  /** One plain sentence without a full stop. */
  readonly summary: string;
  /** What it is about, one line each; names of the cloud may stand in them. */
  readonly details: readonly string[];
  /** What to do; undefined where nothing is. */
  readonly next: string | undefined;
}
