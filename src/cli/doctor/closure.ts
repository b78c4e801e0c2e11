import type { ClosureCondition } from "../../core/closure.ts";
import type { CloudSession } from "../../core/cloud.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { type Check, failed, failureUnlessEnded, note, ok } from "./check.ts";

/** Name of the checks of {@link checkConditions}. */
export const CONDITION = "condition";
const KIND = "kind";

/** What is known of an account by its own cloud. */
interface CheckedAccount {
  readonly check: Check;
  /** False where the cloud knows no such account. */
  readonly enter: boolean;
  /** False where account.yaml says another kind than the cloud. */
  readonly fits: boolean;
}

/** Holds the account's id and kind against what the directory, or the account itself, tells. */
export async function checkAccount(
  { signal }: Cli,
  { account }: Workspace,
  session: CloudSession,
): Promise<CheckedAccount> {
  try {
    const { outcome, says, next } = await session.checkAccount(signal);
    const told = `${account.file} says ${account.kind}, and ${says}`;
    switch (outcome) {
      case "right":
        return { check: ok(KIND, told), enter: true, fits: true };
      case "wrong":
        return { check: failed(KIND, told, next), enter: true, fits: false };
      case "unknown-account":
        return { check: failed("account id", says, next), enter: false, fits: false };
      case "unknown":
        return { check: note(KIND, `not checked: ${says}`, next), enter: true, fits: true };
    }
  } catch (cause) {
    return { check: failureUnlessEnded(KIND, cause), enter: true, fits: true };
  }
}

/**
 * Each condition of the closure with whether it holds now. One that does not is no failure: a teardown
 * may come before. One that cannot be read shows a missing permission.
 */
export async function checkConditions(
  { signal }: Cli,
  { closure }: CloudSession,
): Promise<readonly Check[]> {
  if (closure.by === "none") return [];
  try {
    return (await closure.conditions(signal)).map(conditionCheck);
  } catch (cause) {
    return [failureUnlessEnded(CONDITION, cause)];
  }
}

function conditionCheck(one: ClosureCondition): Check {
  const { id, title, outcome, detail, remedy, steadyHours } = one;
  switch (outcome) {
    case "met":
      return ok(
        CONDITION,
        `${id} holds: ${title}: ${detail}${steadyHours === undefined ? "" : ` (now; how long it has held, the plan tells)`}`,
      );
    case "unmet":
      return note(CONDITION, `${id} does not hold: ${title}: ${detail}`, remedy);
    case "unknown":
      return failed(CONDITION, `${id} cannot be read: ${title}: ${detail}`, remedy);
  }
}

/** What a plan and a deploy ask for, and this does not. */
export function notChecked({ closure }: CloudSession): string {
  const parts = [
    "every region but the first of each type",
    "the policies, and the rules of account.yaml against what is there",
    "whether the identity may delete: nothing is changed here",
    ...(closure.by === "api" && closure.leaves !== true
      ? ["the cloud's own check before a closure"]
      : []),
    ...(closure.by === "assisted" ? ["the automatic check of the vendor's form"] : []),
  ];
  return `${parts.join("; ")}. A scan and \`plan\` of both stacks tell.`;
}
