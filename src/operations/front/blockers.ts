import { isUnderWay } from "../../core/closure.ts";
import { leaves } from "../../core/cloud.ts";
import type { Language } from "../../core/language.ts";
import { Problem } from "../../core/problem.ts";
import { type PolicyResult, blockers as split } from "../../engine/gate.ts";
import { surveyIn } from "../../engine/in-language.ts";
import type { Survey } from "../../engine/survey.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { closingTitle } from "../../texts/closing.ts";
import { findingLines, findingText } from "../../texts/finding.ts";
import { frontTexts } from "../../texts/front.ts";
import { closingOutcome, closureOutcome } from "../outcome.ts";
import { type FrontHandle, listLines, problemMessage } from "./front.ts";
import { leftOnMessages } from "./left-on.ts";
import { error, type Message, warning } from "./message.ts";
import { noteOutcome } from "./note-outcome.ts";
import { offMessages, reliedMessages, wayMessages } from "./people-messages.ts";
import { ruleMessage } from "./stops.ts";

/** What stands between an account and its closure. */
export interface BlockersFound {
  /** Each failing policy, and what it found. */
  readonly blockers: Readonly<Record<string, string>>;
  /** `clear`, `blocked`, or the closure's own status once it was submitted. */
  readonly status: string;
  readonly summary: string;
}

/** What a front end asks for. */
export interface BlockersAsked {
  readonly accountId: string;
  /** Whether mandatory blockers are errors, or only warnings. */
  readonly fails: boolean;
  /** Whether what a state knows of the closure is to be heard before anything is called. */
  readonly withClosure: boolean;
}

/** Scans live and asks the policies; one message for each that fails. `found` is undefined after a Problem. */
export async function askBlockers(
  { accountId, fails, withClosure }: BlockersAsked,
  handle: FrontHandle,
): Promise<{
  readonly found: BlockersFound | undefined;
  readonly messages: readonly Message[];
}> {
  const { workspace } = handle.configured;
  try {
    if (withClosure) await hearClosure(handle);
    const status = await workspace.closureStatus(handle.signal);
    if (isUnderWay(status)) {
      noteOutcome(workspace, () => closingOutcome(workspace, "closure", status), "look");
      const summary = `${closingTitle("en", accountId, status)}. ${status.detail}`;
      return {
        found: { blockers: {}, status: status.phase, summary },
        messages: await leftOnMessages(handle),
      };
    }
    const texts = frontTexts(workspace.reader.language);
    const found = await workspace.survey("closure", handle.signal, (progress) => {
      handle.progress(texts.listed(progress.done, progress.total), {
        type: progress.coverage.type,
        region: progress.coverage.region,
        outcome: progress.coverage.outcome,
      });
    });
    noteOutcome(workspace, () => closureOutcome(workspace, { outcome: "looked", found }), "look");
    const { mandatory } = split(found.results);
    return {
      found: {
        blockers: blockersIn(found),
        status: mandatory.length + found.faults.length > 0 ? "blocked" : "clear",
        summary: summaryLine(found, mandatory.length),
      },
      messages: await lookMessages(found, fails, handle),
    };
  } catch (cause) {
    if (cause instanceof Problem) return { found: undefined, messages: [problemMessage(cause)] };
    throw cause;
  }
}

/** Everything that a look at what blocks the closure has to say. */
export async function lookMessages(
  found: Survey,
  fails: boolean,
  handle: FrontHandle,
): Promise<readonly Message[]> {
  const { configured } = handle;
  // Data says the same in every language; only what people read does not.
  const { reader } = configured.workspace;
  const { mandatory, advisory } = split(surveyIn(found, reader).results);
  const severity = fails ? error : warning;
  return [
    ...found.faults.map((fault) =>
      ruleMessage(configured.workspace.account, fault, reader.language),
    ),
    ...mandatory.map((result) => policyMessage(severity, result, reader.language)),
    ...advisory.map((result) => policyMessage(warning, result, reader.language)),
    ...(await leftOnMessages(handle)),
    ...offMessages(configured),
    ...reliedMessages(configured, found),
    ...wayMessages(configured, found),
  ];
}

/** Each failing policy of a look, and what it found. */
export function blockersIn({ results }: Survey): Readonly<Record<string, string>> {
  const { mandatory, advisory } = split(results);
  return Object.fromEntries(
    [...mandatory, ...advisory].map((result) => [result.policy.id, summaryOf(result)]),
  );
}

/** A failing policy, with what it found and the remedy. */
function policyMessage(
  severity: typeof error,
  { policy, findings }: PolicyResult,
  language: Language,
): Message {
  const texts = blockerTexts(language);
  const head = policy.severity === "advisory" ? texts.advisory : texts.head;
  return severity(
    head(policy.id, findings.length),
    [
      texts.notMet(policy.title),
      listLines(findingLines(findings, language), language),
      texts.next(policy.remedy),
      ...(policy.docs === undefined ? [] : [texts.see(policy.docs)]),
    ].join("\n"),
  );
}

/**
 * Waits for what the front end's state knows of the closure. Where a login may cancel one, nothing is
 * called without that.
 */
async function hearClosure({ configured, signal }: FrontHandle): Promise<void> {
  const { closing, account } = configured.workspace;
  if ((await configured.closureHeard.met(signal)) === true || closing.by !== "assisted") return;
  throw new Problem({
    code: "quiet-period",
    summary: `What the state knows of the closure of account ${account.id} was not heard`,
    ...configured.words.closureUnheard,
  });
}

function summaryLine({ view, results }: Survey, failing: number): string {
  const { closing, items, account } = view;
  const leaving = leaves(closing);
  const from = closing.by === "assisted" ? "master account" : "directory";
  const what = leaving
    ? `account ${account.id} leaving its ${from}`
    : `closing account ${account.id}`;
  return `${leaving ? "" : `${items.length} items found, `}${failing} of ${results.length} policies block ${what}.`;
}

function findingsOf(amount: number): string {
  return amount === 1 ? "1 finding" : `${amount} findings`;
}

function summaryOf(result: PolicyResult): string {
  const [first] = result.findings;
  const [how, many] = [result.policy.severity, findingsOf(result.findings.length)];
  return first === undefined ? `${how}: ${many}` : `${how}: ${many}, first: ${findingText(first)}`;
}
