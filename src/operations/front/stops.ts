import type { Account } from "../../core/account.ts";
import { wordsIn } from "../../core/language.ts";
import { findingsIn } from "../../engine/in-language.ts";
import type { RuleFault } from "../../engine/rule-faults.ts";
import type { Stop } from "../../engine/stops.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { findingLines } from "../../texts/finding.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type FrontWords, listLines } from "./front.ts";
import { error, type Message } from "./message.ts";

/** What stops a whole teardown, in the words of a plan. */
export function stopMessages(
  workspace: Pick<Workspace, "account" | "reader">,
  stops: readonly Stop[],
): readonly Message[] {
  return stops.map((stop) => stopMessage(workspace, stop));
}

function stopMessage(
  { account, reader }: Pick<Workspace, "account" | "reader">,
  stop: Stop,
): Message {
  switch (stop.kind) {
    case "rule":
      return ruleMessage(account, stop.fault);
    case "policy": {
      const { language } = reader;
      const policy = wordsIn(language, stop.result.policy);
      const findings = findingsIn(stop.result.findings, undefined, reader);
      return error(
        `${policy.id}: ${policy.title}`,
        `${listLines(findingLines(findings, language))}\n${blockerTexts(language).next(policy.remedy)}`,
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
export function ruleMessage(account: Account, { line, says }: RuleFault): Message {
  return error(
    `${account.file}:${line}: ${says}`,
    "Fix or remove the rule, then run the plan again. Nothing is deleted or closed while it stands.",
  );
}

/** The review file is another one than the plan was made with. */
export function reviewChanged(
  { planAgain }: FrontWords,
  planned: string | null,
  now: string | null,
): Message {
  return error(
    "The review file changed after this plan was made",
    `The plan was made with ${planned ?? "no review"}, the file beside the stack is ${now ?? "not there"}. Nothing was deleted. ${planAgain}`,
  );
}
