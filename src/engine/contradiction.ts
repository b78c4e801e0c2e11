import type { Account } from "../core/account.ts";
import type { ClosureStatus } from "../core/closure.ts";
import { Problem } from "../core/problem.ts";
import type { ClosureRecord } from "../core/record.ts";

/** The policy that asks what became of a rejected closure; its answer also tells that there was one. */
const REJECTED = "closure-rejected";

/** Phases by which a submission of ours was accepted and nothing ended it. */
const UNDER_WAY: ReadonlySet<ClosureRecord["phase"]> = new Set(["submitted", "waiting"]);

/**
 * Holds what the cloud says of a closure against what is on record. A cloud that knows of none, although
 * it took one on, is no way to submit it again: a person looks, and says what became of it.
 */
export function heldAgainst(
  status: ClosureStatus,
  record: ClosureRecord | undefined,
  account: Account,
): ClosureStatus {
  if (status.phase !== "none" || record === undefined || !UNDER_WAY.has(record.phase))
    return status;
  const at = record.submittedAt ?? record.at;
  const subject = `rejection:${at}`;
  const told = account.answers.find((one) => one.policy === REJECTED && one.subject === subject);
  if (told !== undefined) {
    return {
      phase: "failed",
      submittedAt: at,
      detail: `${account.file}:${told.line} says that the submission of ${at} is over: ${told.because}`,
      reasons: [],
    };
  }
  throw new Problem({
    code: "closure-refused",
    summary: `The closure of account ${account.id} was submitted on ${at}, and the cloud shows none now`,
    where: status.detail,
    next: `Look in the vendor's console what became of it. If it is over, write under \`answers:\` in ${account.file}: policy ${REJECTED}, subject "${subject}", answer cleared, with what was done. Nothing was submitted.`,
  });
}
