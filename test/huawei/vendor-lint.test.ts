import { describe, expect, test } from "vitest";
import { exceptions } from "../../scripts/vendor-models/huawei/exceptions.ts";
import { huaweiStaleness, modelsFile } from "../../scripts/vendor-models/huawei/extract.ts";
import { readActions, usedActions, usedCalls } from "../../scripts/vendor-models/huawei/used.ts";
import { lintCalls } from "../../scripts/vendor-models/lint.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";

const models = loadVendorModels(modelsFile);

describe("the names of Huawei Cloud", () => {
  test("are those of the vendor's packages", async () => {
    const { rows, code } = await usedCalls();
    expect(lintCalls([...rows, ...code], models, exceptions)).toEqual([]);
  });

  test("would not pass when they are wrong", () => {
    const wrong = {
      where: "a row",
      product: "ecs",
      action: "ListServersDetails",
      params: ["page"],
      responsePaths: ["servers[].identifier"],
    };
    expect(lintCalls([wrong], models, []).map(({ kind }) => kind)).toEqual(["param", "response"]);
  });

  test("are extracted for what is used, and for nothing else", async () => {
    const actions = await usedActions();
    expect(readActions()).toEqual(actions);
    expect(huaweiStaleness(actions, models)).toEqual([]);
  });
});
