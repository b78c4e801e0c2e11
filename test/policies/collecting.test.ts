import { describe, expect, test } from "vitest";
import { definePolicy, type Policy, pass } from "../../src/core/policy.ts";
import { Problem } from "../../src/core/problem.ts";
import { collectPolicies, type PolicyFile } from "../../src/workspace/policies.ts";

const hold: Policy = definePolicy({
  id: "legal-hold",
  title: "Nothing under legal hold is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy: "Release the hold.",
  check: () => pass,
});

function refusal(...files: readonly PolicyFile[]): Problem {
  try {
    collectPolicies(files);
  } catch (cause) {
    if (cause instanceof Problem) return cause;
    throw cause;
  }
  throw new Error("the files were accepted");
}

test("policies are ordered by id, whatever file they stand in", () => {
  const other = { ...hold, id: "archive" };
  const found = collectPolicies([
    { file: "a.ts", exports: { hold, helper: () => 1 } },
    { file: "b.ts", exports: { other } },
  ]);
  expect(found.map(({ id }) => id)).toEqual(["archive", "legal-hold"]);
});

test("one policy that two files hand on counts once", () => {
  const found = collectPolicies([
    { file: "a.ts", exports: { hold } },
    { file: "b.ts", exports: { again: hold } },
  ]);
  expect(found).toEqual([hold]);
});

test.each<{ what: string; exports: PolicyFile["exports"] }>([
  { what: "nothing", exports: {} },
  { what: "a function", exports: { check: () => pass } },
  { what: "null", exports: { hold: null } },
  { what: "an object that is no policy", exports: { hold: { id: "legal-hold" } } },
])("a file that exports $what is refused, so that no policy is lost silently", ({ exports }) => {
  const problem = refusal({ file: "hold.ts", exports });
  expect(problem.code).toBe("policy");
  expect(problem.text).toBe(
    "hold.ts exports no policy\nWhere: hold.ts\nNext: Export one with `definePolicy`, or move the file out of policies/.",
  );
});

test("a second policy of the same id is refused, naming both files", () => {
  const problem = refusal(
    { file: "a.ts", exports: { hold } },
    { file: "b.ts", exports: { hold: { ...hold, title: "Another" } } },
  );
  expect(problem.text).toContain(
    'b.ts defines the policy "legal-hold", which a.ts defines as well',
  );
  expect(problem.text).toContain("Give one of them another id.");
});

test("a second policy of the same id in the same file is refused too", () => {
  const problem = refusal({ file: "a.ts", exports: { hold, more: { ...hold } } });
  expect(problem.message).toContain('defines the policy "legal-hold", which a.ts defines as well');
});

test.each<{ part: "id" | "check"; says: string }>([
  { part: "id", says: 'id "undefined" is not kebab-case' },
  { part: "check", says: 'the policy "legal-hold" has no check function' },
])("a policy that lacks its $part is refused, not passed over beside a whole one", (one) => {
  const { [one.part]: _lost, ...rest } = hold;
  const problem = refusal({ file: "a.ts", exports: { other: { ...hold, id: "other" }, rest } });
  expect(problem.message).toContain(one.says);
});

describe("a policy is refused", () => {
  test.each<{ how: string; parts: Readonly<Record<string, unknown>>; says: string }>([
    { how: "with an id in capitals", parts: { id: "LegalHold" }, says: 'id "LegalHold" is not' },
    { how: "with a blank id", parts: { id: "" }, says: 'id "" is not kebab-case' },
    { how: "with an id that is no text", parts: { id: 7 }, says: 'id "7" is not kebab-case' },
    { how: "without a check function", parts: { check: "yes" }, says: "has no check function" },
    {
      how: "with a severity that does not exist",
      parts: { severity: "deny" },
      says: 'has the severity "deny"; allowed: mandatory, advisory',
    },
    {
      how: "without a severity",
      parts: { severity: undefined },
      says: 'has the severity "undefined"; allowed: mandatory, advisory',
    },
    {
      how: "that guards what does not exist",
      parts: { guards: "deletion" },
      says: 'guards "deletion"; allowed: closure, removal',
    },
    { how: "with a blank title", parts: { title: "" }, says: "has no title" },
    { how: "without a title", parts: { title: undefined }, says: "has no title" },
    { how: "with a blank remedy", parts: { remedy: "" }, says: "has no remedy" },
    { how: "without a remedy", parts: { remedy: undefined }, says: "has no remedy" },
  ])("$how", ({ parts, says }) => {
    const problem = refusal({ file: "hold.ts", exports: { hold: { ...hold, ...parts } } });
    expect(problem.code).toBe("policy");
    expect(problem.message).toContain(says);
    expect(problem.where).toBe("hold.ts");
    expect(problem.next).toContain("docs/adding-a-policy.md");
  });
});
