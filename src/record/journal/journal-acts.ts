import { type Act, type Acts, changeKey } from "../../core/acts.ts";
import type { ItemId } from "../../core/item.ts";
import type { JournalEntry } from "../../core/journal.ts";

type CallEntry = Extract<JournalEntry, { readonly kind: "call" }>;
type AnswerEntry = Extract<JournalEntry, { readonly kind: "answer" }>;
type UndoneEntry = Extract<JournalEntry, { readonly kind: "undone" }>;

/** An act as one call may have made it. */
interface Made {
  readonly call: CallEntry;
  readonly act: Act;
}

/** Keeps which changes of items stand, while a journal is gone through in its order. */
export class ActBook {
  /** By item and change: the last call that made it, and those without an answer that came after. */
  readonly #made = new Map<ItemId, Map<string, readonly Made[]>>();

  /** A call is about to be made: from now on it may have been carried out. */
  begun(call: CallEntry): void {
    if (call.changes === undefined) return;
    const { item, at, run, changes } = call;
    const act: Act = { ...changes, item, at, run, sure: false };
    const changesOf = this.#made.get(item) ?? new Map<string, readonly Made[]>();
    const key = changeKey(changes);
    changesOf.set(key, [...(changesOf.get(key) ?? []), { call, act }]);
    this.#made.set(item, changesOf);
  }

  /** What became of it. A code beside `accepted` says that it was so already: not our doing. */
  answered(call: CallEntry, { outcome, code }: AnswerEntry): void {
    if (call.changes === undefined || outcome === "unknown") return;
    const changesOf = this.#made.get(call.item);
    const key = changeKey(call.changes);
    const made = changesOf?.get(key) ?? [];
    const at = made.findIndex((one) => one.call === call);
    const found = made[at];
    if (changesOf === undefined || found === undefined) return;
    const left =
      outcome === "accepted" && code === undefined
        ? [{ call, act: { ...found.act, sure: true } }, ...made.slice(at + 1)]
        : made.filter((one) => one !== found);
    if (left.length === 0) changesOf.delete(key);
    else changesOf.set(key, left);
  }

  /** It reads as it was before. */
  undone(entry: UndoneEntry): void {
    this.#made.get(entry.item)?.delete(changeKey(entry));
  }

  /** The item is gone, or another one stands in its place. */
  ended(item: ItemId): void {
    this.#made.delete(item);
  }

  /** What stands at the end. */
  acts(): Acts {
    const acts = new Map<ItemId, readonly Act[]>();
    for (const [item, changesOf] of this.#made) {
      const all = [...changesOf.values()].flatMap((made) => lastOf(made));
      if (all.length > 0) acts.set(item, all);
    }
    return acts;
  }
}

/** The last that was carried out for sure saw the newest state; without one, the last. */
function lastOf(made: readonly Made[]): readonly Act[] {
  const found = made.findLast(({ act }) => act.sure) ?? made.at(-1);
  return found === undefined ? [] : [found.act];
}
