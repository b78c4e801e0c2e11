import type { Account } from "../../core/account.ts";
import type { ClosureStatus, PreClosureCheck } from "../../core/closure.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";

/** What account.yaml gives up, with what the cloud says that it stands for, as far as it was asked. */
export function abandonments(
  account: Account,
  check: PreClosureCheck | undefined,
): Record<string, string> {
  return Object.fromEntries(
    account.closure.abandonChecks.map((id) => {
      const offered = check?.abandonable.find((one) => one.id === id);
      const unknown = `what it stands for is not known yet; the cloud's check was ${check?.deferred ?? "not asked"}`;
      return [id, offered === undefined ? unknown : `${offered.name}: ${offered.description}`];
    }),
  );
}

/** What a deploy of this plan does, for whoever reads the plan. */
export function announce(
  account: Account,
  abandons: Readonly<Record<string, string>>,
  expectation: string,
): Diagnostic {
  const given = Object.entries(abandons).map(([id, what]) => `  - ${id}: ${what}`);
  return warning(
    `Deploying this closes account ${account.id} (${account.kind}) for ever`,
    [
      expectation,
      given.length === 0 ? "Nothing is abandoned." : `Abandoned:\n${given.join("\n")}`,
      "It cannot be undone: all resources and data in the account are lost, and nobody can log in again.",
    ].join("\n"),
  );
}

/** Why the cloud did not take a closure on, and what to do next. */
export function rejected(accountId: string, status: ClosureStatus): Diagnostic {
  const reasons = status.reasons.map((reason) => `  - ${reason.name}: ${reason.description}`);
  return error(
    status.phase === "none"
      ? `The cloud does not show the closure of account ${accountId}`
      : `The closure of account ${accountId} was rejected`,
    [
      status.detail,
      ...reasons,
      "Next: clear the reasons, then plan and deploy the closure again.",
    ].join("\n"),
  );
}
