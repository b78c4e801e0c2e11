import ts from "typescript";
import type { NameTree } from "../models.ts";

/** Members of the interfaces of a declaration file, by the interface's name, inherited ones included. */
export type Declarations = ReadonlyMap<string, readonly ts.TypeElement[]>;

/** Reads the interfaces of one `.d.ts` file, also those inside a namespace. */
export function readDeclarations(file: string, text: string): Declarations {
  const own = new Map<string, { members: readonly ts.TypeElement[]; above: readonly string[] }>();
  const aliases = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) {
      const above = (node.heritageClauses ?? []).flatMap((clause) =>
        clause.types.map((type) => type.expression.getText(source)),
      );
      own.set(node.name.text, { members: [...node.members], above });
    } else if (ts.isTypeAliasDeclaration(node)) {
      aliases.set(node.name.text, node.type.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  visit(source);
  const membersOf = (name: string): readonly ts.TypeElement[] => {
    const found = own.get(name);
    if (found === undefined) return [];
    return [...found.above.flatMap(membersOf), ...found.members];
  };
  const all = new Map([...own.keys()].map((name) => [name, membersOf(name)] as const));
  // Requests without parameters are aliases of null; the others name an interface.
  for (const [name, target] of aliases) {
    if (target === "null" || target === "any") all.set(name, []);
    else if (own.has(target)) all.set(name, membersOf(target));
  }
  return all;
}

/** The comment above a member, without its marks of documentation; empty where it has none. */
export function commentOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.at(-1);
  return last === undefined ? "" : text.slice(last.pos, last.end).replace(/^\/\*\*?|\*\/$/gu, "");
}

/** Comments of the methods in a declaration file, by the method's name. */
export function methodComments(file: string, text: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node)) {
      const name = node.name.getText();
      const comment = commentOf(node);
      if (comment !== "") comments.set(name, comment);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return comments;
}

/** The names below an interface; undefined where the file has no such interface. */
export function treeOf(declarations: Declarations, name: string): NameTree | undefined {
  const members = declarations.get(name);
  return members === undefined ? undefined : membersTree(members, declarations, [name]);
}

/** What the package writes beside a field of an interface; undefined where it writes nothing. */
export function textOf(
  declarations: Declarations,
  name: string,
  path: readonly string[],
): string | undefined {
  const [first, ...rest] = path;
  const member = declarations
    .get(name)
    ?.find((one) => one.name?.getText() === first?.replace(/(?:\[\]|\{\})+$/u, ""));
  if (member === undefined || !ts.isPropertySignature(member)) return undefined;
  if (rest.length > 0) {
    const below = interfaceIn(member.type);
    return below === undefined ? undefined : textOf(declarations, below, rest);
  }
  const text = ts
    .getJSDocCommentsAndTags(member)
    .map((comment) => comment.getText())
    .join("\n");
  return text === "" ? undefined : text;
}

/** The interface that a type names, itself or as the member of a list. */
function interfaceIn(type: ts.TypeNode | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (ts.isArrayTypeNode(type)) return interfaceIn(type.elementType);
  if (ts.isParenthesizedTypeNode(type)) return interfaceIn(type.type);
  if (!ts.isTypeReferenceNode(type)) return undefined;
  return type.typeArguments === undefined
    ? type.typeName.getText()
    : interfaceIn(type.typeArguments[0]);
}

function membersTree(
  members: readonly ts.TypeElement[],
  declarations: Declarations,
  open: readonly string[],
): NameTree {
  const names: Record<string, NameTree> = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const { suffix, tree } = typeTree(member.type, declarations, open);
    names[`${member.name.getText()}${suffix}`] = tree;
  }
  return names;
}

/** What a type adds behind the name of its field, and the names below it. */
function typeTree(
  type: ts.TypeNode,
  declarations: Declarations,
  open: readonly string[],
): { readonly suffix: string; readonly tree: NameTree } {
  if (ts.isArrayTypeNode(type)) return listTree(type.elementType, declarations, open);
  if (ts.isParenthesizedTypeNode(type)) return typeTree(type.type, declarations, open);
  if (ts.isTypeLiteralNode(type)) {
    return { suffix: "", tree: membersTree([...type.members], declarations, open) };
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    const of = type.typeArguments?.[0];
    if (name === "Array" && of !== undefined) return listTree(of, declarations, open);
    const members = declarations.get(name);
    // An alias of text, such as the names of buckets.
    if (members === undefined) return { suffix: "", tree: 1 };
    // A model that holds itself would never end.
    if (open.includes(name)) return { suffix: "", tree: "*" };
    return { suffix: "", tree: membersTree(members, declarations, [...open, name]) };
  }
  const text = type.getText();
  if (/^(?:number|bigint)(?: \| (?:number|bigint))*$/u.test(text)) {
    return { suffix: "", tree: "number" };
  }
  if (text === "boolean") return { suffix: "", tree: "boolean" };
  return { suffix: "", tree: text === "any" ? "*" : 1 };
}

function listTree(
  of: ts.TypeNode,
  declarations: Declarations,
  open: readonly string[],
): { readonly suffix: string; readonly tree: NameTree } {
  const inner = typeTree(of, declarations, open);
  return { suffix: `[]${inner.suffix}`, tree: inner.tree };
}
