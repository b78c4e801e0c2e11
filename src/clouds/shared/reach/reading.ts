import type { Sentence } from "../../../core/language.ts";
import { ListingError } from "../wire/listing-error.ts";
import { CallError } from "../wire/transport.ts";
import { statementsOf } from "./policy-document.ts";
import type { ReadPolicy, Unread } from "./rights.ts";

/** Reads rights part by part; what the cloud does not tell is kept by name, and ends nothing. */
export class Reading {
  /** One place a part, in the order in which they were begun: what is said does not hang on what answers first. */
  readonly #parts: (Unread | undefined)[] = [];

  get unread(): readonly Unread[] {
    return this.#parts.filter((part) => part !== undefined);
  }

  /**
   * What a part of the rights is; undefined where it could not be read. `what` names it, `who` needs the
   * permission for it.
   */
  async of<T>(what: Sentence, who: Sentence, ask: () => Promise<T>): Promise<T | undefined> {
    const at = this.#parts.push(undefined) - 1;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof CallError) && !(error instanceof ListingError)) throw error;
      const code = error instanceof CallError ? `${error.code}: ` : "";
      const says = {
        en: `${what.en} could not be read (${code}${error.message})`,
        zh: `无法读取${what.zh}（“${code}${error.message}”）`,
      };
      this.#parts[at] = { says, next: nextOf(error, who) };
      return undefined;
    }
  }

  /** Notes what nobody here can read. */
  lacks(says: Sentence, next: Sentence): void {
    this.#parts.push({ says, next });
  }
}

function nextOf(error: CallError | ListingError, who: Sentence): Sentence {
  if (!(error instanceof CallError) || error.kind !== "denied")
    return { en: "Run again.", zh: "重新运行。" };
  const { permission } = error;
  return {
    en: `Allow ${permission ?? "the call"} to ${who.en}; \`npx closeout permissions\` prints the whole document.`,
    zh: `授予${who.zh}权限 ${permission ?? "（该调用）"}；\`npx closeout permissions\` 会打印完整的权限文档。`,
  };
}

/** A policy of a document that the cloud sent; without one it may forbid anything. */
export function readPolicy(name: string, document: string | undefined): ReadPolicy {
  return { name, statements: document === undefined ? undefined : statementsOf(document) };
}
