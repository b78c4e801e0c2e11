import type { ActionModel, NameTree } from "./models.ts";

/** Names that are allowed, and names below which everything is allowed. */
export type NameSet = { readonly exact: ReadonlySet<string>; readonly open: ReadonlySet<string> };

/** Stands in a response path where a reply may hold a list, or one record without a list around it. */
export const LIST_OR_ONE = "[?]";

/** Parameter names with each list position written as `N`: `Filter.1.Key` becomes `Filter.N.Key`. */
export function normaliseParam(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, ".N");
}

/** What stands behind a name that travels packed in one text; other names may hold colons of their own. */
const PACKED = /:(json|simple)(?=[[{]|$)/;

function addParams(tree: NameTree, prefix: string, exact: Set<string>, open: Set<string>): void {
  if (typeof tree !== "object") {
    exact.add(prefix);
    if (tree === "*") open.add(prefix);
  } else {
    for (const [key, below] of Object.entries(tree)) {
      const [name = "", packed] = key.split(PACKED);
      const dot = prefix === "" || name.startsWith("[") ? prefix : `${prefix}.`;
      const full = normaliseParam(dot + name.replace(/\[\]/g, ".N")).replace(/^\./, "");
      // What is packed travels as one value; a map takes any key.
      if (packed !== undefined) exact.add(full.replace(/(?:\.N|\{\})+$/, ""));
      else if (full.endsWith("{}")) open.add(full.replace(/(?:\{\})+$/, ""));
      else addParams(below, full, exact, open);
    }
  }
}

/** All parameter names of an action: query, body, headers, host and path arguments. */
export function actionParams(action: ActionModel): NameSet {
  const exact = new Set<string>();
  const open = new Set<string>();
  for (const tree of [action.query, action.body, action.header, action.host]) {
    if (tree !== undefined) addParams(tree, "", exact, open);
  }
  // A REST body may be named by its members, without what is inside them.
  if (action.path !== undefined && typeof action.body === "object") {
    for (const key of Object.keys(action.body))
      exact.add((key.split(PACKED)[0] ?? key).replace(/(?:\[\]|\{\})+$/, ""));
  }
  for (const [, name] of (action.path ?? "").matchAll(/\{(\w+)\}/g)) exact.add(name ?? "");
  return { exact, open };
}

function addPaths(tree: NameTree, prefix: string, exact: Set<string>, open: Set<string>): void {
  exact.add(prefix);
  if (tree === "*") open.add(prefix);
  if (typeof tree === "number" || typeof tree === "string") return;
  for (const [key, below] of Object.entries(tree)) {
    const [name = ""] = key.split(PACKED);
    const full = prefix === "" || name.startsWith("[") ? prefix + name : `${prefix}.${name}`;
    const bare = full.replace(/(?:\[\]|\{\})+$/, "");
    // A list may be named as a whole, without a member of it being meant.
    exact.add(bare);
    if (full.endsWith("{}")) open.add(bare);
    else addPaths(below, full, exact, open);
  }
}

/** All response paths of an action, those of inner objects and of whole lists included. */
export function actionPaths(action: ActionModel): NameSet {
  const exact = new Set<string>();
  const open = new Set<string>();
  addPaths(action.response, "", exact, open);
  return { exact, open };
}

/** Whether a name is in a set, or lies below one of its open names. */
export function allows(set: NameSet, name: string): boolean {
  if (name.includes(LIST_OR_ONE)) {
    return ["[]", ""].some((form) => allows(set, name.replace(LIST_OR_ONE, form)));
  }
  if (set.exact.has(name)) return true;
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    if (set.open.has(name.slice(0, end).replace(/\[\]$/, ""))) return true;
  }
  return set.open.has("");
}

/**
 * The parameter names that a request's values become on the wire: lists count from 1 (written `N`),
 * members are joined with dots, and `{ json: … }` and `{ ifTold: … }` are one value.
 */
export function paramNames(value: unknown, prefix = ""): readonly string[] {
  // The items that a call about tags asks for.
  if (value === "$ids") return [`${prefix}.N`];
  if (typeof value !== "object" || value === null) return [prefix];
  const at = (name: string): string => (prefix === "" ? name : `${prefix}.${name}`);
  if (Array.isArray(value)) return unique(value.flatMap((each) => paramNames(each, at("N"))));
  const entries = Object.entries(value);
  const [only = ""] = entries.length === 1 ? (entries[0] ?? []) : [];
  if (prefix !== "" && (only === "json" || only === "ifTold")) return [prefix];
  return unique(entries.flatMap(([name, each]) => paramNames(each, normaliseParam(at(name)))));
}

/** The response paths that a reply's values have: `Instances.Instance[].InstanceId`. */
export function replyPaths(value: unknown, prefix = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [prefix];
  if (Array.isArray(value)) {
    const inner = unique(value.flatMap((each) => replyPaths(each, `${prefix}[]`)));
    return inner.length === 0 ? [prefix] : inner;
  }
  const paths = Object.entries(value).flatMap(([name, each]) =>
    replyPaths(each, prefix === "" ? name : `${prefix}.${name}`),
  );
  return paths.length === 0 ? [prefix] : paths;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
