import { isShut } from "../../core/closure.ts";
import type { CloudSession } from "../../core/cloud.ts";
import { type Coverage, isKnown, shows } from "../../core/inventory.ts";
import { Problem } from "../../core/problem.ts";
import { scan } from "../../engine/scan.ts";
import { closingLine } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { coverageText } from "../coverage-text.ts";
import { CONNECTING, progressLine } from "../look.ts";
import { count } from "../words.ts";
import {
  type Check,
  failed,
  failure,
  failureUnlessEnded,
  isEnd,
  note,
  ok,
  skipped,
} from "./check.ts";
import { CONDITION, checkAccount, checkConditions, notChecked } from "./closure.ts";

const CREDENTIALS = "credentials";
const CLOCK = "clock";
const CLOSURE = "closure";
const PERMISSION = "permission";
const LISTING = "listing";
const REACH = "reach";

/** Mistakes in files that say where an assisted closure stands. */
const OWN_FILES: ReadonlySet<string> = new Set(["attestation-file", "journal"]);

/** Connects, and asks for everything once that a scan asks for, in one region; changes nothing. */
export async function checkCloud(cli: Cli, workspace: Workspace): Promise<readonly Check[]> {
  let session: CloudSession;
  cli.ui.progress(CONNECTING);
  try {
    if (workspace.closing.by === "assisted") {
      // Known without a call: a login might cancel the closure.
      const status = await workspace.closureStatus(cli.signal);
      if (isShut(status)) {
        return [
          note(CLOSURE, closingLine("en", workspace.account.id, status)),
          skipped(CREDENTIALS, "not asked: nothing calls this account any more"),
        ];
      }
    }
    session = await workspace.session();
  } catch (cause) {
    // The checks of the folder name the mistake.
    if (cause instanceof Problem && OWN_FILES.has(cause.code))
      return [skipped(CREDENTIALS, "not asked: nobody knows whether the account is closing")];
    const check = failure(CREDENTIALS, cause);
    const clock = clockOf(cause);
    return [
      ...(clock === undefined ? [check] : [clock]),
      skipped(PERMISSION, "not asked: the account could not be reached"),
    ];
  }
  const { caller } = session;
  const checks: Check[] = [
    ok(CREDENTIALS, `${caller.principal} of account ${caller.accountId}`),
    checkClock(session.skewMs),
  ];
  try {
    return [...checks, ...(await checkClosing(cli, workspace, session))];
  } catch (cause) {
    if (!isEnd(cause)) throw cause;
    return [
      ...checks,
      failure(CREDENTIALS, cause),
      skipped(PERMISSION, "not asked: the credentials ended while the account was looked at"),
    ];
  }
}

/** Where the closure stands, whether it is the right account, and what a scan would be refused. */
async function checkClosing(
  cli: Cli,
  workspace: Workspace,
  session: CloudSession,
): Promise<readonly Check[]> {
  const status = await checkStatus(cli, workspace, session);
  if (!status.enter) return [status.check];
  const account = await checkAccount(cli, workspace, session);
  // Without such an account nothing below could be asked of the right one.
  if (!account.enter) return [account.check];
  return [
    account.check,
    status.check,
    ...(account.fits
      ? await checkConditions(cli, session)
      : [skipped(CONDITION, "not asked: they depend on the kind of the account")]),
    ...(await probe(cli, workspace, session)),
    await checkReach(cli, session),
    skipped("not checked", notChecked(session)),
  ];
}

/** Milliseconds from which a clock is worth a word, and from which it soon ends in refused calls. */
const SKEW = { noted: 30_000, bad: 300_000 } as const;

function checkClock(skewMs: number | undefined): Check {
  if (skewMs === undefined) return ok(CLOCK, "the cloud accepts this machine's time");
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const says =
    seconds === 0
      ? "agrees with the cloud's"
      : `${seconds} s ${skewMs < 0 ? "behind" : "ahead of"} the cloud's`;
  if (Math.abs(skewMs) < SKEW.noted) return ok(CLOCK, says);
  if (Math.abs(skewMs) < SKEW.bad) return note(CLOCK, says);
  return failed(CLOCK, says, "Set this machine's clock: signed calls are refused when it is off.");
}

/** A clock that is far off shows as a refused signature. */
function clockOf(cause: unknown): Check | undefined {
  if (!(cause instanceof Problem)) return undefined;
  return /clock|InvalidTimeStamp/iu.test(`${cause.message} ${cause.where ?? ""}`)
    ? failure(CLOCK, cause)
    : undefined;
}

