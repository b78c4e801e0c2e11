import {
  type AccountEvent,
  EVENTS,
  type EventKind,
  type ToldRecord,
} from "../core/notification.ts";
import { Problem } from "../core/problem.ts";
import type { Note } from "../engine/recorder.ts";
import { readSettings } from "../files/settings/settings-file.ts";
import { newsOf, toldNote } from "../operations/news.ts";
import { isNotified, Webhook } from "../webhooks/webhook.ts";
import { systemClock } from "../workspace/system-clock.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Cli } from "./cli.ts";

type Events = (days: number) => readonly AccountEvent[];

/**
 * Tells a team what happened, where the environment names a receiver. One that does not take it is a warning:
 * what was done is done, and its exit code says so.
 */
export async function notify(cli: Cli, events: Events): Promise<void> {
  await telling(cli, async (tell, { days }) => {
    for (const event of events(days)) await tell(event);
  });
}

/**
 * The same for what a check found, which may run every day: what the record says was told already waits until
 * it changes, or for the days of `notifications.again`. `complete`: it found all that there is to tell.
 */
export async function notifyNews(
  cli: Cli,
  workspace: Workspace,
  events: Events,
  complete: boolean,
): Promise<void> {
  await telling(cli, async (tell, { days, again, on }) => {
    const wanted = events(days).filter(({ kind }) => on.includes(kind));
    const over: readonly EventKind[] = complete ? EVENTS : [];
    const { id } = workspace.account;
    const news = newsOf(id, wanted, await toldIn(workspace), { again, over });
    const notes: Note[] = [...news.settled];
    try {
      for (const event of news.events) {
        await tell(event);
        notes.push(toldNote(event));
      }
    } finally {
      // Where the record cannot be written now, it is told once more.
      await workspace.note("told", notes);
    }
  });
}

/** What was told before; nothing where the record cannot be read: rather twice than never. */
async function toldIn(workspace: Workspace): Promise<readonly ToldRecord[]> {
  try {
    return (await workspace.record()).told;
  } catch (cause) {
    if (cause instanceof Problem) return [];
    throw cause;
  }
}

async function telling(
  { project, env, ui, signal }: Cli,
  work: (
    tell: (event: AccountEvent) => Promise<void>,
    settings: ReturnType<typeof readSettings>["notifications"],
  ) => Promise<void>,
): Promise<void> {
  if (!isNotified(env) || signal.aborted) return;
  try {
    const { notifications } = readSettings(project);
    const webhook = new Webhook(env, notifications, systemClock);
    try {
      await work((event) => webhook.tell([event], signal), notifications);
    } finally {
      webhook.close();
    }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    ui.warn(cause.text);
  }
}
