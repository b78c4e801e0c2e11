import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { policyFilesIn } from "../../src/files/policy-files.ts";

const POLICY = 'import { definePolicy } from "closeout";\nexport const hold = definePolicy({});\n';

/** A `policies/` folder with these files; a text that begins with `->` is a link. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "closeout-policies-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text.startsWith("->")) symlinkSync(text.slice(2), path);
    else writeFileSync(path, text);
  }
  return join(root, "policies");
}

function found(files: Readonly<Record<string, string>>): readonly string[] {
  return policyFilesIn(folderOf(files)).map((file) => basename(file));
}

function refused(files: Readonly<Record<string, string>>): Problem | undefined {
  try {
    policyFilesIn(folderOf(files));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}

test("modules are found by name, and no folder is no policies", () => {
  expect(found({})).toEqual([]);
  expect(
    found({
      "policies/b.mts": POLICY,
      "policies/a.ts": POLICY,
      "policies/README.md": "",
      "policies/a.test.ts": "",
      "policies/a.d.ts": "",
      "policies/standard/keys.ts": POLICY,
      "policies/lib/words.ts": "export const words = [];",
    }),
  ).toEqual(["a.ts", "b.mts"]);
});

test("a folder behind a link is read, and one that is not there is not taken for none", () => {
  expect(found({ "shared/a.ts": POLICY, policies: "->shared" })).toEqual(["a.ts"]);
  expect(refused({ policies: "->shared" })?.code).toBe("policy");
  expect(refused({ policies: "a file" })?.code).toBe("policy");
});

test.each(["hold.cts", "hold.TS", "hold.tsx", "hold.cjs"])(
  "a policy in %s, which is not loaded, is not left out silently",
  (name) => {
    expect(refused({ [`policies/${name}`]: POLICY })?.where).toContain(name);
  },
);

test("a policy in a folder is not left out silently, unless a module takes it in", () => {
  const inside = { "policies/team/legal-hold.ts": POLICY };
  expect(refused(inside)?.where).toContain("team/legal-hold.ts");
  expect(refused({ ...inside, "policies/a.ts": POLICY })?.where).toContain("team/legal-hold.ts");
  expect(refused({ "shared/hold.ts": POLICY, "policies/team": "->../shared" })?.code).toBe(
    "policy",
  );
  expect(
    found({ ...inside, "policies/all.ts": 'export * from "./team/legal-hold.ts";\n' }),
  ).toEqual(["all.ts"]);
});
