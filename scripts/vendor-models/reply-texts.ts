import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capture, matches } from "./sdk.ts";

/** What a package says of the fields of its models: by class, and by field in the package's language. */
export type Comments = (model: string) => ReadonlyMap<string, string>;

const COMMENT = String.raw`\/\*\*((?:(?!\*\/)[\s\S])*)\*\/`;

/** The comments of an npm package's declarations, below `dist`. */
export function javascriptComments(dist: string): Comments {
  const client = join(dist, "client.d.ts");
  const files = [client, ...filesBelow(join(dist, "models"), ".d.ts")];
  const classes = split(files, /export declare class (?=\w+ extends)/u);
  const field = new RegExp(String.raw`${COMMENT}\s+(\w+)\??: `, "gu");
  return (model) => {
    const body = classes.get(model)?.split("static names()")[0] ?? "";
    const found = matches(body, field);
    return new Map(found.map(([, comment = "", name = ""]) => [name, comment]));
  };
}

/** The comments of a PyPI package, which stand above the assignments of a model. */
export function pythonComments(sources: string): Comments {
  const classes = split(filesBelow(sources, ".py"), /^class (?=\w+\()/mu);
  return (model) => {
    const body = classes.get(model)?.split("def validate")[0] ?? "";
    const found = matches(body, /((?:^ {8}#.*\n)+) {8}self\.(\w+) = /gmu);
    return new Map(found.map(([, comment = "", name = ""]) => [name, comment]));
  };
}

function split(files: readonly string[], before: RegExp): ReadonlyMap<string, string> {
  const parts = files.flatMap((file) => readFileSync(file, "utf8").split(before).slice(1));
  return new Map(parts.map((part) => [capture(part, /^(\w+)/u) ?? "", part]));
}

function filesBelow(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

/** The vendor's words for a field that only some replies have. */
const AT_TIMES =
  /\breturned (?:and valid )?only\b|\bonly returned\b|(?<!entries )\breturned (?:if|when)\b|\b(?:is|are) not returned\b|\breturns this parameter only\b/iu;

/** Whether a text says that its field is left out of some replies. */
export function leftOutAtTimes(text: string): boolean {
  return AT_TIMES.test(text.replace(/\s*\n\s*(?:\*|#)?\s*/gu, " "));
}
