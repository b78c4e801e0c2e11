import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Row } from "../../src/core/row.ts";
import { tellerOf } from "../../src/engine/in-language.ts";
import { materialFacts } from "../../src/engine/judge.ts";
import { stepBy } from "../../src/engine/teller.ts";
import { factName } from "../../src/texts/facts.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { judged } from "../policies/support/view.ts";
import { isChinese, marksOf } from "./support.ts";

const CLOUDS = [...clouds.values()].map((cloud) => [cloud.name, cloud] as const);

/** Every text of a row that a reader is told. */
function saidBy(row: Row): readonly string[] {
  const { remove, proposes = [], remarks = [], options = {} } = row;
  const lists = [row.list].flat();
  const reads = [row.read, ...lists.map(({ read = {} }) => read)];
  return [
    ...proposes.map(({ because }) => because),
    ...remarks.map(({ says }) => says),
    ...Object.values(options),
    ...reads.flatMap(({ protections = [] }) => protections.map(({ name }) => name)),
    ...(remove.by === "manual"
      ? [remove.because, ...remove.console]
      : [...remove.steps, ...(remove.detach ?? [])].flatMap((step) => [
          step.does,
          ...(step.note === undefined ? [] : [step.note]),
          ...(step.undo === undefined ? [] : [step.undo.does]),
          ...(step.refused ?? []).map(({ because }) => because),
        ])),
  ];
}

describe.each(CLOUDS)("what the catalog of %s says in Chinese", (_, cloud) => {
  const { types, says } = cloud.words.zh;
  const rows = [...cloud.rows];
  const english = new Set(rows.flatMap(([, row]) => saidBy(row)));

  test("every type has its own name, and no other type has one", () => {
    expect(Object.keys(types).toSorted()).toEqual(rows.map(([type]) => type).toSorted());
    for (const [type, row] of rows) {
      expect(types[type], type).not.toBe(row.title);
      expect(isChinese(types[type]), type).toBe(true);
    }
  });

  test("every reason, step, note and protection has its twin, and nothing else has one", () => {
    expect(english.size).toBeGreaterThan(80);
    expect(Object.keys(says).toSorted()).toEqual([...english].toSorted());
    const untold = Object.entries(says).filter(([of, twin]) => twin === of || !isChinese(twin));
    expect(untold).toEqual([]);
  });

  test("every reason why there is no quote has its twin", () => {
    const folder = join(import.meta.dirname, "../../src/clouds", cloud.name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    const reasons = files.flatMap(
      (file) =>
        readFileSync(join(folder, file), "utf8").match(/(?<=")no quote: [^"]*(?=")/gu) ?? [],
    );
    expect(reasons.length).toBeGreaterThan(0);
    expect(Object.keys(cloud.words.zh.quotes).toSorted()).toEqual(reasons.toSorted());
    expect(Object.values(cloud.words.zh.quotes).every(isChinese)).toBe(true);
  });

  test("code and addresses are the same in both", () => {
    for (const [of, twin] of Object.entries(says)) {
      // Words of account.yaml may stand as code in Chinese, where a sentence does not set them apart.
      expect(marksOf([twin]), of).toEqual(expect.arrayContaining([...marksOf([of])]));
    }
  });

  test("every fact that a reviewer approves has a name", () => {
    const names = rows.flatMap(([, { material = [], counts = [] }]) => [...material, ...counts]);
    const own = Object.keys(
      materialFacts(
        judged({
          charge: "prepaid",
          option: "revoke",
          created: "2026-01-01T00:00:00Z",
          expires: "2027-01-01T00:00:00Z",
          autoRenew: true,
          protections: ["lock"],
          takes: ["a"],
        }),
        undefined,
      ),
    );
    const all = [...new Set([...names, ...own])];
    expect(all.filter((name) => !isChinese(factName("zh", name)))).toEqual([]);
    expect(all.filter((name) => factName("en", name) !== name)).toEqual([]);
  });
});

test("a step is told with how often it is made, and with its note", () => {
  const [, alibaba] = CLOUDS.find(([name]) => name === "alibaba") ?? [];
  if (alibaba === undefined) throw new Error("no such cloud");
  const teller = tellerOf({ language: "zh", words: alibaba.words });
  const note = "What it has written stays in its log project.";
  const told = stepBy(teller, `delete the flow log, so that nothing more is written: ${note}`);
  expect(told).toBe("删除流日志，此后不再写入：已写入的内容保留在日志项目里。");
  expect(stepBy(teller, "detach its policies (3)")).toBe("解除其权限策略（3）");
  expect(stepBy(teller, "detach its policies: AdminOnly")).toBe("解除其权限策略：AdminOnly");
  expect(stepBy(teller, "what nobody wrote: x (2)")).toBe("what nobody wrote：x (2)");
});
