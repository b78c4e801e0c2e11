import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { committedIn } from "../../src/files/approval/committed.ts";
import { commitAll, git, initRepository } from "../support/repository.ts";
import { temporaryFolder } from "./support.ts";

const ANY = /./u;

/** A repository whose branch main holds a review. */
function aRepository(text = "approved\n") {
  const root = temporaryFolder();
  initRepository(root);
  const folder = join(root, "accounts/demo with ümlaut");
  mkdirSync(join(folder, "attestations"), { recursive: true });
  writeFileSync(join(folder, "review.json"), text);
  writeFileSync(join(folder, "attestations/one.yaml"), "one\n");
  commitAll(root);
  return { root, folder };
}

function textsOf(folder: string, branch = "main"): Readonly<Record<string, string>> {
  const found = committedIn(folder, branch, ANY);
  if ("fault" in found) throw new Error(found.fault);
  return Object.fromEntries(found.texts);
}

function faultOf(folder: string, branch = "main"): string {
  const found = committedIn(folder, branch, ANY);
  return "fault" in found ? found.fault : "none";
}

const APPROVED = { "review.json": "approved\n", "attestations/one.yaml": "one\n" };

test("a branch's own texts are read, whatever stands in the folder, the index and other commits", () => {
  const { root, folder } = aRepository();
  git(root, "checkout", "--quiet", "-b", "feature");
  writeFileSync(join(folder, "review.json"), "not approved\n");
  commitAll(root);
  writeFileSync(join(folder, "review.json"), "staged\n");
  git(root, "add", "--all");
  rmSync(join(folder, "attestations"), { recursive: true });
  expect(textsOf(folder)).toEqual(APPROVED);
  expect(textsOf(folder, "feature")).toMatchObject({ "review.json": "not approved\n" });
});

test("a detached checkout reads the branch, of the clone or as it was fetched", () => {
  const { root, folder } = aRepository();
  git(root, "checkout", "--quiet", "--detach");
  writeFileSync(join(folder, "review.json"), "later\n");
  commitAll(root);
  expect(textsOf(folder)).toEqual(APPROVED);

  const clone = join(temporaryFolder(), "clone");
  git(root, "clone", "--quiet", root, clone);
  git(clone, "fetch", "--quiet", "origin", "main");
  const there = join(clone, "accounts/demo with ümlaut");
  expect(textsOf(there)).toEqual(APPROVED);
  expect(textsOf(there, "origin/main")).toEqual(APPROVED);
});

test("a branch that is not here is a fault, also in a shallow clone of another one", () => {
  const { root, folder } = aRepository();
  expect(faultOf(folder, "mian")).toContain('no branch "mian"');
  git(root, "checkout", "--quiet", "-b", "feature");
  const clone = join(temporaryFolder(), "clone");
  git(root, "clone", "--quiet", "--depth=1", "--branch=feature", `file://${root}`, clone);
  const there = join(clone, "accounts/demo with ümlaut");
  expect(faultOf(there)).toContain("shallow clone");
  git(clone, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");
  expect(textsOf(there)).toEqual(APPROVED);
});

test("a tag, a commit and HEAD are no branch", () => {
  const { root, folder } = aRepository();
  git(root, "tag", "release");
  const commit = git(root, "rev-parse", "HEAD").trim();
  for (const name of ["release", commit, "HEAD", "refs/heads/main", "main~0", "@"])
    expect(faultOf(folder, name), name).toContain("no branch");
});

test("what stands in for another object says nothing", () => {
  const { root, folder } = aRepository();
  const old = git(root, "rev-parse", "HEAD:./accounts/demo with ümlaut/review.json").trim();
  writeFileSync(join(root, "evil"), "evil\n");
  git(root, "replace", old, git(root, "hash-object", "-w", "evil").trim());
  expect(git(root, "show", "HEAD:./accounts/demo with ümlaut/review.json")).toBe("evil\n");
  expect(textsOf(folder)).toEqual(APPROVED);
});

test("a clone that does not hold the files is a fault, and fetches nothing", () => {
  const { root } = aRepository();
  git(root, "config", "uploadpack.allowFilter", "true");
  const clone = join(temporaryFolder(), "clone");
  git(root, "clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${root}`, clone);
  const there = join(clone, "accounts/demo with ümlaut");
  mkdirSync(there, { recursive: true });
  expect(faultOf(there)).toContain("does not hold the files");
});

test("a folder outside of any repository, and one that is not there, are faults", () => {
  const folder = temporaryFolder();
  expect(faultOf(folder)).toContain("lies in no git repository");
  expect(faultOf(join(folder, "nowhere"))).toContain("is not there");
});

test("a file with bytes that are no text is read to its end", () => {
  const { folder } = aRepository("a\n\n\0b\r\nblob 3\n");
  expect(textsOf(folder)["review.json"]).toBe("a\n\n\0b\r\nblob 3\n");
  expect(readFileSync(join(folder, "review.json"), "utf8")).toBe("a\n\n\0b\r\nblob 3\n");
});
