import type { PreClosureCheck, Submission } from "../../core/closure.ts";
import { refusedBy as refusedByCode } from "../shared/closing/closure-errors.ts";
import { refuse, refuseAbandoning } from "../shared/closing/condition.ts";
import type { CallError } from "../shared/wire/transport.ts";
import { closureError } from "./closure-errors.ts";

/** What an error of the directory means for a submission. */
export function refusedBy(error: CallError): Submission {
  const allow = `Allow ${error.permission ?? "resourcemanager:DeleteAccount"} to the caller in the management account. Where a control policy or a missing second factor denies it, the directory's administrator can lift that.`;
  return refusedByCode(error, closureError(error.code), allow);
}

/** Why the check stands in the way; undefined when it does not. */
export function checkRefusal(
  check: PreClosureCheck,
  abandon: readonly string[],
): Submission | undefined {
  const offered = new Set(check.abandonable.map((reason) => reason.id));
  const foreign = abandon.filter((id) => !offered.has(id));
  const open = check.abandonable.filter((reason) => !abandon.includes(reason.id));
  const list = (reasons: PreClosureCheck["reasons"]) =>
    reasons.map((reason) => `${reason.name} (${reason.id}): ${reason.description}`).join("; ");
  if (!check.allowed) {
    return refuse(
      "CheckNotPassed",
      `the cloud's own check does not allow the deletion: ${list(check.reasons) || "no reason given"}`,
      "Clear what it names, then plan and deploy again.",
    );
  }
  if (foreign.length > 0) {
    return refuseAbandoning(
      `abandons ${foreign.join(", ")}, which the cloud's check does not offer`,
    );
  }
  if (open.length > 0) {
    return refuse(
      "CheckNotAnswered",
      `the cloud's check asks to give something up that account.yaml does not: ${list(open)}`,
      "Remove it, or approve abandoning it by its id under `closure.abandonChecks`.",
    );
  }
  return undefined;
}
