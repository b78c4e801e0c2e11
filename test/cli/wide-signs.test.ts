import { expect, test } from "vitest";
import { table } from "../../src/cli/table.ts";

/** Columns of a terminal before a text; a sign of the ideographs takes two. */
function columnsBefore(line: string, text: string): number {
  const before = [...line.slice(0, line.indexOf(text))];
  return before.reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);
}

test("a table with Chinese names stands in straight columns", () => {
  const lines = table(
    ["name", "region"],
    [
      ["旧商店的服务器", "here"],
      ["web-1", "there"],
    ],
  ).split("\n");
  const at = [columnsBefore(lines[0] ?? "", "region"), columnsBefore(lines[1] ?? "", "here")];
  expect([...at, columnsBefore(lines[2] ?? "", "there")]).toEqual([16, 16, 16]);
});
