import type { Clock } from "../../../core/clock.ts";
import type { ActOutcome } from "../../../core/cloud.ts";
import type { Until } from "../../../core/row-removal.ts";
import { type Answer, text, textsIfSent } from "../wire/reply.ts";

/** How often, and how far apart, a job is asked about before it is left for later; milliseconds. */
const ASKING = { most: 14, first: 250, factor: 1.6, every: 2_000 } as const;

/** What following a job needs. */
export interface JobContext {
  /** What the job is to do, in words of the plan. */
  readonly does: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Asks about the job; throws a `CallError`, or a `ListingError` for a reply without its state. */
  readonly ask: () => Promise<Answer>;
}

/** Asks about a job until it ends or has been asked about for long; `requested` once it is done. */
export async function followJob(until: Until, context: JobContext): Promise<ActOutcome> {
  const { does } = context;
  const reply = await lastReply(until, context);
  const state = text(reply, until.at);
  if (until.done.includes(state)) return { outcome: "requested" };
  if (until.failed.is.includes(state)) {
    const reasons = (until.because ?? [])
      .map((path) => textsIfSent(reply, path, "a reason may be told in another place alone"))
      .filter((texts) => texts.length > 0);
    const message = [does, ...reasons.map((texts) => texts.join(", "))].join(": ");
    return { outcome: "refused", code: until.failed.code, message };
  }
  return { outcome: "busy", code: state, message: `${does}: the cloud has not ended it yet` };
}

/** The job's end, or where it stood when the asking stopped. */
async function lastReply(until: Until, { ask, clock, signal }: JobContext): Promise<Answer> {
  let wait: number = ASKING.first;
  for (let asked = 1; ; asked += 1) {
    const reply = await ask();
    if (!until.running.includes(text(reply, until.at)) || asked === ASKING.most) return reply;
    await clock.sleep(wait, signal);
    wait = Math.min(ASKING.every, wait * ASKING.factor);
  }
}
