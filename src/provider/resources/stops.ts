import { wholeStops } from "../../engine/plan.ts";
import type { Survey } from "../../engine/survey.ts";
import { type Diagnostic, error } from "../framework/diagnostics.ts";
import { type Configured, listLines } from "./configured.ts";

/**
 * What stops a whole teardown: rules of account.yaml that cannot be followed, policies that name no
 * item, the limit of one run. Asked in the plan and again in the apply, since a saved plan may be older
 * than the account's file.
 */
export function stopsOf({ workspace }: Configured, found: Survey): readonly Diagnostic[] {
  const { account } = workspace;
  const limit = account.limits.deletions;
  const many = found.plan.going.length;
  return [
    ...found.faults.map((fault) =>
      error(
        `${account.file}:${fault.line}: ${fault.says}`,
        "Mend the rule or take it out, then plan again. Nothing is deleted while it stands.",
      ),
    ),
    ...wholeStops(found.results, found.view).map((stop) =>
      error(
        `${stop.policy.id}: ${stop.policy.title}`,
        `${listLines(stop.findings.map((one) => one.says))}\nNext: ${stop.policy.remedy}`,
      ),
    ),
    ...(limit !== undefined && many > limit
      ? [
          error(
            `This teardown would remove ${many} items, and the limit of one run is ${limit}`,
            `Split the review, or raise limits.deletions in ${account.file}. Nothing was deleted.`,
          ),
        ]
      : []),
  ];
}

/** Refuses when the review file is another one than the plan was made with. */
export function reviewChanged(planned: string | null, now: string | null): readonly Diagnostic[] {
  if (now === planned) return [];
  return [
    error(
      "The review file changed after this plan was made",
      `The plan was made with ${planned ?? "no review"}, the file beside the stack is ${now ?? "not there"}. Nothing was deleted. Plan again, without -refresh=false.`,
    ),
  ];
}
