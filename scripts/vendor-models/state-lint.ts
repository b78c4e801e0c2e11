import type { Row } from "../../src/core/row.ts";
import type { StateWords } from "../../src/core/row-read.ts";
import type { Service } from "../../src/core/service.ts";
import type { VendorModels } from "./models.ts";
import { notAState, notStates } from "./not-states.ts";
import { type StateField, stateFields, type VendorStates } from "./states.ts";

/**
 * What rows leave open about states, one sentence each: a field that nobody classified, a published word
 * without a class, a word that the vendor's list lacks, an excuse that nothing needs.
 */
export function lintStates(
  services: readonly Service[],
  models: VendorModels,
  states: VendorStates,
): readonly string[] {
  const rows = new Map(services.flatMap(({ types }) => Object.entries(types)));
  const fields = stateFields(services, models);
  const at = (type: string, path: string): readonly StateField[] =>
    fields.filter((field) => field.type === type && field.at === path);
  const open = fields
    .filter(({ type, at: field }) => notAState(type, field) === undefined)
    .filter(({ type, at: field }) => wordsOf(rows.get(type), field) === undefined)
    .map(({ type, at: field }) => `${type} does not classify the words of ${field}`);
  const words = [...rows].flatMap(([type, row]) =>
    (row.read.stateWords ?? []).flatMap((one) => {
      const published = at(type, one.at).flatMap(
        ({ product, action, path }) => states[product]?.fields[`${action} ${path}`] ?? [],
      );
      return lintWords(type, row, one, new Set(published));
    }),
  );
  return [...new Set([...open, ...words])];
}

/** Entries of the table of fields that tell no state which no row of any cloud needs. */
export function unneededNotStates(fields: readonly StateField[]): readonly string[] {
  return notStates.filter(
    (entry) => !fields.some(({ type, at }) => entry === at || entry === `${at} of ${type}`),
  );
}

function wordsOf(row: Row | undefined, field: string): StateWords | undefined {
  return row?.read.stateWords?.find(({ at }) => at === field);
}

function lintWords(
  type: string,
  row: Row,
  words: StateWords,
  published: ReadonlySet<string>,
): readonly string[] {
  const { at, present, leaving, recycled, scheduled, none = {}, unlisted = {} } = words;
  const here = `${type} ${at}`;
  const classes = [present, leaving, recycled, scheduled].map((all) => (all ?? []).map(String));
  const known = [...classes.flat(), ...Object.keys(none)];
  const all = new Set([...known, ...ruled(row, at), ...skipped(row, at)]);
  const twice = known.filter((word, index) => known.indexOf(word) !== index);
  const problems = twice.map((word) => `${here}: "${word}" has two classes`);
  if (published.size === 0) {
    return [
      ...problems,
      ...(words.unpublished === undefined
        ? [`${here}: no list of its words is published; say so`]
        : []),
    ];
  }
  if (words.unpublished !== undefined) problems.push(`${here}: a list of its words is published`);
  for (const word of published) {
    if (!all.has(word)) problems.push(`${here}: "${word}" has no class`);
  }
  for (const word of all) {
    if (!published.has(word) && unlisted[word] === undefined)
      problems.push(`${here}: the vendor lists no "${word}"`);
  }
  for (const word of Object.keys(unlisted)) {
    if (published.has(word) || !all.has(word))
      problems.push(`${here}: the excuse for "${word}" is not needed`);
  }
  return problems;
}

/** Words of a field that the row's rules ask for beside its classes. */
function ruled({ read }: Row, field: string): readonly string[] {
  return (read.states ?? [])
    .flatMap(({ when }) => [when].flat())
    .flatMap(({ at, is }) => (at === field && is !== undefined ? [is].flat().map(String) : []));
}

/** Words of a field by which the row skips records. */
function skipped({ read, list }: Row, field: string): readonly string[] {
  const reads = [read, ...[list].flat().flatMap((one) => one.read ?? [])];
  return reads
    .flatMap(({ skip = [] }) => skip)
    .flatMap(({ when }) => [when].flat())
    .flatMap(({ at, is }) => (at === field && is !== undefined ? [is].flat().map(String) : []));
}
