import ts from "typescript";
import type { Described } from "../all-values.ts";
import { type Replies, type Reply, timed } from "../replies.ts";
import type { Declarations } from "./parse-declarations.ts";

/** The vendor's words for a field that has no value at times. */
const NULLABLE = /返回\s*null/iu;

interface Typed {
  readonly suffix: string;
  readonly reply: Reply;
}

/** The comment stands before the name, in the text that belongs to the member. */
function commentOf(member: ts.TypeElement): string {
  return member.getFullText().slice(0, member.getLeadingTriviaWidth());
}

function fieldsOf(
  members: readonly ts.TypeElement[],
  declarations: Declarations,
  open: readonly string[],
): Reply {
  const fields: Record<string, Reply> = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const { suffix, reply } = typed(member.type, declarations, open);
    const comment = commentOf(member);
    const empty = NULLABLE.test(comment) || /\bnull\b/u.test(member.type.getText()) ? "?" : "";
    fields[`${member.name.getText()}${suffix}${empty}`] = timed(
      reply,
      member.name.getText(),
      comment,
    );
  }
  return fields;
}

function typed(type: ts.TypeNode, declarations: Declarations, open: readonly string[]): Typed {
  if (ts.isArrayTypeNode(type)) return listed(type.elementType, declarations, open);
  if (ts.isParenthesizedTypeNode(type)) return typed(type.type, declarations, open);
  if (ts.isUnionTypeNode(type)) {
    const [first] = type.types.filter((one) => one.getText() !== "null");
    return first === undefined ? { suffix: "", reply: "*" } : typed(first, declarations, open);
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    const of = type.typeArguments?.[0];
    if (name === "Array" && of !== undefined) return listed(of, declarations, open);
    const members = declarations.get(name);
    if (members === undefined || open.includes(name)) return { suffix: "", reply: "*" };
    return { suffix: "", reply: fieldsOf(members, declarations, [...open, name]) };
  }
  const text = type.getText();
  if (text === "number" || text === "bigint") return { suffix: "", reply: "n" };
  if (text === "boolean") return { suffix: "", reply: "b" };
  return { suffix: "", reply: text === "string" ? "s" : "*" };
}

function listed(of: ts.TypeNode, declarations: Declarations, open: readonly string[]): Typed {
  const inner = typed(of, declarations, open);
  return { suffix: `[]${inner.suffix}`, reply: inner.reply };
}

/** The replies of the wanted actions, from the declarations of one product. */
export function repliesOf(declarations: Declarations, wanted: readonly string[]): Replies {
  return Object.fromEntries(
    [...wanted].sort().map((action) => {
      const members = declarations.get(`${action}Response`);
      if (members === undefined) throw new Error(`There is no reply of ${action}.`);
      return [action, fieldsOf(members, declarations, [`${action}Response`])] as const;
    }),
  );
}

/** The parameters of actions with what the declarations say of them. */
export function requestsOf(declarations: Declarations): Described {
  return (action) =>
    (declarations.get(`${action}Request`) ?? []).flatMap((member) =>
      ts.isPropertySignature(member) ? [[member.name.getText(), commentOf(member)] as const] : [],
    );
}
