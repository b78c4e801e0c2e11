import { describe, expect, test } from "vitest";
import { lintDeletions } from "../../scripts/vendor-models/deletion-params.ts";
import { modelsFile as huaweiModels } from "../../scripts/vendor-models/huawei/extract.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { modelsFile } from "../../scripts/vendor-models/tencent/extract.ts";
import { services as alibaba } from "../../src/clouds/alibaba/services/registry.ts";
import { services as huawei } from "../../src/clouds/huawei/services/registry.ts";
import { services as tencent } from "../../src/clouds/tencent/services/registry.ts";
import { defineService } from "../../src/core/service.ts";

const clouds = [
  { name: "alibaba", services: alibaba, models: loadVendorModels() },
  { name: "tencent", services: tencent, models: loadVendorModels(modelsFile) },
  { name: "huawei", services: huawei, models: loadVendorModels(huaweiModels) },
];

test.each(clouds)(
  "what every deletion of $name takes along is said, or what leaving it out means",
  ({ services, models }) => {
    expect(lintDeletions(services, models)).toEqual([]);
  },
);

describe("the lint of deletions", () => {
  const lint = (params: Readonly<Record<string, string | boolean>>) =>
    lintDeletions(
      [
        defineService({
          product: "tcr",
          types: {
            "tcr.instance": {
              title: "Registry",
              docs: "https://cloud.tencent.com/document/api/1141/41566",
              wave: "workloads",
              scope: "region",
              dataBearing: true,
              list: { action: "DescribeInstances", items: "Registries", paging: { by: "none" } },
              read: { id: "RegistryId", tags: { none: "a test" } },
              remove: {
                does: "delete it",
                action: "DeleteInstance",
                params: { RegistryId: "$id", ...params },
              },
            },
          },
        }),
      ],
      { tcr: clouds[1]?.models["tcr"] ?? { version: "", style: "RPC", source: "", actions: {} } },
    );

  test("names a parameter that says what goes along and is left out", () => {
    expect(lint({})).toEqual(["tcr.instance: tcr DeleteInstance does not say DeleteBucket"]);
    expect(lint({ DeleteBucket: true })).toEqual([]);
  });
});
