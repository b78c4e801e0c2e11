import type { Row } from "../../src/core/row.ts";
import type { Service } from "../../src/core/service.ts";
import { type CodeUse, codeUses } from "./code-uses.ts";
import { type CodeKind, kindsOf, listedFor, type VendorCodes } from "./codes.ts";

/** Kinds of codes that a call may answer with and a row has to know, by what the call is for. */
const ASKED: Readonly<Record<CodeUse["place"], readonly CodeKind[]>> = {
  list: ["never opened"],
  detail: ["gone"],
  step: ["gone", "busy"],
};

/**
 * What rows leave open about error codes, one sentence each: a code that the vendor's list for the call lacks,
 * a listed one that sounds like it matters and that the row does not know, an excuse that nothing needs.
 */
export function lintCodes(services: readonly Service[], codes: VendorCodes): readonly string[] {
  const rows = new Map(services.flatMap(({ types }) => Object.entries(types)));
  const calls = together(codeUses(services)).filter(({ product }) => codes[product] !== undefined);
  return [...rows].flatMap(([type, row]) =>
    lintRow(
      type,
      row,
      calls.filter((call) => call.type === type),
      codes,
    ),
  );
}

/** The same call of a row made in several steps, with what any of them knows. */
function together(uses: readonly CodeUse[]): readonly CodeUse[] {
  const found = new Map<string, CodeUse>();
  for (const use of uses) {
    const key = [use.type, use.product, use.action, use.place].join(" ");
    const before = found.get(key)?.codes ?? [];
    found.set(key, { ...use, codes: [...new Set([...before, ...use.codes])] });
  }
  return [...found.values()];
}

function lintRow(
  type: string,
  { codes: apart }: Row,
  calls: readonly CodeUse[],
  codes: VendorCodes,
): readonly string[] {
  const { unlisted = {}, notOurs = {} } = apart ?? {};
  const needed = new Set<string>();
  const problems = calls.flatMap(({ product, action, place, codes: known }) => {
    const says = codes[product]?.says ?? {};
    const listed = listedFor(codes, product, action);
    const lacking = known.filter((code) =>
      listed === undefined ? says[code] === undefined : !listed.has(code),
    );
    const open = [...(listed ?? [])].filter(
      (code) =>
        !known.includes(code) &&
        kindsOf(code, says[code] ?? "").some((kind) => ASKED[place].includes(kind)),
    );
    for (const code of [...lacking, ...open]) needed.add(code);
    const here = `${type} ${product} ${action}`;
    return [
      ...lacking
        .filter((code) => unlisted[code] === undefined)
        .map((code) => `${here}: the vendor lists no ${code}`),
      ...open
        .filter((code) => notOurs[code] === undefined)
        .map(
          (code) => `${here}: ${code} is listed and the row does not know it (${says[code] ?? ""})`,
        ),
    ];
  });
  const stale = [...Object.keys(unlisted), ...Object.keys(notOurs)].filter(
    (code) => !needed.has(code),
  );
  return [...problems, ...stale.map((code) => `${type}: the excuse for ${code} is not needed`)];
}
