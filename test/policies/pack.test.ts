import { expect, test } from "vitest";
import { CORE_POLICIES } from "../../src/core/policy.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { files, pack } from "./support/pack.ts";
import { viewOf } from "./support/view.ts";

test("the standard policies are these, each with what it stops and when it is asked", () => {
  // A policy that is taken out, weakened or asked less often shows here and in a review.
  expect(pack.map(({ id, severity, guards }) => `${id} · ${severity} · ${guards}`)).toEqual([
    "all-regions · mandatory · closure",
    "attestations · mandatory · closure",
    "backups · mandatory · removal",
    "balance · mandatory · closure",
    "blind-spots · mandatory · closure",
    "buckets · mandatory · closure",
    "closure-conditions · mandatory · closure",
    "closure-rejected · mandatory · closure",
    "closure-statements · mandatory · closure",
    "closure-switch · mandatory · closure",
    "cloud-check · mandatory · closure",
    "coverage-complete · mandatory · closure",
    "dangling-records · advisory · closure",
    "domains · mandatory · closure",
    "given-up · mandatory · closure",
    "keys · mandatory · closure",
    "own-identity-last · mandatory · removal",
    "prepaid · mandatory · closure",
    "renewal-off · mandatory · closure",
    "reviewed · advisory · closure",
    "running-resources · mandatory · closure",
    "security-mailbox · mandatory · closure",
    "sub-users · mandatory · closure",
    "unpaid-orders · mandatory · closure",
    "used-by-others · mandatory · removal",
    "zone-answers · mandatory · removal",
    "zones · mandatory · closure",
  ]);
});

test("every file of the folder is in force", () => {
  const ids = files.map(({ file }) => file.replace(/\.ts$/u, ""));
  expect(pack.map(({ id }) => id)).toEqual(ids);
});

test("the policies that no account can leave out are standard ones, and mandatory where they can fail", () => {
  for (const [id, { leaving }] of CORE_POLICIES) {
    const policy = pack.find((one) => one.id === id);
    expect(policy, id).toBeDefined();
    expect(policy?.leaving === true, id).toBe(leaving);
  }
});

test.each(files)("$file holds one policy, which has the file's name", ({ file, exports }) => {
  const values = Object.values(exports);
  expect(values).toHaveLength(1);
  expect(values[0]).toMatchObject({ id: file.replace(/\.ts$/u, "") });
});

test.each(pack)("$id says in sentences what must be true and what to do", ({ title, remedy }) => {
  expect(title).toMatch(/^[A-Z].*[^.]$/u);
  expect(remedy).toMatch(/^[A-Z].*\.$/su);
});

test("an account that is empty, fully listed and meant to be closed passes every policy", () => {
  const view = viewOf();
  const meant = { ...view.account, closure: { ...view.account.closure, confirm: view.account.id } };
  const failed = evaluate(pack, { ...view, account: meant }).filter(
    ({ outcome }) => outcome === "fail",
  );
  expect(failed.map(({ policy }) => policy.id)).toEqual([]);
});

test("an account that is empty is still not closed before its file names it", () => {
  const failed = evaluate(pack, viewOf()).filter(({ outcome }) => outcome === "fail");
  expect(failed.map(({ policy }) => policy.id)).toEqual(["closure-switch"]);
});

test("an account of which only some regions were looked at does not close", () => {
  const view = viewOf();
  const some = { ...view.account, regions: ["cn-hangzhou"] };
  const found = evaluate(pack, { ...view, account: some }).find(
    ({ policy }) => policy.id === "all-regions",
  );
  expect(found).toMatchObject({
    outcome: "fail",
    findings: [
      { says: "only cn-hangzhou was looked at; what stands in other regions is not known" },
    ],
  });
});
