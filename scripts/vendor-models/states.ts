import { readFileSync } from "node:fs";
import type { Row } from "../../src/core/row.ts";
import type { List } from "../../src/core/row-read.ts";
import type { Service } from "../../src/core/service.ts";
import { enumWords } from "./enum-words.ts";
import type { NameTree, VendorModels } from "./models.ts";
import { elsewhere } from "./state-sources.ts";

/** A field that may tell where an item stands: in the record of a listing, or in the reply of a detail. */
export interface StateField {
  readonly type: string;
  /** As the row would write it. */
  readonly at: string;
  readonly product: string;
  readonly action: string;
  /** In the whole reply, without the marks of lists. */
  readonly path: string;
  /** The row's deletions, where the row reads its state here: what the vendor remarks on them names states too. */
  readonly deletions: readonly string[];
}

/** Published words of a product's state fields, by action and path. */
export interface ProductStates {
  readonly source: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** `src/clouds/<cloud>/vendor-states.json`: by product. */
export type VendorStates = Readonly<Record<string, ProductStates>>;

/** Names of fields that tell a state. */
const STATE = /(?:^|\w)(?:Status|State)$|^(?:status|state)$/u;

/**
 * Every field of a record that by its name tells a state, and every field from which a row reads one: what
 * the rows have to classify.
 */
export function stateFields(
  services: readonly Service[],
  models: VendorModels,
): readonly StateField[] {
  return services.flatMap(({ product, types }) =>
    Object.entries(types).flatMap(([type, row]) => [
      ...[row.list].flat().flatMap((list) => inList(type, row, list, product, models)),
      ...inDetails(type, row, product),
    ]),
  );
}

function inList(
  type: string,
  row: Row,
  list: List,
  own: string,
  models: VendorModels,
): readonly StateField[] {
  const product = list.product ?? own;
  const { action } = list;
  const record = below(models[product]?.actions[action]?.response, list.items);
  // What holds fields of its own is no word.
  const named =
    typeof record === "object"
      ? Object.keys(record)
          .filter((name) => typeof record[name] !== "object")
          .map(bare)
      : [];
  const read = fieldsRead(row).filter((at) => !/^(?:detail|parent|facts)\./u.test(at));
  const all = new Set([...named.filter((name) => STATE.test(name)), ...read]);
  return [...all].map((at) => ({
    type,
    at,
    product,
    action,
    path: [bare(list.items), at].filter((part) => part !== "").join("."),
    deletions: read.includes(at) ? deletionsOf(row, product) : [],
  }));
}

/** Fields of details from which the row reads a state. */
function inDetails(type: string, row: Row, own: string): readonly StateField[] {
  return fieldsRead(row).flatMap((at) => {
    const [, name, path = ""] = /^detail\.(\w+)\.(.+)$/u.exec(at) ?? [];
    const detail = row.detail?.find((one) => one.name === name);
    if (detail === undefined) return [];
    const { product = own, action } = detail;
    return { type, at, product, action, path: bare(path), deletions: deletionsOf(row, product) };
  });
}

function deletionsOf({ remove }: Row, own: string): readonly string[] {
  if (remove.by !== "call") return [];
  return remove.steps.flatMap(({ deletes, action, product = own }) =>
    deletes === true && action !== undefined && product === own ? action : [],
  );
}

/** Paths at which the row reads states. */
function fieldsRead({ read }: Row): readonly string[] {
  return (read.stateWords ?? []).map(({ at }) => at);
}

function bare(path: string): string {
  return path.replace(/:\w+|\[\]|\{\}/gu, "");
}

function below(tree: NameTree | undefined, path: string): NameTree | undefined {
  let at = tree;
  for (const name of bare(path).split(".")) {
    if (name === "") continue;
    if (typeof at !== "object") return undefined;
    const key = Object.keys(at).find((one) => bare(one) === name);
    at = key === undefined ? undefined : at[key];
  }
  return at;
}

/** What a package writes beside a field; undefined where nothing. */
export type TextAt = (
  action: string,
  part: "request" | "response",
  path: string,
) => string | undefined;

/** The published words of one product's fields; fields of which none are published are left out. */
export function extractStates(
  fields: readonly StateField[],
  textAt: TextAt,
  remarks: (action: string) => string = () => "",
): ProductStates["fields"] {
  const found = new Map<string, readonly string[]>();
  for (const { product, action, path, deletions } of fields) {
    const key = `${action} ${path}`;
    const other = elsewhere[`${product} ${key}`];
    const read = (part: "request" | "response", at: string, of = action): readonly string[] =>
      enumWords(textAt(of, part, at) ?? "");
    const told =
      other === undefined ? read("response", path) : read(other.part, other.path, other.action);
    const filter = read("request", path.split(".").at(-1) ?? "");
    // A filter's own numbers for the same states are no words of the field.
    const same = filter.filter((word) => told.includes(word)).length;
    const alike = told.length === 0 || same * 2 > filter.length;
    const remarked = deletions.flatMap((deletion) => statesIn(remarks(deletion)));
    const words = [
      ...new Set([...(found.get(key) ?? []), ...told, ...(alike ? filter : []), ...remarked]),
    ];
    if (words.length > 0 && (told.length > 1 || words.length > 1)) found.set(key, words);
  }
  return Object.fromEntries([...found].sort(([one], [two]) => (one < two ? -1 : 1)));
}

/** States that a remark names: "in the **Deleting** state". */
function statesIn(text: string): readonly string[] {
  return [...text.matchAll(/\*\*([A-Z]\w+)\*\* state\b/gu)].map(([, word = ""]) => word);
}

/** One field a line. */
export function formatStates(states: VendorStates): string {
  const products = Object.entries(states)
    .filter(([, { fields }]) => Object.keys(fields).length > 0)
    .map(([name, { source, fields }]) => {
      const lines = Object.entries(fields).map(
        ([key, words]) => `   ${JSON.stringify(key)}: ${JSON.stringify(words)}`,
      );
      return ` ${JSON.stringify(name)}: {"source":${JSON.stringify(source)},"fields":{\n${lines.join(",\n")}\n }}`;
    });
  return `{\n${products.join(",\n")}\n}\n`;
}

/** Where a cloud's words are committed. */
export function statesFile(cloud: string): URL {
  return new URL(`../../src/clouds/${cloud}/vendor-states.json`, import.meta.url);
}

/** Reads the committed words of a cloud. */
export function loadVendorStates(cloud: string): VendorStates {
  return JSON.parse(readFileSync(statesFile(cloud), "utf8"));
}
