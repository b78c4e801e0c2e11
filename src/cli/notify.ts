import type { AccountEvent } from "../core/notification.ts";
import { Problem } from "../core/problem.ts";
import { readSettings } from "../files/settings/settings-file.ts";
import { isNotified, Webhook } from "../webhooks/webhook.ts";
import { systemClock } from "../workspace/system-clock.ts";
import type { Cli } from "./cli.ts";

/**
 * Tells a team what happened, where the environment names a receiver. One that does not take it is a warning:
 * what was done is done, and its exit code says so.
 */
export async function notify(
  { project, env, ui, signal }: Cli,
  events: (days: number) => readonly AccountEvent[],
): Promise<void> {
  if (!isNotified(env) || signal.aborted) return;
  try {
    const { notifications } = readSettings(project);
    const webhook = new Webhook(env, notifications, systemClock);
    try {
      await webhook.tell(events(notifications.days), signal);
    } finally {
      webhook.close();
    }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    ui.warn(cause.text);
  }
}
