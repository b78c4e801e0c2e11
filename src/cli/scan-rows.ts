import { type Coverage, isKnown } from "../core/inventory.ts";
import type { Language } from "../core/language.ts";
import { OUTCOME_WORDS } from "../core/outcome-words.ts";
import type { JudgedItem } from "../core/policy.ts";
import { dispositionIn } from "../texts/item.ts";
import { screenTexts, tallyIn } from "../texts/screens.ts";

/** One line of the scan's table. */
export interface ScanRow {
  readonly type: string;
  readonly title: string;
  /** One region, or several that are the same in everything. */
  readonly region: string;
  readonly items: number;
  /** What becomes of them: `3 delete, 1 keep`. */
  readonly becomes: string;
  /** How the listing ended. */
  readonly coverage: string;
}

/** Regions that are named in a line that stands for several. */
const NAMED = 2;

/** How rows are told. */
export interface ScanWords {
  readonly titleOf: (type: string) => string | undefined;
  readonly language: Language;
}

/**
 * One row for each type and region with items, and one for each type with regions that could not be
 * listed; what is complete and empty is left to the totals.
 */
export function scanRows(
  coverage: readonly Coverage[],
  items: readonly JudgedItem[],
  { titleOf, language }: ScanWords,
): readonly ScanRow[] {
  const screens = screenTexts(language);
  const { scan, coverage: coverageTexts } = screens;
  const outcomes = new Map(coverage.map((record) => [place(record), outcomeOf(record, language)]));
  const rows = [...grouped(items, place)].map(([key, found]): ScanRow & { key: string } => {
    const [{ type, region } = { type: "", region: "" }] = found;
    return {
      key,
      type,
      title: titleOf(type) ?? type,
      region,
      items: found.length,
      becomes: tallyIn(
        screens,
        found.map((item) => dispositionIn(language, item.disposition)),
      ),
      // Items stand in the region that they are in; an account-wide listing names them all.
      coverage: outcomes.get(key) ?? OUTCOME_WORDS.listed[language],
    };
  });
  const found = new Set(rows.map((row) => row.key));
  const unknown = coverage.filter((record) => !isKnown(record) && !found.has(place(record)));
  const alike = grouped(unknown, (record) => `${record.type} ${outcomeOf(record, language)}`);
  const empty = [...alike].map(([key, records]) => {
    const type = records[0]?.type ?? "";
    const regions = records.map((record) => record.region);
    return {
      key,
      type,
      title: titleOf(type) ?? type,
      region: regions.length > NAMED ? scan.regions(regions.length) : coverageTexts.some(regions),
      items: 0,
      becomes: "",
      coverage: records[0] === undefined ? "" : outcomeOf(records[0], language),
    };
  });
  return [...rows, ...empty].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function place({ type, region }: { readonly type: string; readonly region: string }): string {
  return `${type} ${region}`;
}

function outcomeOf(record: Coverage, language: Language): string {
  const word = OUTCOME_WORDS[record.outcome][language];
  return record.code === undefined || isKnown(record)
    ? word
    : screenTexts(language).coverage.code(word, record.code);
}
