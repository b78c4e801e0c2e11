import { readFileSync } from "node:fs";
import { arrayOf, objectOf, parseJson, textOf } from "../core/json.ts";

/** How the vendor's package sends one action. */
export interface Sent {
  readonly method: string;
  /** With `{project_id}` and other variables. */
  readonly path: string;
  readonly query: readonly string[];
  /** The names at the top of the body. */
  readonly body: readonly string[];
}

const file = objectOf(parseJson(readFileSync(new URL("api.json", import.meta.url), "utf8")));

/** How an action is sent; undefined for one that no package has. */
export function sentAs(product: string, action: string): Sent | undefined {
  const entry = file[`${product} ${action}`];
  if (entry === undefined) return undefined;
  const known = objectOf(entry);
  const names = (field: string): readonly string[] =>
    arrayOf(known[field]).flatMap((name) => textOf(name) ?? []);
  return {
    method: textOf(known["method"]) ?? "",
    path: textOf(known["path"]) ?? "",
    query: names("query"),
    body: names("body"),
  };
}
