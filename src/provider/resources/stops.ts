import type { Account } from "../../core/account.ts";
import { wordsIn } from "../../core/language.ts";
import type { RuleFault } from "../../engine/rule-faults.ts";
import type { Stop } from "../../engine/stops.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { findingLines } from "../../texts/finding.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error } from "../framework/diagnostics.ts";
import { listLines } from "./configured.ts";

/** What stops a whole teardown, in the words of a plan. */
export function stopDiagnostics(
  workspace: Pick<Workspace, "account" | "reader">,
  stops: readonly Stop[],
): readonly Diagnostic[] {
  return stops.map((stop) => stopDiagnostic(workspace, stop));
}

function stopDiagnostic(
  { account, reader: { language } }: Pick<Workspace, "account" | "reader">,
  stop: Stop,
): Diagnostic {
  switch (stop.kind) {
    case "rule":
      return ruleDiagnostic(account, stop.fault);
    case "policy": {
      const policy = wordsIn(language, stop.result.policy);
      const findings = stop.result.findings.map((one) => wordsIn(language, one));
      return error(
        `${policy.id}: ${policy.title}`,
        `${listLines(findingLines(findings))}\n${blockerTexts(language).next(policy.remedy)}`,
      );
    }
    case "limit":
      return error(
        `This teardown would remove ${stop.going} items, and the limit of one run is ${stop.limit}`,
        `Split the review, or raise limits.deletions in ${account.file}. Nothing was deleted.`,
      );
  }
}

/** A rule of account.yaml that cannot be followed. */
export function ruleDiagnostic(account: Account, { line, says }: RuleFault): Diagnostic {
  return error(
    `${account.file}:${line}: ${says}`,
    "Fix or remove the rule, then run the plan again. Nothing is deleted or closed while it stands.",
  );
}

/** The review file is another one than the plan was made with. */
export function reviewChanged(planned: string | null, now: string | null): Diagnostic {
  return error(
    "The review file changed after this plan was made",
    `The plan was made with ${planned ?? "no review"}, the file beside the stack is ${now ?? "not there"}. Nothing was deleted. Plan again, without -refresh=false.`,
  );
}
