import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { policyFilesIn } from "../../src/files/policy-files.ts";

const POLICY = `import { definePolicy, pass } from "closeout";
export const hold = definePolicy({ id: "hold", check: () => pass });
`;

/** A project with these files in `policies/`; what is taken from there, or the file that is refused. */
function taken(files: Readonly<Record<string, string>>): readonly string[] | string {
  const folder = join(mkdtempSync(join(tmpdir(), "closeout policies 云 ")), "policies");
  onTestFinished(() => rmSync(dirname(folder), { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  try {
    return policyFilesIn(folder).map((file) => file.slice(folder.length + 1));
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    expect(cause.code).toBe("policy");
    return cause.text;
  }
}

test.each([
  "legal/hold.ts",
  "a/b/c/hold.mjs",
  "standard/hold.ts",
  "hold.cjs",
  "hold.cts",
  "hold.tsx",
  "HOLD.TS",
])("a policy in %s, where none is asked, is refused by name", (name) => {
  expect(taken({ [name]: POLICY, "other.ts": POLICY })).toContain(`policies/${name}`);
});

test("a policy written without `definePolicy` is refused there as well", () => {
  expect(
    taken({ "legal/hold.js": `exports.hold = { id: "hold", "guards": "removal" };\n` }),
  ).toContain("legal/hold.js");
});

test.each([
  `export * from "./legal/hold.ts";\n`,
  `export { hold } from './legal/hold.js'\n`,
  `export * from "./legal";\n`,
])("a policy in a folder that a file of policies hands on is in force: %j", (text) => {
  const files = { "legal/hold.ts": POLICY, "legal/index.ts": `export * from "./hold";\n` };
  expect(taken({ ...files, "all.ts": text })).toEqual(["all.ts"]);
});

test("what makes no policy may stand anywhere", () => {
  const found = taken({
    "hold.ts": POLICY,
    "hold.test.ts": POLICY,
    "tests/hold.spec.ts": POLICY,
    "lib/words.ts": `export const word = "hold";\n`,
    "node_modules/theirs/index.js": POLICY,
    ".old/hold.ts": POLICY,
    "README.md": POLICY,
    "auth/module.ts": "export const module = { guards: [] };\n",
  });
  expect(found).toEqual(["hold.ts"]);
});

test("a link to policies that leads nowhere is no project without policies", () => {
  const place = mkdtempSync(join(tmpdir(), "closeout-policies-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  expect(policyFilesIn(join(place, "policies"))).toEqual([]);
  symlinkSync("../nowhere", join(place, "policies"));
  expect(() => policyFilesIn(join(place, "policies"))).toThrow(Problem);
});

test("a folder that is linked in is looked into, also one that holds itself", () => {
  const place = mkdtempSync(join(tmpdir(), "closeout-policies-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  mkdirSync(join(place, "policies"));
  mkdirSync(join(place, "shared"));
  symlinkSync("../shared", join(place, "policies/shared"));
  symlinkSync("../shared", join(place, "shared/again"));
  expect(policyFilesIn(join(place, "policies"))).toEqual([]);
  writeFileSync(join(place, "shared/hold.ts"), POLICY);
  expect(() => policyFilesIn(join(place, "policies"))).toThrow(/shared\/hold\.ts/u);
});

test("a submodule of policies that is not checked out is no project without policies", () => {
  const place = mkdtempSync(join(tmpdir(), "closeout-policies-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  for (const folder of [".git", "ours/policies", "theirs/policies"])
    mkdirSync(join(place, folder), { recursive: true });
  writeFileSync(
    join(place, ".gitmodules"),
    `[submodule "shared"]\n\tpath = ours/policies\n\turl = ../shared\n`,
  );
  expect(() => policyFilesIn(join(place, "ours/policies"))).toThrow(/submodule/u);
  expect(policyFilesIn(join(place, "theirs/policies"))).toEqual([]);
});
