import type { Account } from "../../core/account.ts";
import { type Language, wordsIn } from "../../core/language.ts";
import { findingsIn } from "../../engine/in-language.ts";
import type { RuleFault } from "../../engine/rule-faults.ts";
import type { Stop } from "../../engine/stops.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { findingLines } from "../../texts/finding.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import { toolTexts } from "../../texts/tools.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Front, listLines } from "./front.ts";
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
  const { language } = reader;
  const { stops: texts } = teardownTexts(language);
  switch (stop.kind) {
    case "rule":
      return ruleMessage(account, stop.fault, language);
    case "policy": {
      const policy = wordsIn(language, stop.result.policy);
      const findings = findingsIn(stop.result.findings, undefined, reader);
      return error(
        texts.policy(policy.id, policy.title),
        `${listLines(findingLines(findings, language), language)}\n${blockerTexts(language).next(policy.remedy)}`,
      );
    }
    case "limit":
      return error(texts.limit(stop.going, stop.limit), texts.raise(account.file));
  }
}

/** A rule of account.yaml that cannot be followed. */
export function ruleMessage(
  { file }: Account,
  { line, says }: RuleFault,
  language: Language,
): Message {
  const { stops: texts } = teardownTexts(language);
  return error(texts.rule(`${file}:${line}`, says), texts.fixRule);
}

/** The review file is another one than the plan was made with. */
export function reviewChanged(
  { workspace, words }: Front,
  planned: string | null,
  now: string | null,
): Message {
  const { language } = workspace.reader;
  const { stops: texts } = teardownTexts(language);
  const { planAgain } = toolTexts(language, words.tool);
  return error(
    texts.reviewChanged,
    texts.digests(planned ?? texts.noReview, now ?? texts.notThere, planAgain),
  );
}
