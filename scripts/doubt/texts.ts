import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { fetchPackage, readSdk, type SdkPackage } from "../vendor-models/download.ts";
import { capture, type FieldType, matches, type Sdk } from "../vendor-models/sdk.ts";

/** What a vendor says of the fields of one action, by their names on the wire (`Filters.N.Key`). */
export type ActionTexts = {
  readonly request: ReadonlyMap<string, string>;
  readonly reply: ReadonlyMap<string, string>;
};

/** Comments of a package's model classes, by class and by the field's name in the SDK's language. */
type Comments = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A comment's words in one line. */
function plain(text: string): string {
  return text
    .replace(/^\s*(?:\*|#)\s?/gmu, "")
    .replace(/@remarks/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The same without the example behind it. */
function remark(text: string): string {
  return plain(text.replace(/@example[\s\S]*$/u, ""));
}

function declared(source: string): Comments {
  const found = new Map<string, Map<string, string>>();
  for (const part of source.split(/\nexport declare class (?=\w+ extends )/u).slice(1)) {
    const fields = new Map(
      matches(part, /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*['"]?([\w$-]+)['"]?\??:/gu).map(
        ([, text = "", field = ""]) => [field, remark(text)] as const,
      ),
    );
    found.set(capture(part, /^(\w+)/u) ?? "", fields);
  }
  return found;
}

function written(source: string): Comments {
  const found = new Map<string, Map<string, string>>();
  for (const part of source.split(/\nclass (?=\w+\()/u).slice(1)) {
    const fields = new Map(
      matches(part, /((?:^ {8}#.*\n)+) {8}self\.(\w+) = /gmu).map(
        ([, text = "", field = ""]) => [field, remark(text)] as const,
      ),
    );
    found.set(capture(part, /^(\w+)/u) ?? "", fields);
  }
  return found;
}

/** A package that the vendor published, as doubts name it. */
export type Published = Omit<SdkPackage, "product">;

/** The package of `npm <name> <version>` or `pypi <name> <version>`; undefined for a page. */
export function publishedOf(source: string): Published | undefined {
  const [registry, name = "", version = ""] = source.split(" ");
  return registry === "npm" || registry === "pypi"
    ? { registry, package: name, version }
    : undefined;
}

/** Every text file of a package in one line, without the marks of comments. */
export function wholeText(entry: Published, cache: string): string {
  const folder = fetchPackage(entry, cache);
  const ending = entry.registry === "npm" ? ".d.ts" : ".py";
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => plain(readFileSync(join(folder, name), "utf8")))
    .join(" ");
}

function commentsOf(entry: Published, cache: string): Comments {
  const folder = fetchPackage(entry, cache);
  const [root, ending] =
    entry.registry === "npm"
      ? [join(folder, "package", "dist"), ".d.ts"]
      : [join(folder, entry.package), ".py"];
  const read = entry.registry === "npm" ? declared : written;
  return new Map(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .flatMap((name) => [...read(`\n${readFileSync(join(root, name), "utf8")}`)]),
  );
}

function walk(
  sdk: Sdk,
  comments: Comments,
  model: string,
  prefix: string,
  into: Map<string, string>,
  open: readonly string[],
): void {
  if (open.includes(model)) return;
  for (const [field, { wire, type }] of sdk.models.get(model) ?? []) {
    let name = prefix === "" ? wire : `${prefix}.${wire}`;
    let below: FieldType = type;
    while (below.kind === "list" || below.kind === "map") {
      if (below.kind === "list") name = `${name}.N`;
      below = below.of;
    }
    const text = comments.get(model)?.get(field);
    if (text !== undefined && text !== "") into.set(name, text);
    if (below.kind === "model") walk(sdk, comments, below.name, name, into, [...open, model]);
  }
}

/** What a package of Alibaba Cloud says of the fields of its actions. */
export function alibabaTexts(entry: Published, cache: string): ReadonlyMap<string, ActionTexts> {
  const sdk = readSdk({ product: "", ...entry }, cache);
  const comments = commentsOf(entry, cache);
  return new Map(
    sdk.operations.map(({ action, requestModel, responseModel }) => {
      const request = new Map<string, string>();
      const reply = new Map<string, string>();
      walk(sdk, comments, requestModel, "", request, []);
      walk(sdk, comments, responseModel, "", reply, []);
      return [action, { request, reply }] as const;
    }),
  );
}

/** The same for Tencent Cloud, whose one package holds all products. */
export function tencentTexts(
  entry: Published,
  { product, version }: { readonly product: string; readonly version: string },
  cache: string,
): ReadonlyMap<string, ActionTexts> {
  const name = `v${version.replaceAll("-", "")}`;
  const file = join(
    fetchPackage(entry, cache),
    "package/tencentcloud/services",
    product,
    name,
    `${product}_models.d.ts`,
  );
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  for (const node of source.statements) {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
  }
  const visit = (
    of: string,
    prefix: string,
    into: Map<string, string>,
    open: readonly string[],
  ): void => {
    if (open.includes(of)) return;
    for (const member of interfaces.get(of)?.members ?? []) {
      if (!ts.isPropertySignature(member) || member.type === undefined) continue;
      let path = `${prefix === "" ? "" : `${prefix}.`}${member.name.getText()}`;
      const type = member.type.getText();
      const inner = /^Array<(\w+)>$/u.exec(type)?.[1];
      if (inner !== undefined) path = `${path}.N`;
      const text = ts
        .getJSDocCommentsAndTags(member)
        .map((doc) => doc.getText())
        .join(" ");
      const said = remark(text.replace(/^\/\*\*|\*\/$/gu, ""));
      if (said !== "") into.set(path, said);
      visit(inner ?? type, path, into, [...open, of]);
    }
  };
  const found = new Map<string, ActionTexts>();
  for (const request of interfaces.keys()) {
    const action = /^(\w+)Request$/u.exec(request)?.[1];
    if (action === undefined) continue;
    const texts = { request: new Map<string, string>(), reply: new Map<string, string>() };
    visit(request, "", texts.request, []);
    visit(`${action}Response`, "", texts.reply, []);
    found.set(action, texts);
  }
  return found;
}
