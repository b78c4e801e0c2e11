import { expect, test } from "vitest";
import { permissionDocuments } from "../../src/clouds/alibaba/permissions.ts";
import { permissionOf } from "../../src/clouds/alibaba/ram-codes.ts";
import { rowPermissions } from "../../src/clouds/shared/rows/row-permissions.ts";
import type { Service } from "../../src/core/service.ts";

const service: Service = {
  product: "R-kvstore",
  types: {
    "kvstore.instance": {
      title: "Redis",
      docs: "https://example.com",
      wave: "data",
      scope: "region",
      list: { action: "DescribeInstances", items: "Instances", paging: { by: "none" } },
      detail: [{ name: "attribute", action: "DescribeInstanceAttribute", must: "Instances" }],
      read: { id: "InstanceId", tags: { none: "these tests need none" } },
      dataBearing: true,
      remove: {
        by: "call",
        steps: [
          {
            does: "switch auto-renewal off",
            deletes: true,
            product: "BssOpenApi",
            action: "SetRenewal",
          },
          {
            does: "empty it",
            deletes: true,
            hook: "kvstore.flush",
            calls: [{ action: "FlushInstance" }],
          },
          { does: "delete it", deletes: true, action: "DeleteInstance" },
        ],
      },
      permissions: { DescribeInstanceAttribute: "kvstore:DescribeAttribute" },
    },
  },
};

test("a scan needs only what lists and reads", () => {
  expect(rowPermissions([service], "scan", permissionOf)).toEqual([
    "kvstore:DescribeAttribute",
    "kvstore:DescribeInstances",
  ]);
});

test("a removal also needs its steps, those of other products and of hooks included", () => {
  expect(rowPermissions([service], "remove", permissionOf)).toEqual([
    "bssapi:SetRenewal",
    "kvstore:DeleteInstance",
    "kvstore:DescribeAttribute",
    "kvstore:DescribeInstances",
    "kvstore:FlushInstance",
  ]);
});

test("only the closure documents allow deleting the account", () => {
  const text = (purpose: "scan" | "remove" | "closure") =>
    JSON.stringify(permissionDocuments([service], purpose));
  expect(text("closure")).toContain("resourcemanager:DeleteAccount");
  expect(text("closure")).toContain("resourcemanager:SetMemberDeletionPermission");
  expect(text("remove")).not.toContain("resourcemanager:DeleteAccount");
  expect(text("scan")).not.toContain("DeleteInstance");
});

test("no document allows everything", () => {
  for (const purpose of ["scan", "remove", "closure"] as const) {
    expect(JSON.stringify(permissionDocuments([service], purpose))).not.toMatch(/"\*:|:\*"/u);
  }
});
