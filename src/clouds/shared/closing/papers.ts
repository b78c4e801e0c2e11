import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";

/** What each holder of an account is asked for. */
export type ByHolder<T> = Readonly<Record<Holder, T>>;

/** What a holder is asked for; of everybody where account.yaml does not say who it is. */
export function ofHolder<T>(of: ByHolder<T>, holder: Holder | undefined): readonly T[] {
  return holder === undefined ? HOLDERS.map((one) => of[one]) : [of[holder]];
}

/** Whether the papers are ready: words of another holder than account.yaml names contradict it. */
export function papersQuestion(
  words: Omit<ClosureQuestion, "id" | "answers" | "contradicts">,
  answers: ByHolder<Readonly<Record<string, string>>>,
  holder: Holder | undefined,
): ClosureQuestion {
  const others = holder === undefined ? [] : HOLDERS.filter((one) => one !== holder);
  return {
    id: "papers",
    asks: words.asks,
    answers: Object.fromEntries(ofHolder(answers, holder).flatMap(Object.entries)),
    contradicts: Object.fromEntries(
      others.flatMap((one) =>
        Object.keys(answers[one]).map((word) => [
          word,
          `is for \`holder: ${one}\`, and account.yaml says \`holder: ${holder}\``,
        ]),
      ),
    ),
    how: words.how,
    ...(words.docs === undefined ? {} : { docs: words.docs }),
  };
}

/** The papers, as the packet shows them. */
export function papersPart(lines: readonly string[]): PacketPart {
  return { title: "Papers", lines };
}