async function checkStatus(
  { signal }: Cli,
  workspace: Workspace,
  session: CloudSession,
): Promise<{ readonly check: Check; readonly enter: boolean }> {
  const { closure } = session;
  if (closure.by === "none") {
    return {
      check: note(CLOSURE, `not by API: ${closure.because.en}. ${closure.instead.en}`),
      enter: true,
    };
  }
  try {
    const status = await workspace.closureStatus(signal);
    if (isShut(status)) {
      return {
        check: note(CLOSURE, closingLine("en", workspace.account.id, status)),
        enter: false,
      };
    }
    const says =
      status.phase === "failed" ? `the last one failed: ${status.detail}` : status.detail;
    return { check: ok(CLOSURE, says), enter: true };
  } catch (cause) {
    // Without knowing that no deletion runs, the account is not entered.
    return { check: failureUnlessEnded(CLOSURE, cause), enter: false };
  }
}

/** One listing a type, in the first region, with its parents; and the cloud's other sources. */
async function probe(
  { ui, signal }: Cli,
  workspace: Workspace,
  session: CloudSession,
): Promise<readonly Check[]> {
  const { rows, name: cloud } = workspace.cloud;
  const narrow: CloudSession = {
    ...session,
    regionsOf: async (type) => (await session.regionsOf(type)).slice(0, 1),
  };
  try {
    const { coverage } = await scan(narrow, {
      rows,
      cloud,
      accountId: workspace.account.id,
      clock: workspace.clock,
      signal,
      progress: (progress) => ui.progress(progressLine(progress)),
    });
    const empty = new Set(
      coverage
        .filter((record) => record.count === 0)
        .map(({ type, region }) => `${type} ${region}`),
    );
    const asked = coverage.filter((record) => {
      const scope = rows.get(record.type)?.scope;
      return typeof scope !== "object" || !empty.has(`${scope.per} ${record.region}`);
    });
    return summary(asked, coverage.length - asked.length);
  } catch (cause) {
    return [failureUnlessEnded(LISTING, cause)];
  }
}

/** Whether the identity that lists is proved to see everything: a success may be a part of what there is. */
async function checkReach({ signal }: Cli, session: CloudSession): Promise<Check> {
  try {
    const { says, next } = await session.reach(signal);
    return next === undefined ? ok(REACH, says) : failed(REACH, says, next);
  } catch (cause) {
    return failureUnlessEnded(REACH, cause);
  }
}

function summary(asked: readonly Coverage[], notAsked: number): readonly Check[] {
  const known = asked.filter((record) => isKnown(record) || shows(record));
  const inactive = known.filter((record) => record.outcome === "inactive");
  const denied = asked.filter((record) => record.outcome === "denied");
  // What is not proved has a check of its own, of the identity.
  const others = asked.filter(
    (record) => !isKnown(record) && record.outcome !== "denied" && record.outcome !== "unproved",
  );
  const regions = [...new Set(asked.map((record) => record.region))];
  const good = [
    `${known.length} of ${count(asked.length, "listing")} answered in one region each (${regions.join(", ")})`,
    ...(inactive.length === 0 ? [] : [`${inactive.length} of them not activated there`]),
    ...(notAsked === 0 ? [] : [`${notAsked} not checked: no parent resource there`]),
  ].join("; ");
  const byPermission = new Map<string, Coverage[]>();
  for (const record of denied) {
    const key = record.permission ?? `${record.type} (the cloud does not name the permission)`;
    byPermission.set(key, [...(byPermission.get(key) ?? []), record]);
  }
  return [
    known.length === asked.length ? ok(PERMISSION, good) : note(PERMISSION, good),
    ...[...byPermission].map(([permission, records]) =>
      failed(
        PERMISSION,
        `${permission} is missing: ${records.map((record) => `${record.type} in ${record.region}, ${coverageText(record, "en")}`).join("; ")}`,
        "Allow it to the identity in use; `npx closeout permissions` prints the whole document.",
      ),
    ),
    ...others.map((record) =>
      failed(
        LISTING,
        `${record.type} in ${record.region}: ${coverageText(record, "en")}`,
        "Run again; a listing that stays incomplete is a blocker in the plan.",
      ),
    ),
  ];
}
