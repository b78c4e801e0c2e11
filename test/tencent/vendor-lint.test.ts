import { describe, expect, test } from "vitest";
import { lintCalls } from "../../scripts/vendor-models/lint.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { modelsFile, tencentStaleness } from "../../scripts/vendor-models/tencent/extract.ts";
import { readActions, usedActions } from "../../scripts/vendor-models/tencent/used.ts";
import { PRODUCTS } from "../../src/clouds/tencent/client/products.ts";

const models = loadVendorModels(modelsFile);

describe("the names of Tencent Cloud", () => {
  test("would not pass when they are wrong", () => {
    const wrong = {
      where: "a row",
      product: "cvm",
      action: "DescribeInstances",
      params: ["InstanceIdentifiers.N"],
      responsePaths: ["InstanceSet[].InstanceIdentifier"],
    };
    expect(lintCalls([wrong], models, []).map(({ kind }) => kind)).toEqual(["param", "response"]);
  });

  test("are extracted for what is used, and for nothing else", async () => {
    const actions = await usedActions();
    expect(readActions()).toEqual(actions);
    expect(tencentStaleness(actions, models)).toEqual([]);
  });

  test("are of the versions that the client sends", () => {
    for (const [product, model] of Object.entries(models)) {
      const sent = PRODUCTS[product];
      if (sent !== undefined) expect(model.version, product).toBe(sent.version);
    }
  });

  test("keep the kind of a parameter, which the API refuses when it is wrong", () => {
    expect(models["cvm"]?.actions["DescribeInstances"]?.body).toMatchObject({ Limit: "number" });
    expect(models["vpc"]?.actions["DescribeVpcs"]?.body).toMatchObject({ Limit: 1 });
  });
});
