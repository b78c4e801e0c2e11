const DAY_MS = 86_400_000;

/** Length of the silence period of a member's deletion (ResourceDirectoryMaster 2022-04-19, GetAccountDeletionStatus). */
export const SILENCE_DAYS = 45;

/**
 * A vendor time (`2022-08-23T17:05:30+08:00`, or with `Z`) as ISO 8601 in UTC; undefined when the text
 * is none or carries no offset, because a guessed zone would move a deadline.
 */
export function toUtc(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u.test(text)) {
    return undefined;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The time `days` days later, ISO 8601 in UTC. */
export function plusDays(time: string, days: number): string {
  return new Date(Date.parse(time) + days * DAY_MS).toISOString();
}
