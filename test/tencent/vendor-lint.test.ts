import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lintCalls } from "../../scripts/vendor-models/lint.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { exceptions } from "../../scripts/vendor-models/tencent/exceptions.ts";
import { modelsFile, tencentStaleness } from "../../scripts/vendor-models/tencent/extract.ts";
import { readActions, usedActions, usedCalls } from "../../scripts/vendor-models/tencent/used.ts";
import { PRODUCTS } from "../../src/clouds/tencent/client/products.ts";

const models = loadVendorModels(modelsFile);
const used = await usedCalls();

describe("the names of Tencent Cloud", () => {
  test("are those of every row, of the code beside the rows and of every handler", () => {
    const all = [...used.rows, ...used.code, ...used.handlers];
    expect(lintCalls(all, models, exceptions).map(({ message }) => message)).toEqual([]);
  });

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

  test("are excepted only with a reason that says where the name is from", () => {
    for (const { because, name } of exceptions) expect(because.length, name).toBeGreaterThan(40);
  });
});

describe("the calls that code makes", () => {
  const folder = fileURLToPath(new URL("../../src/clouds/tencent/", import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("services/"))
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));

  test("are declared, each under its name", () => {
    const named = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/(?:\baction: |\bcall\(\s*)"(\w+)"/gu)].map(([, action = ""]) => ({
        file,
        action,
      })),
    );
    expect(named.length).toBeGreaterThan(8);
    const declared = new Set([...used.code, ...used.rows].map(({ action }) => action));
    expect(named.filter(({ action }) => !declared.has(action))).toEqual([]);
  });
});
