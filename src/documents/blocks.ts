/** Text that people or the vendor wrote, shown as it is; `ours` may hold `code` and links. */
export type Words = string | { readonly ours: string };

/** A named thing with what is said about it. */
export interface Entry {
  readonly title: Words;
  readonly tag: string;
  readonly tone: "good" | "wait" | "bad" | "";
  readonly lines: readonly Words[];
  readonly points: readonly Words[];
}

/** A piece of a section. */
export type Block =
  | { readonly kind: "text"; readonly words: Words }
  | { readonly kind: "loud"; readonly words: string }
  /** `steps` are numbered; steps and squares are ticked on paper. */
  | { readonly kind: "points" | "steps" | "squares"; readonly lines: readonly Words[] }
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Words[])[];
    }
  | { readonly kind: "command"; readonly command: string };

/** A part of the page under its heading. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A document's content, the same for every form of it. */
export interface DocumentModel {
  readonly title: string;
  /** What it is about, by name. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly Section[];
}
