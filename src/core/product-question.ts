import { type Coverage, isKnown } from "./inventory.ts";
import { parseItemId } from "./item.ts";
import type { PolicyView } from "./policy.ts";
import type { Retired } from "./row.ts";
import { asked, type ToldQuestion } from "./told.ts";

/** The product of a type, as catalog types begin with it. */
export function productOf(type: string): string {
  return type.split(".")[0] ?? type;
}

/** The subject of the question whether an account ever opened a product. */
export function productSubject(product: string): string {
  return `product:${product}`;
}

/**
 * One question for each product of which nothing could be listed because the cloud refuses: an account that
 * never opened a product gets such answers, and not every product documents a code for it. Never asked where
 * a listing was denied, throttled, cut off or contradicted, and not settled by an answer that another source
 * contradicts.
 */
export function productQuestions(view: PolicyView): readonly ToldQuestion[] {
  const products = new Map<string, Coverage[]>();
  for (const record of view.coverage) {
    if (!view.rows.has(record.type)) continue;
    const product = productOf(record.type);
    products.set(product, [...(products.get(product) ?? []), record]);
  }
  return [...products].flatMap(([product, records]) => questionOf(product, records, view));
}

function questionOf(
  product: string,
  records: readonly Coverage[],
  view: PolicyView,
): readonly ToldQuestion[] {
  const unknown = records.filter((record) => !isKnown(record));
  const listed = records.filter(({ outcome }) => outcome === "listed");
  const retired = retiredBy(records, view);
  const [first] = unknown;
  if (first === undefined || !unknown.every((record) => isRefused(record, retired))) return [];
  if (listed.length > 0 && retired === undefined) return [];
  const codes = [...new Set(unknown.map(({ code, outcome }) => code ?? outcome))].join(", ");
  const named = namedBy(product, view);
  const charge =
    named
      .map(({ lastCharge }) => lastCharge ?? "")
      .sort()
      .at(-1) ?? "";
  const page = view.rows.get(first.type)?.docs ?? "";
  const objections = {
    "never-opened": named.map(({ says }) => says),
    gone: named.filter(({ lastCharge }) => lastCharge === undefined).map(({ says }) => says),
  };
  return [
    {
      ...asked(
        productSubject(product),
        retired === undefined
          ? {
              en: `${product}: every listing is refused (${codes}). Was it never opened in this account? Its page in the console offers to activate it then, and shows nothing of it (${page})`,
              zh: `${product}：每个列表都被拒绝（${codes}）。本账号是否从未开通该产品？如果是，它在控制台的页面会提示开通，并且没有显示任何资源（${page}）`,
            }
          : {
              en: `${product}: the vendor takes it away from ${retired.since} on (${retired.docs}), and its listings are refused (${codes}). Is nothing of it left in the console and on the bills?`,
              zh: `${product}：厂商自 ${retired.since} 起下线该产品（${retired.docs}），其列表被拒绝（${codes}）。控制台和账单里是否都没有剩余？`,
            },
        retired === undefined ? NEVER_OPENED : { ...NEVER_OPENED, ...WENT },
      ),
      contradicts: Object.fromEntries(
        Object.entries(objections).flatMap(([word, says]) =>
          says.length === 0 ? [] : [[word, `${says.join("; ")} contradicts`]],
        ),
      ),
      needs: "evidence",
      ...(retired === undefined || charge === "" ? {} : { lastCharge: charge }),
      optional: true,
    },
  ];
}

const NEVER_OPENED = {
  "never-opened": {
    en: "the product's page in the console was looked at: this account never opened it",
    zh: "已查看该产品在控制台的页面：本账号从未开通",
  },
} as const;

const WENT = {
  gone: {
    en: "nothing of it was left when it went, by its console and the newest bill",
    zh: "该产品下线时没有任何剩余，以控制台和最近的账单为准",
  },
} as const;

/** The announcement of a product that is gone by now. */
function retiredBy(records: readonly Coverage[], view: PolicyView): Retired | undefined {
  return records
    .map(({ type }) => view.rows.get(type)?.retired)
    .find((retired) => retired !== undefined && retired.since <= view.takenAt);
}

/** True where the cloud answered that it does not do it; of a product that is gone, nobody may answer. */
function isRefused({ outcome, refused }: Coverage, retired: Retired | undefined): boolean {
  if (outcome !== "failed" && outcome !== "unsupported") return false;
  return refused === true || retired !== undefined;
}

/** What names anything of a product: another source, a listed item, a removal of ours. */
function namedBy(
  product: string,
  view: PolicyView,
): readonly { readonly says: string; readonly lastCharge?: string }[] {
  const isOfIt = (type: string): boolean => productOf(type) === product;
  const sighted = view.sightings
    .filter(({ coveredBy, code }) => coveredBy.some(isOfIt) || isCodeOf(code, product))
    .map(({ source, code, lastCharge }) => ({
      says: `${source}:${code}${lastCharge === undefined ? "" : ` (last charge ${lastCharge})`}`,
      ...(lastCharge === undefined ? {} : { lastCharge }),
    }));
  const items = view.items.filter(({ type }) => isOfIt(type)).map(({ id }) => ({ says: id }));
  const removed = [...view.removed]
    .filter((id) => isOfIt(parseItemId(id)?.type ?? ""))
    .map((id) => ({ says: `the removal of ${id}` }));
  return [...sighted, ...items, ...removed];
}

/** True for a code that names the product itself and no row knows: `ACS::Cdn::Thing`, `qcs::cdn::thing`, `p_cdn`. */
function isCodeOf(code: string, product: string): boolean {
  const parts = code.toLowerCase().split("::");
  return parts.includes(product) || code.toLowerCase() === `p_${product}` || code === product;
}
