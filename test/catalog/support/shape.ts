import { isObject, type Json, type JsonObject } from "../../../emulator/core/json.ts";
import type { NameTree } from "../../../scripts/vendor-models/models.ts";
import type { Reply } from "../../../scripts/vendor-models/replies.ts";

/** The kind of a value on the wire, as far as the vendor's models tell it. */
export type Kind = "text" | "number" | "boolean";

/** What stands below a name of the vendor's models, and whether it is a list there. */
type Below = { readonly tree: NameTree; readonly list: boolean; readonly map: boolean };

function below(tree: NameTree | undefined, name: string): Below | undefined {
  if (typeof tree !== "object") return undefined;
  for (const [key, inner] of Object.entries(tree)) {
    // A name may hold a colon of its own.
    for (const bare of [key.split(":")[0] ?? "", key]) {
      if (bare.replace(/(?:\[\]|\{\})+$/u, "") === name) {
        return { tree: inner, list: bare.endsWith("[]"), map: bare.endsWith("{}") };
      }
    }
  }
  return undefined;
}

function stepsOf(path: string): readonly string[] {
  return path.split(".").map((step) => step.replace("[]", ""));
}

/** What the vendor's models have at a path; throws where they have nothing. */
export function treeAt(tree: NameTree, path: string): NameTree {
  if (path === "") return tree;
  let at: NameTree = tree;
  let free = false;
  for (const step of stepsOf(path)) {
    if (at === "*") return at;
    // Names in a map are anybody's.
    if (free) {
      free = false;
      continue;
    }
    const next = below(at, step);
    if (next === undefined) throw new Error(`the vendor's models have no ${step} for ${path}`);
    at = next.tree;
    free = next.map;
  }
  return at;
}

/** The kind of the value at a path of the vendor's models. */
export function kindAt(tree: NameTree, path: string): Kind {
  const at = treeAt(tree, path);
  return at === "number" || at === "boolean" ? at : "text";
}

/** A record that holds a value at a path, with lists where the path or the vendor's models have them. */
export function placed(path: string, value: Json, tree?: NameTree): JsonObject {
  const [first = "", ...rest] = path.split(".");
  const name = first.replace("[]", "");
  const model = below(tree, name);
  const inner = rest.length === 0 ? value : placed(rest.join("."), value, model?.tree);
  const list = first.endsWith("[]") || model?.list === true;
  return { [name]: list && !Array.isArray(inner) ? [inner] : inner };
}

/** The value at a path of a record, without lists on the way. */
export function valueAt(record: Json, path: string): Json {
  return stepsOf(path).reduce<Json>((at, name) => (isObject(at) ? at[name] : undefined), record);
}

/** The vendor's names with the kinds that the emulator's copy of its replies tells. */
export function typedBy(tree: NameTree, reply: Reply | undefined): NameTree {
  if (reply === "n") return "number";
  if (reply === "b") return "boolean";
  if (typeof tree !== "object" || typeof reply !== "object") return tree;
  const told = new Map(Object.entries(reply).map(([key, one]) => [key.replace(/\?$/u, ""), one]));
  return Object.fromEntries(
    Object.entries(tree).map(([key, below]) => [key, typedBy(below, told.get(key))]),
  );
}
