import type { VendorCall } from "./lint.ts";
import { findProduct, type VendorModels } from "./models.ts";
import { actionPaths } from "./names.ts";

/** Names of numbers that say how many records there are, or how many a page holds. */
const COUNT =
  /^(?:total|count|(?:total|current|record|item|page)s?_?(?:records?_?|items?_?)?(?:count|num(?:ber)?|size|range)?)$/iu;
/** Such names that say which page it is, how large one may be, or what a single record holds. */
const NO_COUNT = /^(?:(?:page|current)s?_?(?:num(?:ber)?|size)?|(?:item|record)s?(?:_num)?)$/iu;

/**
 * What is wrong with how listings heed the numbers that their replies tell: a list that was emptied on its way
 * passes for an empty account where nobody looks at the number beside it. One line for each.
 */
export function lintCounting(
  calls: readonly VendorCall[],
  models: VendorModels,
): readonly string[] {
  const problems = calls.flatMap(({ product, version, action, asks, where }) => {
    if (asks?.counts === undefined) return [];
    const model = findProduct(models, product, version)?.actions[action];
    if (model === undefined) return [];
    const { counts, uncounted } = asks;
    const unheeded = [...actionPaths(model).exact].filter(
      (path) => isCount(path) && !counts.includes(path),
    );
    // What there is in all is told by one number; what a page holds does not stand for it.
    const open = counts.some(isTotal)
      ? []
      : unheeded.filter((path) => counts.length === 0 || isTotal(path));
    const said = `${where}: ${product} ${action}`;
    if (uncounted === undefined) return open.map((path) => `${said}: ${path} is not heeded`);
    return open.length === 0 ? [`${said}: there is nothing that would be uncounted`] : [];
  });
  return [...new Set(problems)];
}

function isCount(path: string): boolean {
  const name = path.split(".").at(-1) ?? "";
  return !path.includes("[]") && COUNT.test(name) && !NO_COUNT.test(name);
}

function isTotal(path: string): boolean {
  return /total/iu.test(path.split(".").at(-1) ?? "");
}
