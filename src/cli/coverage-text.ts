import { type Coverage, isKnown } from "../core/inventory.ts";
import type { Language } from "../core/language.ts";
import { OUTCOME_WORDS } from "../core/outcome-words.ts";
import { screenTexts } from "../texts/screens.ts";

/** Listings that are not known completely, those of one cause in one line with all their regions. */
export function unknownLines(coverage: readonly Coverage[], language: Language): readonly string[] {
  return grouped(
    coverage.filter((record) => !isKnown(record)),
    regionsByType(coverage),
    language,
  );
}

/** Listings of services that were proved inactive, with the proof. */
export function inactiveLines(
  coverage: readonly Coverage[],
  language: Language,
): readonly string[] {
  return grouped(
    coverage.filter((record) => record.outcome === "inactive"),
    regionsByType(coverage),
    language,
  );
}

/** Types whose items are listed and whose tags could not be read, with why; one line for each cause. */
export function unreadTagLines(
  coverage: readonly Coverage[],
  language: Language,
): readonly string[] {
  const { coverage: texts } = screenTexts(language);
  const lines = coverage.flatMap(({ type, tagsUnread }) => {
    if (tagsUnread === undefined) return [];
    const { code, message, permission } = tagsUnread;
    const because = texts.tags(type, `${code === undefined ? "" : `${code}: `}${message}`);
    return [
      permission === undefined || message.includes(permission)
        ? because
        : texts.missing(because, permission),
    ];
  });
  return [...new Set(lines)];
}

/** What is known of one listing besides its place: `denied (Forbidden.RAM): no right; missing permission ecs:X`. */
export function coverageText(record: Coverage, language: Language): string {
  const { coverage: texts } = screenTexts(language);
  const { outcome, code, proof, permission } = record;
  const message =
    language === "en" ? record.message : (record.in?.[language].message ?? record.message);
  const word = OUTCOME_WORDS[outcome][language];
  const ended = code === undefined ? word : texts.code(word, code);
  const said = message === undefined ? ended : texts.message(ended, message);
  const proved = proof === undefined ? said : texts.proof(said, proof);
  if (permission === undefined || record.message?.includes(permission) === true) return proved;
  return outcome === "unproved"
    ? texts.unproved(proved, permission)
    : texts.missing(proved, permission);
}

/** How many regions each type was to be listed in. */
function regionsByType(coverage: readonly Coverage[]): ReadonlyMap<string, number> {
  const regions = new Map<string, number>();
  for (const { type } of coverage) regions.set(type, (regions.get(type) ?? 0) + 1);
  return regions;
}

/** More names than this say less than "all". */
const NAMED = 4;

function grouped(
  records: readonly Coverage[],
  all: ReadonlyMap<string, number>,
  language: Language,
): readonly string[] {
  const { coverage: texts } = screenTexts(language);
  const groups = new Map<string, { readonly record: Coverage; readonly regions: string[] }>();
  for (const record of records) {
    const key = JSON.stringify([record.type, coverageText(record, language)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { record, regions: [record.region] });
    else group.regions.push(record.region);
  }
  return [...groups.values()].map(({ record, regions }) => {
    const isAll = regions.length > NAMED && regions.length === all.get(record.type);
    const where = isAll ? texts.all(regions.length) : texts.some(regions);
    return texts.line(record.type, where, coverageText(record, language));
  });
}
