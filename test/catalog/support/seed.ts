import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import type { Disposition } from "../../../src/core/item.ts";

/** What an account holds, by place and table, as in a seed of the emulator (emulator/README.md). */
export type Resources = Readonly<Record<string, Readonly<Record<string, readonly JsonObject[]>>>>;

/** One removal run over some items. */
export type Removal = {
  /** Native ids of items of the type; `type/id` for items of others that go in the same run. */
  readonly items: readonly string[];
  /** What account.yaml says of them; left out, what the row proposes. */
  readonly disposition?: Disposition;
  /** The row's option by which they are deleted. */
  readonly option?: string;
  /** The changing calls in the order of the journal; left out, any. */
  readonly calls?: readonly string[];
  /** Why they stay; left out, each must be proved gone. */
  readonly stays?: RegExp;
};

/**
 * Records of the type itself, written by the harness: as many as fill a page and one more, and one for
 * each state, protection, proposal and way of charging that the row reads in the record. Each has a value
 * at every path that the row reads, of the kind that the vendor's models say.
 */
export type Records = {
  /** The emulator's table, where it is not named after the type. */
  readonly table?: string;
  /** The place of the table, where it is not the one of most seeds or the account as a whole. */
  readonly place?: string;
  /**
   * What each record says for itself, its id at least: a text with `{n}` is counted from 1 (`{nnn}`:
   * padded), a number from itself on.
   */
  readonly each: JsonObject;
  /**
   * Further records, over `each`, by the word that takes the number's place in the id. `prepaid`,
   * `guarded`, a state's name, `proposed-1` and so on are those that the harness writes; what is said of
   * one here is laid over it, and null leaves it out.
   */
  readonly but?: Readonly<Record<string, JsonObject | null>>;
  /** What account.yaml says of the page's first and last, which are removed; left out, what the row proposes. */
  readonly ends?: Disposition;
};

/** What one type is tested with. */
export type Seed = {
  /** Records of the type that the harness writes. */
  readonly records?: Records;
  /** What else the account holds, or all of it: then the type's items over more than one page. */
  readonly resources?: Resources;
  /**
   * A page size to take the place of the row's, where a full page of the vendor's largest size would
   * take many thousand calls about its records.
   */
  readonly pageSize?: number;
  /** Further attributes of the account. */
  readonly account?: Readonly<Record<string, Json>>;
  /** Types that are scanned as well: parents, those that edges lead to, subscriptions. */
  readonly scans?: readonly string[];
  /** Native ids of all items that must be listed; left out, those of the records in the type's table. */
  readonly ids?: readonly string[];
  /** Native ids of items beside those, whose records stand elsewhere. */
  readonly further?: readonly string[];
  /** Native ids of records in the type's table that are no items. */
  readonly hidden?: readonly string[];
  /** Why the tags of some of them are not known, where they might be. */
  readonly untold?: Readonly<Record<string, RegExp>>;
  /** What must be read of some of them, by native id. */
  readonly items?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** After the first and the last of `records`, where calls remove the type. */
  readonly removals?: readonly Removal[];
  /** Ids that go without being asked for, with what was removed. */
  readonly along?: readonly string[];
  /** Parts of the row that no emulated reply can show, each with the reason. */
  readonly unseen?: Readonly<Record<string, string>>;
};

/** Seeds of a file, by type. */
export type Seeds = Readonly<Record<string, Seed>>;

/** The ids that `repeat` makes of a pattern with `{n}`, `{nn}`, `{nnn}`. */
export function numbered(pattern: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => counted(pattern, at + 1));
}

/** A pattern with its number, counted from 1, or with a word in the number's place. */
export function counted(pattern: string, number: number | string): string {
  return pattern.replace(/\{(n+)\}/gu, (_all, digits: string) =>
    String(number).padStart(digits.length, "0"),
  );
}
