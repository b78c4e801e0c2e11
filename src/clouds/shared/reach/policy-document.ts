import { isRecord } from "../wire/paths.ts";

/** One statement of a policy, in the words that all clouds share. */
export interface Statement {
  readonly effect: "allow" | "deny";
  /** Patterns of actions, and whether they name those that it covers or those that it leaves out. */
  readonly actions: readonly string[];
  readonly covers: "these" | "all-but-these";
  /** True where it holds for every resource. */
  readonly everywhere: boolean;
  /** True where it holds under a condition only. */
  readonly conditional: boolean;
}

/** Parts of a statement that are read; one with any other part is not understood. */
const PARTS: ReadonlySet<string> = new Set([
  "action",
  "condition",
  "effect",
  "notaction",
  "notresource",
  "resource",
  "sid",
]);

/**
 * The statements of a policy's document, a JSON text; undefined where it is not understood. Names of parts
 * are read in any case: RAM writes `Effect`, CAM `effect`. `unlessSaid` is where a statement without a resource
 * holds.
 * https://www.alibabacloud.com/help/en/ram/policy-elements
 * https://cloud.tencent.com/document/product/598/10603
 */
export function statementsOf(
  document: string,
  unlessSaid: "everywhere" | "nowhere" = "nowhere",
): readonly Statement[] | undefined {
  const list = partsOf(parsed(document))?.get("statement");
  const all = Array.isArray(list) ? list : [list];
  const read = all.map((one) => statementOf(one, unlessSaid === "everywhere"));
  return read.every((one) => one !== undefined) ? read : undefined;
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!isRecord(value)) return undefined;
  return new Map(Object.entries(value).map(([name, part]) => [name.toLowerCase(), part]));
}

function statementOf(value: unknown, unlessSaid: boolean): Statement | undefined {
  const parts = partsOf(value);
  if (parts === undefined || [...parts.keys()].some((name) => !PARTS.has(name))) return undefined;
  const effect = String(parts.get("effect")).toLowerCase();
  const these = textsOf(parts.get("action"));
  const actions = these ?? textsOf(parts.get("notaction"));
  const both = parts.has("action") && parts.has("notaction");
  if ((effect !== "allow" && effect !== "deny") || actions === undefined || both) return undefined;
  const isNamed = parts.has("resource") || parts.has("notresource");
  return {
    effect,
    actions: actions.map(plain),
    covers: these === undefined ? "all-but-these" : "these",
    everywhere: isNamed ? textsOf(parts.get("resource"))?.includes("*") === true : unlessSaid,
    conditional: holdsSomething(parts.get("condition")),
  };
}

/** CAM writes `name/` before the actions of an API. */
function plain(action: string): string {
  return action.trim().replace(/^name\//u, "");
}

function textsOf(value: unknown): readonly string[] | undefined {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.length > 0 && all.every((one) => typeof one === "string") ? all : undefined;
}

function holdsSomething(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !isRecord(value) || Object.keys(value).length > 0;
}

/** Sets of actions that only the vendor knows the members of. */
const SETS = /^(?:permid|actionname):/iu;

/** True where a statement is about an action, or may be: `unsure` is what a set of unknown members counts as. */
export function isAbout(statement: Statement, action: string, unsure: boolean): boolean {
  const named = statement.actions.some((pattern) =>
    SETS.test(pattern)
      ? unsure === (statement.covers === "these")
      : fits(pattern.toLowerCase(), plain(action).toLowerCase()),
  );
  return named === (statement.covers === "these");
}

/** `*` stands for any text, `?` for one letter. */
function fits(pattern: string, action: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "u").test(action);
}
