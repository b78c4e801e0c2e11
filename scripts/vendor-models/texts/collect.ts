import type { LintException, VendorCall } from "../lint.ts";
import type { Described, DescribedField, Descriptions } from "./described.ts";
import type { ActionTexts, ProductTexts, VendorTexts } from "./model.ts";
import {
  ceilingOf,
  excerpt,
  isPageSize,
  isPaging,
  isPart,
  listsValues,
  mostOf,
  plain,
  tellsDefault,
} from "./words.ts";

/** The calls of a product by which things are listed or looked at, each action once. */
export function readingActions(
  calls: readonly VendorCall[],
  exceptions: readonly LintException[],
): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, Set<string>>();
  for (const { product, action, asks } of calls) {
    const missing = exceptions.some(
      (each) => each.kind === "action" && each.product === product && each.action === action,
    );
    if (asks === undefined || missing) continue;
    used.set(product, (used.get(product) ?? new Set()).add(action));
  }
  return new Map(
    [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, [...all].sort()]),
  );
}

const telling = (sentence: string): boolean =>
  tellsDefault(sentence) || listsValues(sentence) || mostOf(sentence) !== undefined;

/** Entries of a text that lists the filters of one field: `address-type - String - …`. */
const FILTER = /^[-\s*•]*`?([a-z][\w.-]*(?::tag-?key)?)`?\s*(?:-|：|:|按照|Filter by)/u;

/** Filters by name inside a field that holds many, of which a default is told. */
function filtersIn({ name, text }: DescribedField): readonly DescribedField[] {
  if (!/^Filters?$/u.test(name)) return [];
  const entries: { name: string; text: string }[] = [];
  for (const line of plain(text).split("\n")) {
    const found = FILTER.exec(line)?.[1];
    const last = entries.at(-1);
    if (found !== undefined) entries.push({ name: `${name}:${found}`, text: line });
    else if (last !== undefined) last.text += ` ${line}`;
  }
  return entries
    .filter((entry) => tellsDefault(entry.text))
    .map((entry) => ({ ...entry, required: false }));
}

/** True of what a listing may be short by where it is left out, and of what limits a page. */
function isTelling({ name, text, required }: DescribedField): boolean {
  if (isPageSize(name)) return true;
  if (required) return false;
  return isPaging(name) || isPart(name) || tellsDefault(text) || listsValues(text);
}

/** The fields of one source that are committed, with their texts. */
function requestTexts(described: Described): ReadonlyMap<string, string> {
  const fields = described.request.flatMap((field) => {
    const own = { ...field, text: plain(field.text) };
    const inner = filtersIn(field);
    if (/^Filters?$/u.test(field.name)) return inner;
    return isTelling(own) ? [own] : [];
  });
  return new Map(fields.map(({ name, text }) => [name, excerpt(text, telling)]));
}

/** A second source is committed where it has what the first lacks, or another maximum. */
function together(
  first: ReadonlyMap<string, string>,
  second: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const [one, other] = [first.get(name), second.get(name)];
      const differs = one === undefined || mostOf(one) !== mostOf(other ?? one);
      return [name, [one, differs ? other : undefined].filter((text) => text !== undefined)];
    }),
  );
}

/** What of the descriptions of one action is committed, the fullest source first. */
export function textsOf(sources: readonly Described[]): ActionTexts {
  const [first, second] = sources;
  if (first === undefined) return { undescribed: true };
  const empty = new Map<string, string>();
  const known = new Set(first.request.map(({ name }) => name));
  const others = second === undefined ? empty : requestTexts(second);
  // What the first source no longer has is no field any more.
  const added = new Map([...others].filter(([name]) => known.has(name.split(":")[0] ?? name)));
  const request = together(requestTexts(first), added);
  const replies = sources.flatMap(({ reply }) => [...reply]);
  const capped = replies.filter(
    ([path, text]) => /total|count|num/iu.test(path) && ceilingOf(plain(text)) !== undefined,
  );
  const reply = Object.fromEntries(
    capped.map(([path]) => [
      path,
      replies.filter(([name]) => name === path).map(([, text]) => excerpt(plain(text), telling)),
    ]),
  );
  const about = plain(first.about)
    .split(/\n|(?<=[。；])|(?<=[.!?])\s/u)
    .filter((sentence) => ceilingOf(sentence) !== undefined)
    .join(" … ");
  const undescribed = first.request.length > 0 && first.request.every(({ text }) => text === "");
  return {
    ...(undescribed ? { undescribed: true } : {}),
    ...(about === "" ? {} : { about }),
    ...(Object.keys(request).length === 0 ? {} : { request }),
    ...(Object.keys(reply).length === 0 ? {} : { reply }),
  };
}

/** Where the texts of a product are from, the fullest source first. */
export type TextSources = {
  readonly source: string;
  readonly descriptions: readonly Descriptions[];
};

/** The texts of every action by which things are listed or looked at. */
export function collectTexts(
  actions: ReadonlyMap<string, readonly string[]>,
  sourcesOf: (product: string) => TextSources,
): VendorTexts {
  return Object.fromEntries(
    [...actions].map(([product, names]): readonly [string, ProductTexts] => {
      const { source, descriptions } = sourcesOf(product);
      const texts = names.map((action) => {
        const found = descriptions.map((describe) => describe(action));
        if (found[0] === undefined) throw new Error(`${source}: there is no action ${action}.`);
        return [action, textsOf(found.filter((one) => one !== undefined))] as const;
      });
      return [product, { source, actions: Object.fromEntries(texts) }];
    }),
  );
}

/** What committed texts lack or hold in excess, one sentence each; empty when they are current. */
export function textsStaleness(
  actions: ReadonlyMap<string, readonly string[]>,
  texts: VendorTexts,
  sourceOf: (product: string) => string,
): readonly string[] {
  const products = new Set([...actions.keys(), ...Object.keys(texts)]);
  return [...products].flatMap((product) => {
    const wanted = actions.get(product) ?? [];
    const held = Object.keys(texts[product]?.actions ?? {});
    const source = texts[product]?.source;
    return [
      ...wanted
        .filter((action) => !held.includes(action))
        .map((action) => `${product} ${action} lists, and its texts are not extracted.`),
      ...held
        .filter((action) => !wanted.includes(action))
        .map(
          (action) => `The texts of ${product} ${action} are extracted, and nothing lists by it.`,
        ),
      ...(source === undefined || source === sourceOf(product)
        ? []
        : [`The texts of ${product} are from ${source}, not ${sourceOf(product)}.`]),
    ];
  });
}
