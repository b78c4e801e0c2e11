import { expect, test } from "vitest";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { paramNames } from "../../scripts/vendor-models/names.ts";
import { services } from "../../src/clouds/alibaba/services/registry.ts";

/** Lists whose dry run is left alone, and why. */
const EXCUSED: Readonly<Record<string, string>> = {
  DescribeCommonBandwidthPackages:
    "its text names a check of parameters and of the instance, and none of the caller's authorization",
  DescribeEipAddresses: "its text does not say what is checked",
  DescribeVSwitches: "the package that the names are from has no text on it",
};

test("every list that has a dry run proves its reach by it, or says why not", () => {
  const models = loadVendorModels();
  const lists = services.flatMap(({ product, types }) =>
    Object.values(types).flatMap(({ list }) =>
      [list].flat().map((one) => ({ product: one.product ?? product, ...one })),
    ),
  );
  const withOne = lists.filter(({ product, action }) => {
    const model = models[product]?.actions[action];
    return [...paramNames(Object(model?.query)), ...paramNames(Object(model?.body))].includes(
      "DryRun",
    );
  });
  expect(withOne.length).toBeGreaterThan(5);
  const silent = withOne.filter((list) => list.dryRun === undefined).map(({ action }) => action);
  expect([...new Set(silent)].sort()).toEqual(Object.keys(EXCUSED));
});
