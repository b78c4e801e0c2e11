import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const ROOMS = /^(?:src|policies|constructs|stacks)\//u;

/** What prints as itself. */
const PLAIN =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Never |
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown;

/** Values that have a text of their own, by the names of their types. */
const WORDED = new Set(["Error", "URL", "URLSearchParams", "CallError", "Problem"]);

/** Whether a value of the type prints as something that can be read. */
function isReadable(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((one) => isReadable(one, checker));
  if (type.isIntersection()) return type.types.some((one) => isReadable(one, checker));
  if ((type.flags & (PLAIN | ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0) return true;
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) {
    const bound = checker.getBaseConstraintOfType(type);
    return bound === undefined || isReadable(bound, checker);
  }
  return WORDED.has(type.symbol?.name ?? "");
}

test("no text is made of an object, which would read [object Object]", () => {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const own = fileNames.filter((file) => ROOMS.test(relative(ROOT, file)));
  const program = ts.createProgram(own, { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const source of program.getSourceFiles()) {
    const file = relative(ROOT, source.fileName);
    if (!ROOMS.test(file)) continue;
    const look = (node: ts.Expression): void => {
      if (isReadable(checker.getTypeAtLocation(node), checker)) return;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}: ${node.getText()}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)) {
        for (const { expression } of node.templateSpans) look(expression);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(own.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
