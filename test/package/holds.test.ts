import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./packed.ts";

/** What the package holds, without what is built. */
function held(): ReadonlySet<string> {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }]: readonly [{ files: readonly { path: string }[] }] = JSON.parse(packed);
  return new Set(files.map(({ path }) => path));
}

test("pages and policies that the package's own texts name are in it", () => {
  const files = held();
  const texts = [
    ...["README.md", "README.zh-CN.md", "templates/github/closeout.yml"],
    ...["ci", "github", "gitlab", "oidc"].flatMap((folder) =>
      readdirSync(join(ROOT, "integrations", folder)).map((name) =>
        ["integrations", folder, name].join("/"),
      ),
    ),
  ];
  const named = texts.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), "utf8").matchAll(/\b(?:docs|policies\/rego)\/[\w./-]+\w/gu),
    ].map(([path]) => ({ file, path })),
  );
  expect(named.map(({ path }) => path)).toContain("docs/ci.md");
  const missing = named.filter(
    ({ path }) => !files.has(path) && ![...files].some((one) => one.startsWith(`${path}/`)),
  );
  expect(missing).toEqual([]);
  expect([...files]).toContain("policies/rego/plan.rego");
});
