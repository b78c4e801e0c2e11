import type { ClosureStatus } from "../../core/closure.ts";
import type { ItemId, Wave } from "../../core/item.ts";
import type { Language } from "../../core/language.ts";
import { closingDetail, closingTitle } from "../../texts/closing.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import { tearDownWave, type WaveOrder, type WaveResult } from "../teardown.ts";
import { type FrontHandle, listLines, lockNote, problemMessage } from "./front.ts";
import { putLeftOnBackOnce } from "./left-on.ts";
import { error, type Message, warning } from "./message.ts";
import { noteWave } from "./note-outcome.ts";
import { undoneMessages } from "./put-back-messages.ts";
import { reviewChanged, stopMessages } from "./stops.ts";
import type { WaveMemory } from "./wave-memory.ts";

/** What remains of a wave: a readable line by item id. */
export type Remaining = Readonly<Record<string, string>>;

/** What an apply of a wave starts from. */
export interface WaveApply extends Pick<WaveOrder, "targets" | "backs" | "review"> {
  readonly accountId: string;
  readonly wave: Wave;
  readonly before: Remaining;
  /** The lines that the plan left. */
  readonly after: Readonly<Record<string, unknown>>;
  /** Told how to ask for what truly remains at any moment. */
  readonly checkpoint: (current: () => Remaining) => void;
}

/** What an apply of a wave came to. */
export interface WaveApplied {
  readonly remaining: Remaining;
  /** What is to be remembered beside it, where that is news. */
  readonly memory?: WaveMemory;
  readonly messages: readonly Message[];
}

/** Tears a wave down, and returns what is truly left. */
export async function applyWave(
  { accountId, before, after, checkpoint, ...order }: WaveApply,
  handle: FrontHandle,
): Promise<WaveApplied> {
  const { workspace } = handle.configured;
  const { language } = workspace.reader;
  const { apply: texts } = teardownTexts(language);
  const { wave } = order;
  const gone = new Set<ItemId>();
  /** Lines as the plan has them, of what was put back. */
  const back = new Map<ItemId, string>();
  const left = (): Remaining =>
    Object.fromEntries(
      Object.entries(before)
        .filter(([id]) => !gone.has(id))
        .map(([id, line]) => [id, back.get(id) ?? line]),
    );
  checkpoint(left);
  const result = await tearDownWave(workspace, {
    ...order,
    signal: handle.signal,
    progress: ({ gone: many, total, last }) => {
      gone.add(last);
      handle.progress(texts.progress(many, total), { wave, last });
    },
  });
  switch (result.outcome) {
    case "closing":
      return {
        remaining: before,
        messages: [tooLate(language, accountId, result.status)],
      };
    case "review-changed":
      return {
        remaining: before,
        messages: [reviewChanged(handle.configured, order.review, result.now)],
      };
    case "refused":
      return { remaining: before, messages: stopMessages(workspace, result.stops) };
    case "failed":
      return { remaining: left(), messages: [problemMessage(result.problem)] };
    case "ran":
      break;
  }
  noteWave(wave, result);
  const { stuck, undone } = result;
  for (const id of result.gone) gone.add(id);
  for (const id of order.backs) {
    const line = after[id];
    if ((undone.get(id)?.left ?? []).length === 0 && typeof line === "string") back.set(id, line);
  }
  // What came back was gone for a while.
  for (const id of stuck.keys()) gone.delete(id);
  return {
    remaining: left(),
    memory: { review: order.review, going: [], backs: {}, run: result.run },
    messages: [
      ...lockNote(result.note, language),
      ...outcome(wave, order.targets.length, result, language),
      ...undoneMessages(workspace, undone),
      ...(result.stopped ? [] : await putLeftOnBackOnce(handle)),
    ],
  };
}

/** A plan that is older than the closure: nobody enters an account that is going away. */
function tooLate(language: Language, accountId: string, status: ClosureStatus): Message {
  const { apply: texts } = teardownTexts(language);
  return error(
    texts.closing(closingTitle(language, accountId, status)),
    `${closingDetail(language, status)}\n${texts.notEntered}`,
  );
}

function outcome(
  wave: string,
  total: number,
  { stuck, stopped, appeared }: Extract<WaveResult, { outcome: "ran" }>,
  language: Language,
): readonly Message[] {
  const { apply: texts } = teardownTexts(language);
  const messages: Message[] = [];
  if (stuck.size > 0) {
    const lines = [...stuck].map(([id, reason]) => texts.reason(id, reason));
    messages.push(
      error(
        stopped
          ? texts.stopped(total - stuck.size, total, wave)
          : texts.stuck(stuck.size, total, wave),
        `${listLines(lines, language, 40)}\n${texts.fix}`,
      ),
    );
  }
  if (appeared.length > 0) {
    const lines = appeared.map(({ item, creator }) =>
      creator === undefined ? item.id : texts.madeBy(item.id, creator),
    );
    messages.push(warning(texts.appeared(lines.length, wave), listLines(lines, language)));
  }
  return messages;
}
