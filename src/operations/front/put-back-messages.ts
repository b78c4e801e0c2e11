import type { ItemId } from "../../core/item.ts";
import { type PutBacks, undoWords } from "../../engine/undo/plan.ts";
import type { Undone } from "../../engine/undo/run.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { listLines } from "./front.ts";
import { error, type Message, warning } from "./message.ts";

/** What a plan has to say of changes that earlier runs made to what stays. */
export function putBackMessages(
  { reader: { language } }: Pick<Workspace, "reader">,
  { back, lasting }: PutBacks,
): readonly Message[] {
  const { putBack: texts } = teardownTexts(language);
  const messages: Message[] = [];
  if (back.size > 0) {
    const lines = [...back.values()].map(({ item, does }) => texts.does(item.id, does));
    messages.push(warning(texts.plan(back.size), listLines(lines, language)));
  }
  if (lasting.length > 0) {
    const lines = lasting.map(({ act, because, next }) => {
      const what = act.each === undefined ? act.step : texts.act(act.step, act.each);
      return texts.next(texts.lasts(act.item, what, act.at, because), next);
    });
    messages.push(warning(texts.lasting(lasting.length), listLines(lines, language)));
  }
  return messages;
}

/** What a deploy has to say of what it put back, or could not. */
export function undoneMessages(
  { cloud, reader: { language } }: Workspace,
  undone: ReadonlyMap<ItemId, Undone>,
): readonly Message[] {
  const { putBack: texts } = teardownTexts(language);
  const said = [...undone].map(([id, { back, left }]) => ({
    back: back.length === 0 ? [] : [texts.does(id, undoWords(cloud.rows, back))],
    left: left.map(({ act, reason }) =>
      texts.because(texts.does(id, undoWords(cloud.rows, [act])), reason),
    ),
  }));
  const back = said.flatMap((one) => one.back);
  const left = said.flatMap((one) => one.left);
  return [
    ...(back.length === 0 ? [] : [warning(texts.done(back.length), listLines(back, language))]),
    ...(left.length === 0
      ? []
      : [error(texts.left(left.length), `${listLines(left, language, 40)}\n${texts.fix}`)]),
  ];
}
