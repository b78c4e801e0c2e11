import { closingTitle, isUnderWay } from "../../core/closure.ts";
import { leaves } from "../../core/cloud.ts";
import type { Language } from "../../core/language.ts";
import { Problem } from "../../core/problem.ts";
import { type PolicyResult, blockers as split } from "../../engine/gate.ts";
import { surveyIn } from "../../engine/in-language.ts";
import type { Survey } from "../../engine/survey.ts";
import { closingOutcome, closureOutcome } from "../../operations/outcome.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { findingLines, findingText } from "../../texts/finding.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, DataSource } from "../framework/resource.ts";
import { accountMismatch, type Configured, listLines, problemDiagnostic } from "./configured.ts";
import { leftOnDiagnostics } from "./left-on.ts";
import { noteOutcome } from "./outcome.ts";
import { offDiagnostics, reliedDiagnostics, wayDiagnostics } from "./people-messages.ts";
import { blockersSchema } from "./schemas.ts";
import { ruleDiagnostic } from "./stops.ts";

/** `data.closeout_blockers`: scans live and asks the policies; one message for each that fails. */
export const blockers: DataSource<typeof blockersSchema, Configured> = {
  schema: blockersSchema,

  async read(config, handle) {
    const { workspace, blockersAsked } = handle.configured;
    blockersAsked.come(config.fail === false ? "warnings" : "errors");
    const mismatch = accountMismatch(workspace, config.account_id);
    if (mismatch.length > 0) return { state: null, diagnostics: mismatch };
    const { account_id, fail, with_closure } = config;
    const base = { account_id, fail, with_closure };
    try {
      if (with_closure === true) await hearClosure(handle);
      const status = await workspace.closureStatus(handle.signal);
      if (isUnderWay(status)) {
        noteOutcome(workspace, () => closingOutcome(workspace, "closure", status), "look");
        return {
          state: {
            ...base,
            blockers: {},
            status: status.phase,
            summary: `${closingTitle(config.account_id, status)}. ${status.detail}`,
          },
          diagnostics: await leftOnDiagnostics(handle),
        };
      }
      const found = await workspace.survey("closure", handle.signal, (progress) => {
        handle.progress(`listed ${progress.done} of ${progress.total}`, {
          type: progress.coverage.type,
          region: progress.coverage.region,
          outcome: progress.coverage.outcome,
        });
      });
      noteOutcome(workspace, () => closureOutcome(workspace, { outcome: "looked", found }), "look");
      const { mandatory, advisory } = split(found.results);
      // Data says the same in every language; only what people read does not.
      const { language } = workspace.reader;
      const told = split(surveyIn(found, workspace.reader).results);
      const severity = config.fail === false ? warning : error;
      const faults = found.faults.map((fault) => ruleDiagnostic(workspace.account, fault));
      const failing = [...mandatory, ...advisory];
      return {
        state: {
          ...base,
          blockers: Object.fromEntries(
            failing.map((result) => [result.policy.id, summaryOf(result)]),
          ),
          status: mandatory.length + faults.length > 0 ? "blocked" : "clear",
          summary: summaryLine(found, mandatory.length),
        },
        diagnostics: [
          ...faults,
          ...told.mandatory.map((result) => message(severity, result, language)),
          ...told.advisory.map((result) => message(warning, result, language)),
          ...(await leftOnDiagnostics(handle)),
          ...offDiagnostics(handle.configured),
          ...reliedDiagnostics(handle.configured, found),
          ...wayDiagnostics(handle.configured, found),
        ],
      };
    } catch (cause) {
      if (cause instanceof Problem) return { state: null, diagnostics: [problemDiagnostic(cause)] };
      throw cause;
    }
  },
};

/**
 * Waits for what Terraform's state knows of the closure. Where a login may cancel one, nothing is called
 * without that.
 */
async function hearClosure({ configured, signal }: ConfiguredHandle<Configured>): Promise<void> {
  const { closing, account } = configured.workspace;
  if ((await configured.closureHeard.met(signal)) === true || closing.by !== "assisted") return;
  throw new Problem({
    code: "quiet-period",
    summary: `What the state knows of the closure of account ${account.id} was not heard`,
    where: "data.closeout_blockers, with closeout_closure in the same stack",
    next: "Plan the whole stack, without -target and with -parallelism of 2 or more. No call was made, since a login may cancel a closure that was submitted.",
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

function message(
  severity: typeof error,
  { policy, findings }: PolicyResult,
  language: Language,
): Diagnostic {
  const texts = blockerTexts(language);
  const head = policy.severity === "advisory" ? texts.advisory : texts.head;
  return severity(
    head(policy.id, findings.length),
    [
      texts.notMet(policy.title),
      listLines(findingLines(findings)),
      texts.next(policy.remedy),
      ...(policy.docs === undefined ? [] : [texts.see(policy.docs)]),
    ].join("\n"),
  );
}

function findingsOf(amount: number): string {
  return amount === 1 ? "1 finding" : `${amount} findings`;
}

function summaryOf(result: PolicyResult): string {
  const [first] = result.findings;
  const [how, many] = [result.policy.severity, findingsOf(result.findings.length)];
  return first === undefined ? `${how}: ${many}` : `${how}: ${many}, first: ${findingText(first)}`;
}
