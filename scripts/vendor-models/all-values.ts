import { writeFileSync } from "node:fs";
import type { Comments } from "./reply-texts.ts";
import type { Sdk } from "./sdk.ts";

/** Words of a parameter by which nothing is left out, by action and parameter. */
export type AllValues = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A value in a list of values that is the word itself, or that is said to mean all. */
const MEANS_ALL = [
  /(?:^|[\s>*•;；,，、（(-])["'`*]*(all)["'`*]*\s*(?:[(（](?:default|默认)[^)）]*[)）])?\s*[:：=]/gimu,
  /(?:^|[\s>*•;；,，、（(-])["'`*]*(any|-?\d+)["'`*]*\s*(?:[:：=]|表示|代表|-(?=\s))\s*(?:(?:the |returns |queries |查询|返回)*(?:all|every|any)\b|全部|所有|不限)/gimu,
];
const DEFAULT =
  /(?:default value|defaults? to|by default|默认值?为?|默认)\s*(?:is)?[\s:：*`"']*([\w-]+)|["'`*]*([\w-]+)["'`*]*\s*[(（](?:default|默认)/giu;

/** The words of a text that mean all, where its default is not another one. */
export function wordsForAll(text: string): readonly string[] {
  const plain = text.replace(/<[^>]+>/gu, " ").replace(/^\s*(?:\*|#)/gmu, "");
  const all = MEANS_ALL.flatMap((words) =>
    [...plain.matchAll(words)].map((match) => match[1] ?? ""),
  );
  if (all.length === 0) return [];
  const defaults = [...plain.matchAll(DEFAULT)].map((match) => match[1] ?? match[2] ?? "");
  const other = defaults.some((word) => !all.includes(word));
  return other ? [] : [...new Set(all)];
}

/** What a package says of a request's parameters: their names on the wire with the texts. */
export type Described = (action: string) => readonly (readonly [wire: string, text: string])[];

/** The same of a parsed package. */
export function requestsOf(sdk: Sdk, comments: Comments): Described {
  const known = new Map(sdk.operations.map((operation) => [operation.action, operation]));
  return (action) => {
    const name = known.get(action)?.requestModel ?? "";
    const texts = comments(name);
    return [...(sdk.models.get(name) ?? [])].map(([field, { wire }]) => [
      wire,
      texts.get(field) ?? "",
    ]);
  };
}

const READS = /^(?:Describe|List|Get|Query|Search)/u;

/**
 * The words for all of the wanted actions' parameters. A word with which the package's other actions
 * make things is a value like any other, such as a flow log's `TrafficType` of `All`.
 */
export function allValuesOf(
  described: Described,
  every: readonly string[],
  wanted: readonly string[],
): AllValues {
  const made = new Set(
    every
      .filter((action) => !READS.test(action))
      .flatMap((action) =>
        described(action).flatMap(([wire, text]) =>
          wordsForAll(text).map((word) => `${wire} ${word}`),
        ),
      ),
  );
  const actions = [...wanted].sort().flatMap((action) => {
    if (!READS.test(action)) return [];
    const fields = described(action).flatMap(([wire, text]) => {
      const words = wordsForAll(text).filter((word) => !made.has(`${wire} ${word}`));
      return words.length === 0 ? [] : [[wire, words] as const];
    });
    return fields.length === 0 ? [] : [[action, Object.fromEntries(fields)] as const];
  });
  return Object.fromEntries(actions);
}

/** The emulator's copy of one cloud's words for all. */
export function writeAllValues(
  cloud: "alibaba" | "tencent",
  products: Readonly<Record<string, AllValues>>,
): void {
  const lines = Object.entries(products).flatMap(([product, actions]) =>
    Object.entries(actions).map(
      ([action, fields]) => ` ${JSON.stringify(`${product} ${action}`)}: ${JSON.stringify(fields)}`,
    ),
  );
  const file = new URL(`../../emulator/${cloud}/all-values.json`, import.meta.url);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}
