import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { expect, test } from "vitest";
import { stackNameFault, stackNameProblem } from "../../src/files/stack-name.ts";

const LONG = "a".repeat(201);

/** Names that CDKTF refuses, or that become another folder, an option or one folder of two. */
const REFUSED = [
  "",
  "Prod EU",
  "x ",
  "a\tb",
  "a\nb",
  "a\u00a0b",
  "a\u3000b",
  ["$", "{x}"].join(""),
  "%{if}",
  "a*b",
  "a?b",
  "[x]",
  "{a,b}",
  "!x",
  ".",
  "..",
  ".hidden",
  "-x",
  "--json",
  "a/b",
  "a\\b",
  "a:b",
  "a;b",
  "`x`",
  "$(x)",
  "\u202eabc",
  "a\u200bb",
  "a\u001bb",
  "\ud800",
  LONG,
  "账".repeat(70),
];
const TAKEN = ["x", "prod-eu", "Prod_EU.2", "_draft", "9", "账户一", "é", "a".repeat(200)];

test.each(REFUSED)("the folder name %j is refused in plain words", (name) => {
  expect(stackNameFault(name)).toBeTypeOf("string");
  expect(stackNameProblem(name, "accounts")).toMatchObject({ code: "account-file" });
});

test.each(TAKEN)("the folder name %j is taken, and makes a stack of that name", (name) => {
  expect(stackNameFault(name, TAKEN)).toBeUndefined();
  const outdir = mkdtempSync(join(tmpdir(), "closeout-names-"));
  try {
    const app = new App({ outdir, skipValidation: true });
    expect(new TerraformStack(app, `${name}-teardown`).node.id).toBe(`${name}-teardown`);
    app.synth();
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});

test("two names that differ in case alone, or in how a letter is composed, are both refused", () => {
  const beside = ["Prod", "prod", "caf\u00e9", "cafe\u0301", "other"];
  const refused = beside.filter((name) => stackNameFault(name, beside) !== undefined);
  expect(refused).toEqual(["Prod", "prod", "caf\u00e9", "cafe\u0301"]);
});
