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

/** What one type is tested with. */
export type Seed = {
  /** The type's items over more than one page, and what they need. */
  readonly resources: Resources;
  /**
   * A page size to take the place of the row's, where a full page of the vendor's largest size would
   * take many thousand calls about its records.
   */
  readonly pageSize?: number;
  /** Further attributes of the account. */
  readonly account?: Readonly<Record<string, Json>>;
  /** Types that are scanned as well: those that edges lead to, `bss.subscription`. */
  readonly scans?: readonly string[];
  /** Native ids of all items that must be listed. */
  readonly ids: readonly string[];
  /** What must be read of some of them, by native id. */
  readonly items: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly removals: readonly Removal[];
  /** Ids that go without being asked for, with what was removed. */
  readonly along?: readonly string[];
  /** Parts of the row that no emulated reply can show, each with the reason. */
  readonly unseen?: Readonly<Record<string, string>>;
};

/** Seeds of a file, by type. */
export type Seeds = Readonly<Record<string, Seed>>;

/** The ids that `repeat` makes of a pattern with `{n}`, `{nn}`, `{nnn}`. */
export function numbered(pattern: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) =>
    pattern.replace(/\{(n+)\}/g, (_all, digits: string) =>
      String(at + 1).padStart(digits.length, "0"),
    ),
  );
}

/** An item's canonical id. */
export function idIn(region: string, type: string, nativeId: string): string {
  return `alibaba:${type}:${region}:${nativeId}`;
}

/** The region of most seeds: not the one that clients and the emulator would fall back to. */
export const HERE = "ap-southeast-1";
