import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { legalHold } from "../../examples/legal-hold.ts";
import { collectPolicies } from "../../src/workspace/policies.ts";
import { judged, names, viewOf } from "./support/view.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** It can be copied into `policies/` as it is. */
const example = read("examples/legal-hold.ts");

test("the policy that the README shows is the example file, which these tests run", () => {
  expect(read("README.md")).toContain(`\`\`\`ts\n${example}\`\`\``);
  expect(example.trimEnd().split("\n")).toHaveLength(10);
});

test("the policy that docs/adding-a-policy.md shows is the same, with a line about why", () => {
  const code = example.replace(/^(import .*\n\n)/u, "");
  expect(read("docs/adding-a-policy.md")).toContain(code);
});

test("the README's policy is accepted among the standard ones' kind", () => {
  expect(collectPolicies([{ file: "legal-hold.ts", exports: { legalHold } }])).toEqual([legalHold]);
});

test("the README's policy holds back what is under legal hold, and nothing else", () => {
  const held = judged({ nativeId: "ledger", tags: { "legal-hold": "yes" } });
  const items = [held, judged(), judged({ nativeId: "old", tags: { "legal-hold": "no" } })];
  expect(names(legalHold, viewOf({ items }))).toEqual([held.id]);
});
