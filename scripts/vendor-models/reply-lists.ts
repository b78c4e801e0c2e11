import { writeFileSync } from "node:fs";
import { loadVendorModels, type NameTree, type VendorModels } from "./models.ts";

const output = new URL("../../emulator/alibaba/reply-lists.json", import.meta.url);
const tagOutput = new URL("../../emulator/tencent/tag-lists.json", import.meta.url);

/** Where a reply holds lists: `Tags` → `Tag[]`. What holds none is left out. */
type Lists = { readonly [field: string]: Lists };

function listsOf(tree: NameTree): Lists | undefined {
  if (tree === 1 || tree === "*") return undefined;
  const found = Object.entries(tree).flatMap(([name, inner]) => {
    const deeper = listsOf(inner);
    if (name.endsWith("[]")) return [[name, deeper ?? {}] as const];
    if (deeper === undefined) return [];
    // an object of a list alone is always sent; one that has more is left out at times
    const alone = inner !== 1 && inner !== "*" && Object.keys(inner).length === 1;
    return [[alone ? `${name}!` : name, deeper] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** The lists of the replies of all RPC actions in use, one action a line, for the emulator. */
export function replyLists(models: VendorModels): string {
  const lines = Object.entries(models).flatMap(([name, product]) => {
    if (product.style !== "RPC") return [];
    const code = name.replace(/@.*/, "");
    return Object.entries(product.actions).flatMap(([action, model]) => {
      const lists = model.response === undefined ? undefined : listsOf(model.response);
      if (lists === undefined) return [];
      return [` "${code} ${product.version} ${action}": ${JSON.stringify(lists)}`];
    });
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Writes the emulator's copy of where replies hold lists; part of `npm run vendor-models`. */
export function writeReplyLists(): void {
  writeFileSync(output, replyLists(loadVendorModels()));
}

/** True for a list of pairs of a tag's name and value. */
function isTags(tree: NameTree): boolean {
  if (typeof tree !== "object") return false;
  return ("Key" in tree && "Value" in tree) || ("TagKey" in tree && "TagValue" in tree);
}

function tagPaths(tree: NameTree, prefix: string): readonly string[] {
  if (typeof tree !== "object") return [];
  return Object.entries(tree).flatMap(([name, inner]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (name.endsWith("[]") && /Tag/u.test(name) && isTags(inner)) return [path.slice(0, -2)];
    return tagPaths(inner, path);
  });
}

/** Where the replies of the other cloud's actions in use hold tags, one action a line. */
export function tagLists(models: VendorModels): string {
  const lines = Object.entries(models).flatMap(([product, { actions }]) =>
    Object.entries(actions).flatMap(([action, { response }]) => {
      const paths = response === undefined ? [] : tagPaths(response, "");
      return paths.length === 0 ? [] : [` "${product} ${action}": ${JSON.stringify(paths)}`];
    }),
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Writes the emulator's copy of where the other cloud's replies hold tags; part of `npm run vendor-models`. */
export function writeTagLists(models: VendorModels): void {
  writeFileSync(tagOutput, tagLists(models));
}
