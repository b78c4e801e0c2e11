import { type Coverage, isKnown } from "../core/inventory.ts";

/** Listings that are not known completely, those of one cause in one line with all their regions. */
export function unknownLines(coverage: readonly Coverage[]): readonly string[] {
  return grouped(
    coverage.filter((record) => !isKnown(record)),
    regionsByType(coverage),
  );
}

/** Listings of services that were proved inactive, with the proof. */
export function inactiveLines(coverage: readonly Coverage[]): readonly string[] {
  return grouped(
    coverage.filter((record) => record.outcome === "inactive"),
    regionsByType(coverage),
  );
}

/** Types whose items are listed and whose tags could not be read, with why; one line for each cause. */
export function unreadTagLines(coverage: readonly Coverage[]): readonly string[] {
  const lines = coverage.flatMap(({ type, tagsUnread }) => {
    if (tagsUnread === undefined) return [];
    const { code, message, permission } = tagsUnread;
    const because = `${code === undefined ? "" : `${code}: `}${message}`;
    const missing =
      permission === undefined || message.includes(permission)
        ? ""
        : `; missing permission ${permission}`;
    return [`${type}: ${because}${missing}`];
  });
  return [...new Set(lines)];
}

/** What is known of one listing besides its place: `denied (Forbidden.RAM): no right; missing permission ecs:X`. */
export function coverageText(record: Coverage): string {
  return [
    `${record.outcome}${record.code === undefined ? "" : ` (${record.code})`}`,
    ...(record.message === undefined ? [] : [`: ${record.message}`]),
    ...(record.proof === undefined ? [] : [`, proved by ${record.proof}`]),
    ...(record.permission === undefined || record.message?.includes(record.permission) === true
      ? []
      : [
          `; ${record.outcome === "unproved" ? "not proved for" : "missing permission"} ${record.permission}`,
        ]),
  ].join("");
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
): readonly string[] {
  const groups = new Map<string, { readonly record: Coverage; readonly regions: string[] }>();
  for (const record of records) {
    const key = JSON.stringify([record.type, coverageText(record)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { record, regions: [record.region] });
    else group.regions.push(record.region);
  }
  return [...groups.values()].map(({ record, regions }) => {
    const isAll = regions.length > NAMED && regions.length === all.get(record.type);
    const where = isAll ? `all ${regions.length} regions` : regions.join(", ");
    return `${record.type} in ${where}: ${coverageText(record)}`;
  });
}
