import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { clouds } from "../../src/workspace/clouds.ts";

/** Words and signs in a row that two clouds may have in common: what is longer is one thing said twice. */
const LONGEST = 45;

const FOLDER = new URL("../../src/clouds/", import.meta.url);

/** Files of a cloud besides its rows. */
function filesOf(cloud: string): readonly string[] {
  return readdirSync(new URL(`${cloud}/`, FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("services/"))
    .map((file) => `${cloud}/${file}`);
}

/** Words, signs and texts, without comments and imports. */
function wordsOf(file: string): readonly string[] {
  const text = readFileSync(new URL(file, FOLDER), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isJSDoc(node)) return;
    if (node.getChildCount(source) === 0) words.push(node.getText(source));
    else for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return words.filter((word) => word !== "");
}

test("no cloud writes for itself what another one has written already", () => {
  const first = new Map<string, string>();
  const twins = new Set<string>();
  for (const cloud of clouds.keys()) {
    for (const file of filesOf(cloud)) {
      const words = wordsOf(file);
      for (let at = 0; at + LONGEST <= words.length; at += 1) {
        const part = words.slice(at, at + LONGEST).join(" ");
        const other = first.get(part);
        if (other === undefined) first.set(part, file);
        else if (!other.startsWith(`${cloud}/`)) twins.add(`${file} and ${other}`);
      }
    }
  }

  // What they share belongs into src/clouds/shared.
  expect([...twins]).toEqual([]);
});
