import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MANAGER, MEMBER } from "../e2e/support/world.ts";
import { install, pack, ROOT, run } from "./packed.ts";

const place = mkdtempSync(join(tmpdir(), "closeout-beside-"));
let tarball: string;

beforeAll(async () => {
  tarball = await pack();
}, 300_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What `cdktf init --template=typescript` makes: CommonJS, and modules looked for as Node once did. */
const THEIRS = {
  "package.json": { name: "our-infra", private: true, dependencies: { cdktf: "0.21.0" } },
  "cdktf.json": { language: "typescript", app: "node build/main.js" },
  "tsconfig.json": {
    compilerOptions: {
      ...{ alwaysStrict: true, declaration: false, lib: ["es2018"], module: "CommonJS" },
      ...{ noUnusedLocals: true, strict: true, target: "ES2018", skipLibCheck: true, types: [] },
      outDir: "build",
    },
    include: ["**/*.ts"],
    exclude: ["node_modules", "cdktf.out"],
  },
};

const MAIN = `import { App, TerraformOutput, TerraformStack } from "cdktf";
import { accountStacks } from "closeout/cdktf";
import { definePolicy, pass } from "closeout";

export const none = definePolicy({
  id: "none", title: "Nothing", severity: "advisory", guards: "closure", remedy: "Nothing.", check: () => pass,
});
const app = new App();
new TerraformOutput(new TerraformStack(app, "network"), "hello", { value: "world" });
accountStacks(app, ".", "policies");
app.synth();
`;

test("a project of CommonJS with stacks of its own makes those of accounts beside them", async () => {
  const folder = join(place, "theirs");
  mkdirSync(folder);
  for (const [name, value] of Object.entries(THEIRS))
    writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, "main.ts"), MAIN.replace(/^.*accountStacks.*\n/gmu, ""));
  await install(folder, "--save-dev", tarball);
  const made = await run(
    "npx",
    [
      ...["--no", "closeout", "init", "--json", "--cloud", "alibaba", "--id", MEMBER],
      ...["--kind", "resource-account", "--management-id", MANAGER, "--name", "acme"],
    ],
    folder,
  );
  expect(made, made.text).toMatchObject({ code: 0 });
  expect(JSON.parse(made.stdout).next.join("\n")).toContain("accountStacks");
  await install(folder);

  writeFileSync(join(folder, "main.ts"), MAIN);
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const compiled = await run("node", [compiler, "-p", "."], folder);
  expect(compiled, compiled.text).toMatchObject({ code: 0 });
  const synthesized = await run("node", ["build/main.js"], folder);
  expect(synthesized, synthesized.text).toMatchObject({ code: 0 });
  expect(readdirSync(join(folder, "cdktf.out/stacks")).sort()).toEqual([
    "acme-closure",
    "acme-teardown",
    "network",
  ]);
}, 300_000);

test("each sub-path with types is found by compilers that read no `exports`", () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const exported: readonly [string, { readonly types?: string }][] = Object.entries(
    manifest.exports,
  );
  const typed = exported.flatMap(([path, { types }]) =>
    types === undefined ? [] : [[path.slice(2), types] as const],
  );
  expect({
    ...Object.fromEntries(
      Object.entries<readonly string[]>(manifest.typesVersions["*"]).map(([path, [types]]) => [
        path,
        types,
      ]),
    ),
    "": manifest.types,
  }).toEqual(Object.fromEntries(typed));
});
