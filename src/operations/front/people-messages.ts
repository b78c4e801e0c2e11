import { leaves } from "../../core/cloud.ts";
import type { Timeline } from "../../core/packet.ts";
import { closureStepStates } from "../../engine/closure-steps.ts";
import { reliedOn } from "../../engine/relied.ts";
import type { Survey } from "../../engine/survey.ts";
import { timelineOf } from "../../engine/timeline.ts";
import { type Front, listLines } from "./front.ts";
import { type Message, warning } from "./message.ts";

/** Every attestation of a person that the plan rests on; said once a command. */
export function reliedMessages(configured: Front, found: Survey): readonly Message[] {
  const answers = reliedOn(found);
  if (answers.length === 0 || !configured.once("relied")) return [];
  const lines = answers.map(
    ({ policy, subject, answer, says, where, attestation }) =>
      `${policy}: ${subject}: "${answer}", ${says}${attestation === undefined ? "" : `, by ${attestation.by} on ${attestation.at}`} (${where})`,
  );
  return [
    warning(
      answers.length === 1
        ? "1 attestation covers what no API can show"
        : `${answers.length} attestations cover what no API can show`,
      listLines(lines, 40),
    ),
  ];
}

/** Every policy that account.yaml leaves out; said once a command. */
export function offMessages(configured: Front): readonly Message[] {
  const { file, policiesOff } = configured.workspace.account;
  if (policiesOff.length === 0 || !configured.once("policies-off")) return [];
  return [
    warning(
      policiesOff.length === 1
        ? "1 policy is switched off for this account"
        : `${policiesOff.length} policies are switched off for this account`,
      listLines(policiesOff.map(({ id, because, line }) => `${id}: ${because} (${file}:${line})`)),
    ),
  ];
}

/** The order of what is left, and the dates that hold it; said once a command. */
export function wayMessages(configured: Front, found: Survey): readonly Message[] {
  const { view, results } = found;
  if (!configured.once("way")) return [];
  const timeline = timelineOf(view);
  if (view.closing.by !== "assisted") {
    if (timeline.waits.length === 0) return [];
    return [warning("Dates that hold the closure", timelineLines(timeline).join("\n"))];
  }
  const steps = closureStepStates(view.closing, results, view);
  const at = steps.findIndex(({ state }) => state !== "done");
  const lines = steps.map(({ step, state, open, until }, index) => {
    const left =
      state === "done"
        ? "done"
        : state === "waiting"
          ? `waits${until === undefined ? "" : ` until ${until}`}`
          : `${open.length} left`;
    const how = index === at ? `: ${step.how}` : "";
    return `${index + 1}. ${step.title}: ${left}${how}`;
  });
  return [
    warning(
      leaves(view.closing)
        ? "Remaining steps to the disassociation, which comes before the closing"
        : "Remaining steps to the closure",
      [listLines(lines, 40), ...timelineLines(timeline)].join("\n"),
    ),
  ];
}

/** The earliest dates, and what holds them. */
export function timelineLines(timeline: Timeline): readonly string[] {
  const { submission, closed, chain, undated } = timeline;
  return [
    ...(submission === undefined ? [] : [`Can be submitted on ${submission} at the earliest.`]),
    ...(closed === undefined ? [] : [`Can be closed on ${closed} at the earliest.`]),
    ...(chain.length === 0
      ? []
      : [
          "Waiting for:",
          listLines(chain.map(({ what, because, until }) => `${until}: ${what}, ${because}`)),
        ]),
    ...(undated.length === 0
      ? []
      : [`Without a date, because a person does it: ${undated.length} (npx closeout timeline)`]),
  ];
}
