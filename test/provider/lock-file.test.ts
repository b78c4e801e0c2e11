import { expect, test } from "vitest";
import { packageHash, writeLock } from "../../constructs/provider/lock-file.ts";

const OTHER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hashicorp/null" {
  version = "3.2.1"
  hashes = [
    "h1:abc=",
  ]
}
`;

const LOCK = { source: "a.invalid/b/c", version: "1.0.0", hash: "h1:xyz=" };

test("a lock is written into an empty file, and again without a change", () => {
  const text = writeLock("", LOCK);

  expect(text).toBe(
    'provider "a.invalid/b/c" {\n  version     = "1.0.0"\n  constraints = "1.0.0"\n  hashes = [\n    "h1:xyz=",\n  ]\n}\n',
  );
  expect(writeLock(text, LOCK)).toBe(text);
});

test("an earlier version is replaced, and other providers stay as they are", () => {
  const before = writeLock(OTHER, LOCK);
  const after = writeLock(before, { ...LOCK, version: "2.0.0" });

  expect(after.startsWith(OTHER)).toBe(true);
  expect(after.match(/a\.invalid/g)).toHaveLength(1);
  expect(after).toContain('constraints = "2.0.0"');
  expect(writeLock(after, LOCK)).toBe(before);
});

test("a package's hash covers names and contents, in order of the names", () => {
  const a = { name: "a", content: Buffer.from("1") };
  const b = { name: "b", content: Buffer.from("2") };

  expect(packageHash([a, b])).toBe(packageHash([b, a]));
  expect(packageHash([a, b])).not.toBe(packageHash([a, { ...b, name: "c" }]));
});
