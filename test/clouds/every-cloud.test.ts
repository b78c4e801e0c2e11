import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { beds } from "../../bench/support/beds.ts";
import { knownDoubts } from "../../emulator/doubt/known.ts";
import { worlds } from "../../scripts/campaign/garbage/worlds.ts";
import { SCENES } from "../../scripts/campaign/kill/scene.ts";
import { plays } from "../../src/demo/plays.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { catalogClouds } from "../catalog/support/clouds.ts";
import { aProject, closeout } from "../cli/support.ts";
import { everyCloud } from "../e2e/support/every-cloud.ts";

// A further cloud is one name in src/workspace/clouds.ts. What lists clouds is a record of these names, which
// the compiler holds; this holds what no type does.

const ROOT = resolve(import.meta.dirname, "../..");
const names = [...clouds.keys()];

function cloudOf(account: string): string {
  const file = join(ROOT, "accounts", account, "account.yaml");
  const { cloud }: { readonly cloud: string } = parse(readFileSync(file, "utf8"));
  return cloud;
}

test.each<[string, () => readonly string[]]>([
  ["the proofs about rows", () => catalogClouds.map(({ name }) => name)],
  ["the tests of what is true of every cloud", () => everyCloud.map(({ name }) => name)],
  ["the garbage campaign", () => worlds.map(({ cloud }) => cloud)],
  ["the kill campaign", () => SCENES.map(({ name }) => name.split(" ")[0] ?? "")],
  ["the benchmarks", () => Object.values(beds).map(({ cloud }) => cloud.name)],
  ["the demos", () => Object.values(plays).map(({ name }) => cloudOf(name))],
  ["the doubts", () => knownDoubts().map(({ cloud }) => cloud)],
  ["the emulator", () => readdirSync(join(ROOT, "emulator"))],
  ["the accounts", () => readdirSync(join(ROOT, "accounts")).map(cloudOf)],
])("%s know every cloud", (_, known) => {
  expect(names.filter((name) => !known().includes(name))).toEqual([]);
});

test.each(names)("%s is proved by the suites that each cloud has", (name) => {
  const suites = ["life-cycle", "in-doubt", "worlds-in-doubt"].map(
    (suite) => `test/catalog/${name}/${suite}.test.ts`,
  );
  const pages = [`docs/coverage/${name}.md`];
  expect([...suites, ...pages].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("the command line knows every demo by its word", async () => {
  const { dir } = aProject();
  const { stderr } = await closeout(["demo", "nothing-of-the-kind"], { cwd: dir });
  for (const word of Object.keys(plays)) expect(stderr).toContain(word);
});
