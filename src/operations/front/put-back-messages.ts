import type { ItemId } from "../../core/item.ts";
import { type PutBacks, undoWords } from "../../engine/undo/plan.ts";
import type { Undone } from "../../engine/undo/run.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { listLines } from "./front.ts";
import { error, type Message, warning } from "./message.ts";

/** What a plan has to say of changes that earlier runs made to what stays. */
export function putBackMessages({ back, lasting }: PutBacks): readonly Message[] {
  const messages: Message[] = [];
  if (back.size > 0) {
    const lines = [...back.values()].map(({ item, does }) => `${item.id}: ${does.join("; ")}`);
    messages.push(
      warning(
        `This plan puts back what earlier runs changed of ${items(back.size)} that ${back.size === 1 ? "stays" : "stay"}`,
        listLines(lines),
      ),
    );
  }
  if (lasting.length > 0) {
    const lines = lasting.map(
      ({ act, because, next }) =>
        `${act.item}: "${act.step}${act.each === undefined ? "" : `: ${act.each}`}" (${act.at}): ${because}. Next: ${next}`,
    );
    messages.push(
      warning(
        `Earlier runs changed what stays now, and no call undoes it (${lasting.length})`,
        listLines(lines),
      ),
    );
  }
  return messages;
}

/** What a deploy has to say of what it put back, or could not. */
export function undoneMessages(
  { cloud }: Workspace,
  undone: ReadonlyMap<ItemId, Undone>,
): readonly Message[] {
  const said = [...undone].map(([id, { back, left }]) => ({
    back: back.length === 0 ? [] : [`${id}: ${undoWords(cloud.rows, back).join("; ")}`],
    left: left.map(
      ({ act, reason }) => `${id}: ${undoWords(cloud.rows, [act]).join("; ")}: ${reason}`,
    ),
  }));
  const back = said.flatMap((one) => one.back);
  const left = said.flatMap((one) => one.left);
  const messages: Message[] = [];
  if (back.length > 0)
    messages.push(
      warning(
        `Put back on ${items(back.length)} that could not be removed, or stay`,
        listLines(back),
      ),
    );
  if (left.length > 0)
    messages.push(
      error(
        `${left.length === 1 ? "1 change" : `${left.length} changes`} of items that are still there could not be put back`,
        `${listLines(left, 40)}\nNext: fix what is named, then plan and deploy again; what is not back stays on record.`,
      ),
    );
  return messages;
}

function items(amount: number): string {
  return amount === 1 ? "1 item" : `${amount} items`;
}
