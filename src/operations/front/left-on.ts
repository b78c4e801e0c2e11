import { wordsIn } from "../../core/language.ts";
import { Problem } from "../../core/problem.ts";
import { leftOnWords } from "../../texts/closing.ts";
import { frontTexts } from "../../texts/front.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { putLeftOnBack } from "../put-backs.ts";
import { type FrontHandle, lockNote } from "./front.ts";
import { error, type Message, warning } from "./message.ts";

/** What a run left switched on beside the account; said once a command, whoever asks first. */
export async function leftOnMessages({
  configured,
  signal,
}: FrontHandle): Promise<readonly Message[]> {
  const { workspace } = configured;
  const { language } = workspace.reader;
  const found = await workspace.leftOn(signal);
  if (found === undefined || !configured.once("left-on")) return [];
  const words = wordsIn(language, found);
  return [
    warning(
      leftOnWords(language, found),
      frontTexts(language).leftOn(workspace.account.name, words.putBack, words.next),
    ),
  ];
}

/** Puts back what a run left switched on, once a command; returns what there is to say. */
export async function putLeftOnBackOnce({
  configured,
  signal,
}: FrontHandle): Promise<readonly Message[]> {
  const { workspace } = configured;
  const { language } = workspace.reader;
  const found = await workspace.leftOn(signal);
  if (found === undefined || !configured.once("left-on-back")) return [];
  const { failure, note } = await putLeftOnBack(workspace, found);
  return [
    ...lockNote(note, language),
    ...(failure === undefined
      ? []
      : [
          error(
            leftOnWords(language, found),
            frontTexts(language).failed(failure, wordsIn(language, found).next),
          ),
        ]),
  ];
}

/** Whether a run left something on that the closure's own deploy is to put back. */
export async function isToBePutBack(workspace: Workspace, signal: AbortSignal): Promise<boolean> {
  try {
    return (await workspace.leftOn(signal)) !== undefined;
  } catch (cause) {
    if (cause instanceof Problem) return false;
    throw cause;
  }
}
