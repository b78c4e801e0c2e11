import type { Account } from "../core/account.ts";
import type { Clock } from "../core/clock.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { ApiClosure, ClosureMeans, CloudSession, EarlierCall } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import { blockers } from "./gate.ts";
import type { Recorder } from "./recorder.ts";
import { unasked } from "./stops.ts";
import type { Survey } from "./survey.ts";

/** What closing needs. */
export interface CloseOptions {
  readonly account: Account;
  /** The account id that the caller typed to confirm. */
  readonly confirm: string | undefined;
  /** Ids of the cloud's checks that the plan showed as abandoned. */
  readonly abandons: readonly string[];
  /** Lists the account and asks every policy; only where no closure is running. */
  readonly judge: () => Promise<Pick<Survey, "faults" | "results" | "view">>;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** True when the journal already holds a submission of ours. */
  readonly submittedByUs: boolean;
  /** When a call on the account itself was last made that may have been carried out. */
  readonly since?: string;
  /** Changing calls on the account itself that earlier runs made, oldest first. */
  readonly earlier: readonly EarlierCall[];
}

/** How long a submitted closure is followed until the cloud has accepted or refused it. */
const FOLLOW = { every: 2_000, first: 200, factor: 1.5, most: 300_000 } as const;

/** The API closure of a session, or the reason why there is none. */
export function apiClosure(session: CloudSession, account: Account): ApiClosure {
  if (session.closure.by === "api") return session.closure;
  if (session.closure.by === "assisted")
    throw new Error("an assisted closure is not submitted here");
  throw new Problem({
    code: "closure-refused",
    summary: `An account of kind "${account.kind}" cannot be closed through the API: ${session.closure.because.en}`,
    where: account.file,
    next: session.closure.instead.en,
  });
}

/** The switch of what is carried out: closing, or taking the account away from its master account. */
export function switchOf(means: ClosureMeans): "confirm" | "disassociate" {
  return means.by === "assisted" && means.leaves !== undefined ? "disassociate" : "confirm";
}

/** Refuses unless the switch names the account. */
export function requireSwitch(
  account: Account,
  confirm: string | undefined,
  of: ReturnType<typeof switchOf> = "confirm",
): void {
  const given = [
    [`\`closure.${of}\` in account.yaml`, account.closure[of]],
    ["`confirm` of the closure in the stack", confirm],
  ] as const;
  for (const [name, value] of given) {
    if (value === account.id) continue;
    throw new Problem({
      code: "closure-refused",
      summary:
        value === undefined || value.trim() === ""
          ? `The closure of account ${account.id} is not switched on: ${name} is empty`
          : `${name} names account ${value}, but this is account ${account.id}`,
      where: account.file,
      next: `Set ${name} to "${account.id}" once every blocker is gone and the closure is meant.`,
    });
  }
}

/**
 * Refuses while a rule of account.yaml cannot be followed, a mandatory policy fails, or a policy was not
 * asked that no closure can do without.
 */
export function requirePassed(found: Pick<Survey, "faults" | "results" | "view">): void {
  const { account } = found.view;
  const refused = `The closure of account ${account.id} is refused`;
  const [fault] = found.faults;
  if (fault !== undefined) {
    throw new Problem({
      code: "account-file",
      summary: `${refused}: ${found.faults.length === 1 ? "a rule" : `${found.faults.length} rules`} of ${account.file} cannot be followed`,
      where: `${account.file}:${fault.line}: ${fault.says}`,
      next: "Fix or remove the rule, then plan the closure again.",
    });
  }
  const { mandatory } = blockers(found.results);
  if (mandatory.length > 0) {
    throw new Problem({
      code: "policy",
      summary: `${refused}: ${mandatory.map((result) => result.policy.id).join(", ")}`,
      next: "Run the plan of the closure stack: it names each blocker and its remedy.",
    });
  }
  const missing = unasked(found);
  if (missing.length === 0) return;
  throw new Problem({
    code: "policy",
    summary: `${refused}: these policies were not asked: ${missing.join(", ")}`,
    next: "They come with Closeout and are always in force. Install it again, and synthesize anew.",
  });
}

/** Refuses to abandon what a reader of the plan has not seen. */
function requireShown(account: Account, shown: readonly string[]): void {
  const hidden = account.closure.abandonChecks.filter((id) => !shown.includes(id));
  if (hidden.length === 0) return;
  throw new Problem({
    code: "closure-refused",
    summary: `${account.file} abandons ${hidden.join(", ")}, which the plan did not show`,
    where: `${account.file}: closure.abandonChecks`,
    next: "Plan the closure again, and read what is abandoned before you deploy it.",
  });
}

/**
 * Submits the closure and follows it until the cloud has taken it on. A closure that already runs is
 * adopted, never submitted twice. Throws a Problem while a mandatory policy fails, when the switch does
 * not name the account, or when the cloud refuses.
 */
export async function closeAccount(
  session: CloudSession,
  options: CloseOptions,
): Promise<ClosureStatus> {
  const { account, recorder, signal } = options;
  requireSwitch(account, options.confirm);
  const closure = apiClosure(session, account);
  const running = await closure.status(
    {
      submitted: options.submittedByUs,
      ...(options.since === undefined ? {} : { since: options.since }),
    },
    signal,
  );
  // First of all, since much may still refuse the rest.
  const failure = await closure.putBack({ earlier: options.earlier, recorder });
  if (running.phase !== "none" && running.phase !== "failed") {
    const more = failure === undefined ? "" : `; ${failure}`;
    note(running.phase, `adopted: ${running.detail}${more}`, running);
    return follow(closure, running, options);
  }
  requireShown(account, options.abandons);
  requirePassed(await options.judge());
  note("submitting", `abandoning: ${account.closure.abandonChecks.join(", ") || "nothing"}`);
  const submission = await closure.submit({
    abandon: account.closure.abandonChecks,
    earlier: failure === undefined ? [] : options.earlier,
    recorder,
    signal,
  });
  if (submission.outcome === "refused") {
    note("refused", `${submission.code}: ${submission.meaning}`);
    throw new Problem({
      code: "closure-refused",
      summary: `The cloud refused to close account ${account.id}: ${submission.meaning} (${submission.code})`,
      where:
        submission.requestId === undefined
          ? `account ${account.id}`
          : `account ${account.id}, request ${submission.requestId}`,
      next: submission.next,
    });
  }
  note("submitted", submission.detail);
  const since = new Date(options.clock.now()).toISOString();
  return follow(closure, await closure.status({ submitted: true, since }, signal), options, since);

  function note(
    phase: ClosureStatus["phase"] | "submitting" | "refused",
    detail: string,
    status?: ClosureStatus,
  ): void {
    if (phase === "none") return;
    recorder.note({
      kind: "closure",
      accountId: account.id,
      phase,
      detail,
      ...(status?.endsAt === undefined ? {} : { endsAt: status.endsAt }),
    });
  }

  async function follow(
    api: ApiClosure,
    from: ClosureStatus,
    { clock }: CloseOptions,
    since = options.since,
  ): Promise<ClosureStatus> {
    const until = clock.now() + FOLLOW.most;
    let status = from;
    let wait: number = FOLLOW.first;
    while ((status.phase === "submitted" || status.phase === "none") && clock.now() < until) {
      await clock.sleep(wait, signal);
      wait = Math.min(FOLLOW.every, wait * FOLLOW.factor);
      status = await api.status(
        { submitted: true, ...(since === undefined ? {} : { since }) },
        signal,
      );
    }
    note(status.phase, status.detail, status);
    return status;
  }
}
