import { describe, expect, test } from "vitest";
import { modelsFile as huaweiModels } from "../../scripts/vendor-models/huawei/extract.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { lintStates, unneededNotStates } from "../../scripts/vendor-models/state-lint.ts";
import { loadVendorStates, stateFields } from "../../scripts/vendor-models/states.ts";
import { modelsFile } from "../../scripts/vendor-models/tencent/extract.ts";
import { services as alibaba } from "../../src/clouds/alibaba/services/registry.ts";
import { services as huawei } from "../../src/clouds/huawei/services/registry.ts";
import { services as tencent } from "../../src/clouds/tencent/services/registry.ts";
import { defineService } from "../../src/core/service.ts";
import type { WrittenRow } from "../../src/core/written-row.ts";

const clouds = [
  { name: "alibaba", services: alibaba, models: loadVendorModels() },
  { name: "tencent", services: tencent, models: loadVendorModels(modelsFile) },
  { name: "huawei", services: huawei, models: loadVendorModels(huaweiModels) },
];

test.each(clouds)("every published word of a state of $name has a class in its row", (cloud) => {
  const { name, services, models } = cloud;
  expect(lintStates(services, models, loadVendorStates(name))).toEqual([]);
});

test("every field that is said to be no state is some row's", () => {
  const fields = clouds.flatMap(({ services, models }) => stateFields(services, models));
  expect(unneededNotStates(fields)).toEqual([]);
});

describe("the lint of states", () => {
  const [, { models } = { models: {} }] = clouds;
  const found = (states: WrittenRow["read"]["states"], skip?: WrittenRow["read"]["skip"]) =>
    lintStates([rowWith(states, skip)], models, loadVendorStates("tencent"));

  test("finds nothing where every word has its class", () => {
    expect(found({ at: "State", present: ["AVAILABLE"], leaving: ["ISOLATED"] })).toEqual([]);
  });

  test("names a field that nobody classified", () => {
    expect(found(undefined)).toEqual(["vpc.ccn does not classify the words of State"]);
  });

  test("names a published word without a class, unless the row skips what bears it", () => {
    const states = { at: "State", present: ["AVAILABLE"] };
    expect(found(states)).toEqual(['vpc.ccn State: "ISOLATED" has no class']);
    expect(found(states, { when: { at: "State", is: "ISOLATED" }, because: "gone" })).toEqual([]);
  });

  test("names a word that the vendor does not list, unless its source is told", () => {
    const states = { at: "State", present: ["AVAILABLE", "ISOLATED", "RUNNING"] };
    expect(found(states)).toEqual(['vpc.ccn State: the vendor lists no "RUNNING"']);
    expect(found({ ...states, unlisted: { RUNNING: "a page" } })).toEqual([]);
  });

  test("names a word with two classes, an excuse too many, and a list that there is", () => {
    const states = { at: "State", present: ["AVAILABLE", "ISOLATED"] };
    expect(found({ ...states, leaving: ["ISOLATED"] })).toHaveLength(1);
    expect(found({ ...states, unlisted: { AVAILABLE: "a page" } })).toHaveLength(1);
    expect(found({ ...states, unpublished: "nobody knows" })).toHaveLength(1);
  });
});

function rowWith(states: WrittenRow["read"]["states"], skip: WrittenRow["read"]["skip"]) {
  return defineService({
    product: "vpc",
    types: {
      "vpc.ccn": {
        title: "Network",
        docs: "https://cloud.tencent.com/document/api/215/19204",
        wave: "network",
        scope: "account",
        dataBearing: false,
        list: { action: "DescribeCcns", items: "CcnSet", paging: { by: "none" } },
        read: {
          id: "CcnId",
          tags: { none: "a test" },
          ...(states === undefined ? {} : { states }),
          ...(skip === undefined ? {} : { skip }),
        },
        remove: { because: "a test", console: ["Nothing."] },
      },
    },
  });
}
