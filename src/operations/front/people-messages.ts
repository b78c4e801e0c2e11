import { leaves } from "../../core/cloud.ts";
import type { Language } from "../../core/language.ts";
import type { ClosureStepState, Timeline } from "../../core/packet.ts";
import { closureStepStates } from "../../engine/closure-steps.ts";
import { surveyIn } from "../../engine/in-language.ts";
import { reliedOn } from "../../engine/relied.ts";
import type { Survey } from "../../engine/survey.ts";
import { timelineOf } from "../../engine/timeline.ts";
import { frontTexts } from "../../texts/front.ts";
import { type Front, listLines } from "./front.ts";
import { type Message, warning } from "./message.ts";

/** Every attestation of a person that the plan rests on; said once a command. */
export function reliedMessages(configured: Front, found: Survey): readonly Message[] {
  const { reader } = configured.workspace;
  const answers = reliedOn(surveyIn(found, reader));
  if (answers.length === 0 || !configured.once("relied")) return [];
  const { relied: texts } = frontTexts(reader.language);
  const lines = answers.map(({ policy, subject, answer, says, where, attestation }) => {
    const line = texts.answer(texts.about(policy, subject), answer, says);
    const by = attestation === undefined ? line : texts.by(line, attestation.by, attestation.at);
    return texts.where(by, where);
  });
  return [warning(texts.head(answers.length), listLines(lines, reader.language, 40))];
}

/** Every policy that account.yaml leaves out; said once a command. */
export function offMessages(configured: Front): readonly Message[] {
  const { account, reader } = configured.workspace;
  const { file, policiesOff } = account;
  if (policiesOff.length === 0 || !configured.once("policies-off")) return [];
  const { off: texts } = frontTexts(reader.language);
  const lines = policiesOff.map(({ id, because, line }) =>
    texts.line(id, because, `${file}:${line}`),
  );
  return [warning(texts.head(policiesOff.length), listLines(lines, reader.language))];
}

/** The order of what is left, and the dates that hold it; said once a command. */
export function wayMessages(configured: Front, looked: Survey): readonly Message[] {
  if (!configured.once("way")) return [];
  const { reader } = configured.workspace;
  const { language } = reader;
  const { view, results } = surveyIn(looked, reader);
  const { way: texts } = frontTexts(language);
  const timeline = timelineOf(view, language);
  if (view.closing.by !== "assisted") {
    if (timeline.waits.length === 0) return [];
    return [warning(texts.dates, timelineLines(timeline, language).join("\n"))];
  }
  const steps = closureStepStates(view.closing, results, view);
  const at = steps.findIndex(({ state }) => state !== "done");
  const lines = steps.map((one, index) => {
    const line = `${index + 1}. ${texts.step(one.step.title, leftOf(one, language))}`;
    return index === at ? texts.how(line, one.step.how) : line;
  });
  return [
    warning(
      leaves(view.closing) ? texts.leaving : texts.steps,
      [listLines(lines, language, 40), ...timelineLines(timeline, language)].join("\n"),
    ),
  ];
}

function leftOf({ state, open, until }: ClosureStepState, language: Language): string {
  const { way: texts } = frontTexts(language);
  if (state === "done") return texts.done;
  if (state !== "waiting") return texts.left(open.length);
  return until === undefined ? texts.waits : texts.waitsUntil(until);
}

/** The earliest dates, and what holds them. */
function timelineLines(timeline: Timeline, language: Language): readonly string[] {
  const { submission, closed, chain, undated } = timeline;
  const { way: texts } = frontTexts(language);
  return [
    ...(submission === undefined ? [] : [texts.submitted(submission)]),
    ...(closed === undefined ? [] : [texts.closed(closed)]),
    ...(chain.length === 0
      ? []
      : [
          texts.waiting,
          listLines(
            chain.map(({ what, because, until }) => texts.wait(until, what, because)),
            language,
          ),
        ]),
    ...(undated.length === 0 ? [] : [texts.undated(undated.length)]),
  ];
}
