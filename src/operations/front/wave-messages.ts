import type { Staying } from "../../core/decision.ts";
import { WAVES, type Wave } from "../../core/item.ts";
import { type Language, wordsIn } from "../../core/language.ts";
import { surveyIn, tellerOf } from "../../engine/in-language.ts";
import { teardownStops } from "../../engine/stops.ts";
import type { Survey } from "../../engine/survey.ts";
import type { JournalSummary } from "../../record/journal/journal-summary.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { unknownListings } from "../../texts/coverage.ts";
import { whyItStays } from "../../texts/decision.ts";
import { findingLines } from "../../texts/finding.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import { APPROVED } from "../../workspace/approval.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { TeardownPlan } from "../teardown.ts";
import { type Front, listLines } from "./front.ts";
import { type Message, warning } from "./message.ts";
import { offMessages, reliedMessages } from "./people-messages.ts";
import { putBackMessages } from "./put-back-messages.ts";
import { stopMessages } from "./stops.ts";
import { teardownHeading } from "./teardown-heading.ts";

/**
 * Everything that a plan has to say about the teardown: said by the first wave that is read, for all of
 * them, since Terraform orders what several resources say by their place in the stack.
 */
export async function surveyMessages(
  configured: Front,
  { found: surveyed, backs }: Extract<TeardownPlan, { outcome: "planned" }>,
  says: "plan" | "waves",
): Promise<readonly Message[]> {
  if (!configured.once("survey")) return [];
  const { workspace } = configured;
  const { language } = workspace.reader;
  const found = surveyIn(surveyed, workspace.reader);
  const record = await workspace.record();
  const unknown = unknownListings(found.inventory.coverage, language);
  return [
    ...stopMessages(workspace, teardownStops(found)),
    teardownHeading(configured, found, says),
    ...previewMessages(configured, found),
    ...(unknown.length === 0
      ? []
      : [warning(teardownTexts(language).unknown(unknown.length), listLines(unknown, language))]),
    ...offMessages(configured),
    ...reliedMessages(configured, found),
    ...putBackMessages(workspace, backs),
    ...WAVES.flatMap((wave) => waveMessages(workspace, record, found, wave)),
  ];
}

/** What a preview plans although nobody approved it yet. */
function previewMessages(
  { preview, workspace: { reader } }: Front,
  { results }: Survey,
): readonly Message[] {
  if (!preview) return [];
  const { language } = reader;
  const { preview: texts } = teardownTexts(language);
  const open = results.filter(
    ({ policy, outcome }) => policy.id === APPROVED && outcome === "fail",
  );
  const lines = open.flatMap(({ findings }) => findingLines(findings, language));
  return [
    warning(
      texts.head,
      open.length === 0 ? texts.says : `${texts.once}\n${listLines(lines, language)}`,
    ),
  ];
}

/** Why items stay, in the order in which that is said. */
const REASONS = [
  "not-reviewed",
  "changed",
  "takes-unapproved",
  "takes-unseen",
  "policy",
  "parent-stays",
  "waits-for-staying",
  "disposition",
] as const;

/** What concerns one wave: what stays and why, and what failed in the last run. */
function waveMessages(
  workspace: Workspace,
  record: JournalSummary,
  found: Survey,
  wave: Wave,
): readonly Message[] {
  const { language } = workspace.reader;
  const texts = teardownTexts(language);
  const messages: Message[] = [];
  const say = (what: string, detail: string): void => {
    messages.push(warning(texts.ofWave(wave, what), detail));
  };
  const staying = found.plan.staying.filter(({ item }) => item.wave === wave);
  for (const reason of REASONS) {
    const those = staying.filter(({ why }) => why.reason === reason);
    if (those.length === 0) continue;
    const isFound = reason === "not-reviewed" && found.view.review === undefined;
    const lines = those.map((one) => stayLine(one, language));
    say(
      texts.staying[isFound ? "found" : reason](those.length),
      [listLines(lines, language), ...remedies(those, language)].join("\n"),
    );
  }
  const manual = manualSteps(workspace, staying);
  if (manual.length > 0) say(texts.byPerson, manual.join("\n"));
  const failures = found.view.items
    .filter((item) => item.wave === wave)
    .flatMap((item) => {
      const failure = record.items.get(item.id)?.failure;
      return failure === undefined ? [] : [texts.failure(item.id, failure.reason, failure.at)];
    });
  if (failures.length > 0) say(texts.failures(failures.length), listLines(failures, language));
  const open = record.open.filter((call) =>
    found.view.items.some((item) => item.wave === wave && item.id === call.item),
  );
  if (open.length > 0) {
    const calls = open.map(({ item, does, action, at }) => texts.open.call(item, does, action, at));
    say(
      texts.open.head(open.length),
      `${listLines(calls, language)}\n${texts.open.now(workspace.store.where)}`,
    );
  }
  return messages;
}

function stayLine({ item, why }: Staying, language: Language): string {
  const itself = why.reason === "not-reviewed" || why.reason === "disposition";
  const said = itself ? item.line : whyItStays(item, why, language);
  return teardownTexts(language).line(item.id, said);
}

/** What to do about what policies hold back, once for each of them. */
function remedies(staying: readonly Staying[], language: Language): readonly string[] {
  const { nextOf } = blockerTexts(language);
  const policies = new Set(
    staying.flatMap(({ why }) => (why.reason === "policy" ? [why.policy] : [])),
  );
  return [...policies].map((policy) => nextOf(policy.id, wordsIn(language, policy).remedy));
}

/** What a person does in the console, once for each type, with the items that it is for. */
function manualSteps(workspace: Workspace, staying: Survey["plan"]["staying"]): readonly string[] {
  const { rows } = workspace.cloud;
  const { title, says, language } = tellerOf(workspace.reader);
  const { console: texts } = teardownTexts(language);
  const theirs = staying.filter(
    ({ why, item: { disposition } }) =>
      why.reason === "disposition" && disposition !== "keep" && disposition !== "abandon",
  );
  const types = [...new Set(theirs.map((one) => one.item.type))];
  return types.flatMap((type) => {
    const row = rows.get(type);
    if (row?.remove.by !== "manual") return [];
    const items = theirs.filter((one) => one.item.type === type);
    return [
      texts.head(title(type, row.title), says(row.remove.because)),
      listLines(
        items.map(({ item }) => item.id),
        language,
      ),
      ...row.remove.console.map((step, index) => `  ${index + 1}. ${says(step)}`),
      `  ${texts.see(row.docs)}`,
    ];
  });
}
