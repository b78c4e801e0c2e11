import type { JournalEntry } from "../core/journal.ts";
import { when } from "./words.ts";

type Entry<K extends JournalEntry["kind"]> = Extract<JournalEntry, { readonly kind: K }>;

/** Turns journal entries into readable lines; remembers calls, so that an answer names what it answers. */
export class JournalText {
  readonly #calls = new Map<string, Entry<"call">>();

  /** One line, with its time in UTC. */
  line(entry: JournalEntry): string {
    const [word, ...rest] = this.#parts(entry);
    return `${when(entry.at)}  ${word.padEnd(9)}  ${rest.filter((part) => part !== "").join("  ")}`;
  }

  #parts(entry: JournalEntry): readonly [word: string, ...rest: string[]] {
    switch (entry.kind) {
      case "run":
        return ["run", `${entry.command}, account ${entry.accountId}, process ${entry.pid}`];
      case "end":
        return ["end", entry.outcome];
      case "call":
        this.#calls.set(`${entry.run} ${entry.seq}`, entry);
        return ["call", entry.item, entry.does, `${entry.action} in ${entry.region}`];
      case "answer":
        return this.#answer(entry);
      case "proved":
        return ["gone", entry.item, entry.how];
      case "stuck":
        return ["stuck", entry.item, entry.reason];
      case "undone":
        return [
          "undone",
          entry.item,
          entry.each === undefined ? entry.step : `${entry.step}: ${entry.each}`,
          entry.how,
        ];
      case "back":
        return [
          "back",
          entry.item,
          entry.creator === undefined ? "it is there again" : `made anew by ${entry.creator}`,
        ];
      case "closure":
        return [
          "closure",
          `account ${entry.accountId}: ${entry.phase}`,
          entry.detail,
          entry.endsAt === undefined ? "" : `until ${entry.endsAt}`,
          entry.requestId === undefined ? "" : `request ${entry.requestId}`,
        ];
      case "reading":
        return [
          "read",
          `account ${entry.accountId}: ${entry.name} ${entry.met ? "holds" : "does not hold"}`,
          entry.detail,
        ];
      case "told":
        return [
          "told",
          `account ${entry.accountId}: ${entry.event}`,
          entry.digest === undefined ? "it is no longer so" : "a receiver took it",
        ];
    }
  }

  #answer(entry: Entry<"answer">): readonly [word: string, ...rest: string[]] {
    const key = `${entry.run} ${entry.seq}`;
    const call = this.#calls.get(key);
    this.#calls.delete(key);
    return [
      entry.outcome,
      ...(call === undefined ? [`call ${entry.seq}`] : [call.item, call.does]),
      [entry.code, entry.message].filter((part) => part !== undefined).join(": "),
      entry.requestId === undefined ? "" : `request ${entry.requestId}`,
    ];
  }
}
