import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accountPaths, findAccount, findAccounts } from "../../src/files/project.ts";
import { problemOf, temporaryFolder } from "./support.ts";

function projectWith(...names: readonly string[]): string {
  const root = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(root, "accounts", name), { recursive: true });
    writeFileSync(join(root, "accounts", name, "account.yaml"), "cloud: alibaba\n");
  }
  return root;
}

test("accounts are the folders with an account.yaml, by name", () => {
  const root = projectWith("staging", "demo");
  mkdirSync(join(root, "accounts", "empty"));
  writeFileSync(join(root, "accounts", "notes.txt"), "x");
  expect(findAccounts(root).map(({ name }) => name)).toEqual(["demo", "staging"]);
});

test("a project without the folder has no accounts", () => {
  expect(findAccounts(temporaryFolder())).toEqual([]);
});

test("an account's files lie in its folder", () => {
  const root = projectWith("demo");
  const paths = findAccount(root, "demo");
  expect(paths).toEqual(accountPaths(join(root, "accounts", "demo")));
  expect(paths.journal).toBe(join(root, "accounts", "demo", "journal.jsonl"));
});

test("an unknown name is answered with the nearest one", () => {
  const problem = problemOf(() => findAccount(projectWith("staging", "demo"), "stagin"));
  expect(problem.code).toBe("not-found");
  expect(problem.message).toContain('Did you mean "staging"?');
  expect(problem.next).toContain("There are: demo, staging.");
});

test("an unknown name far from all others is answered with the list, and without one with the rule", () => {
  expect(problemOf(() => findAccount(projectWith("demo"), "production")).message).not.toContain(
    "Did you mean",
  );
  expect(problemOf(() => findAccount(projectWith(), "x")).next).toContain("holds no account");
});
