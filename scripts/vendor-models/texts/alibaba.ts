import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder, readSdk, type SdkPackage } from "../download.ts";
import { capture, type Model, matches, type Operation, type Sdk } from "../sdk.ts";
import type { Described, Descriptions } from "./described.ts";

/** Comments of a class by its fields' names in the package's language. */
type Comments = ReadonlyMap<string, string>;

const COMMENT = String.raw`\/\*\*((?:(?!\*\/)[\s\S])*)\*\/`;

/** Declaration files with the comments of an npm package, by the class or the client that they hold. */
function javascriptComments(dist: string): (name: string) => Comments {
  const client = join(dist, "client.d.ts");
  const fields = new RegExp(String.raw`${COMMENT}\s+(\w+)\??: `, "g");
  const folder = join(dist, "models");
  // A file is named as its class is, but for the case of some letters.
  const files = new Map(
    (existsSync(folder) ? readdirSync(folder) : []).map((file) => [file.toLowerCase(), file]),
  );
  return (name) => {
    const own = files.get(`${name}.d.ts`.toLowerCase());
    const text = readFileSync(own === undefined ? client : join(folder, own), "utf8");
    const start = text.indexOf(`class ${name} extends`);
    const body = start < 0 ? "" : text.slice(start, text.indexOf("static names()", start));
    return new Map(
      matches(body, fields).map(([, comment = "", field = ""]) => [
        field,
        comment.replace(/@example[\s\S]*/u, "").replace("@remarks", ""),
      ]),
    );
  };
}

/** The same of a PyPI package, whose comments stand above the assignments of a model. */
function pythonComments(sources: string): (name: string) => Comments {
  const classes = new Map<string, string>();
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((one) => one.endsWith(".py"))) {
    const parts = readFileSync(join(sources, file), "utf8").split(/^class (?=\w+\()/mu);
    for (const part of parts.slice(1)) classes.set(capture(part, /^(\w+)/u) ?? "", part);
  }
  return (name) => {
    const body = classes.get(name)?.split("def validate")[0] ?? "";
    const found = matches(body, /((?:^ {8}#.*\n)+) {8}self\.(\w+) = /gmu);
    return new Map(found.map(([, comment = "", field = ""]) => [field, comment]));
  };
}

/** What an npm package's client says of an action; the PyPI packages say nothing there. */
function aboutIn(client: string, action: string): string {
  const method = `${action.charAt(0).toLowerCase()}${action.slice(1)}`;
  const before = client.split(new RegExp(String.raw`\n\s+${method}WithOptions\(`, "u"));
  if (before.length === 1) return "";
  const comment = before[0]?.slice(before[0].lastIndexOf("/**")) ?? "";
  return comment.replace(/\/\*\*|\*\/|@(?:param|returns|deprecated)[^\n]*|@remarks/gu, "");
}

/** Paths of what is no list in a reply, with what the package says there; two levels are enough for totals. */
function replyTexts(
  model: Model | undefined,
  sdk: Sdk,
  comments: (name: string) => Comments,
  name: string,
  prefix = "",
): readonly (readonly [string, string])[] {
  const own = comments(name);
  return [...(model ?? new Map())].flatMap(([field, { wire, type }]) => {
    const path = `${prefix}${wire}`;
    if (type.kind === "model" && prefix === "") {
      return replyTexts(sdk.models.get(type.name), sdk, comments, type.name, `${path}.`);
    }
    return type.kind === "scalar" ? [[path, own.get(field) ?? ""] as const] : [];
  });
}

function describe(
  operation: Operation,
  sdk: Sdk,
  comments: (name: string) => Comments,
  about: string,
): Described {
  const own = comments(operation.requestModel);
  const request = [...(sdk.models.get(operation.requestModel) ?? [])].map(([field, { wire }]) => {
    const text = own.get(field) ?? "";
    return { name: wire, text, required: /This parameter is required/u.test(text) };
  });
  const body = sdk.models.get(operation.responseModel)?.get("body")?.type;
  const reply =
    body?.kind === "model" ? replyTexts(sdk.models.get(body.name), sdk, comments, body.name) : [];
  return { about, request, reply: new Map(reply) };
}

/** What one package of the vendor says of its actions. */
export function describeAlibaba(entry: SdkPackage, cache: string): Descriptions {
  const sdk = readSdk(entry, cache);
  const folder = packageFolder(entry, cache);
  const isNpm = entry.registry === "npm";
  const dist = join(folder, "package", "dist");
  const client = isNpm ? readFileSync(join(dist, "client.d.ts"), "utf8") : "";
  const comments = isNpm ? javascriptComments(dist) : pythonComments(join(folder, entry.package));
  return (action) => {
    const operation = sdk.operations.find((one) => one.action === action);
    if (operation === undefined) return undefined;
    return describe(operation, sdk, comments, aboutIn(client, action));
  };
}
