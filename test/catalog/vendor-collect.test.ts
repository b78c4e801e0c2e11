import { describe, expect, test } from "vitest";
import { catalogCalls, collectActions, handlerCalls } from "../../scripts/vendor-models/collect.ts";
import { defineService } from "../../src/core/service.ts";

const service = defineService({
  product: "Ecs",
  types: {
    "ecs.disk": {
      title: "Disk",
      docs: "https://example.com",
      wave: "data",
      scope: "region",
      list: [
        {
          action: "DescribeDisks",
          params: { RegionId: "$region", Filter: [{ Key: "a" }] },
          items: "Disks.Disk",
          paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
        },
        {
          action: "ListRecycled",
          items: "Bin[]",
          paging: { by: "none" },
          read: { name: "OldName" },
        },
      ],
      detail: [
        {
          name: "backups",
          product: "hbr",
          action: "DescribeBackups",
          must: "BackupId",
          params: { DiskId: "$id" },
          items: "Backups.Backup",
          paging: { by: "number", page: "Page", size: ["Size", 10], total: "Total" },
        },
      ],
      read: {
        id: "DiskId",
        name: "DiskName",
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        protections: [{ name: "lock", when: { at: "Locked", is: true } }],
        facts: { backups: "detail.backups[].BackupId" },
      },
      dataBearing: true,
      goesWith: { type: "ecs.instance", at: "InstanceId", when: { at: "Auto", is: true } },
      remove: {
        by: "call",
        steps: [
          {
            does: "unlock it",
            deletes: true,
            hook: "unlock",
            calls: [{ action: "Unlock", product: "Vpc" }],
          },
          { does: "delete it", deletes: true, action: "DeleteDisk", params: { DiskId: "$id" } },
        ],
      },
    },
  },
});

describe("collecting calls", () => {
  const calls = catalogCalls([service]);

  test("a row's listings carry their paging and every name that the row reads", () => {
    const shared = [
      "DiskId",
      "Tags.Tag[].TagKey",
      "Tags.Tag[].TagValue",
      "Locked",
      "InstanceId",
      "Auto",
    ];
    const [disks, recycled] = calls;
    expect(disks).toMatchObject({
      product: "Ecs",
      action: "DescribeDisks",
      params: ["RegionId", "Filter.N.Key", "NextToken", "MaxResults"],
    });
    expect(disks?.responsePaths.toSorted()).toEqual(
      [
        "NextToken",
        "Disks.Disk",
        ...["DiskName", ...shared].map((path) => `Disks.Disk[].${path}`),
      ].toSorted(),
    );
    expect(recycled?.responsePaths.toSorted()).toEqual(
      ["Bin[]", ...["OldName", ...shared].map((path) => `Bin[].${path}`)].toSorted(),
    );
  });

  test("a row's details and steps are calls too, hooks and other products included", () => {
    expect(calls.slice(2)).toMatchObject([
      {
        product: "hbr",
        action: "DescribeBackups",
        params: ["DiskId", "Page", "Size"],
        responsePaths: ["Total", "Backups.Backup", "Backups.Backup[].BackupId"],
      },
      { product: "Vpc", action: "Unlock", params: [] },
      { product: "Ecs", action: "DeleteDisk", params: ["DiskId"] },
    ]);
  });

  test("what stands in the parent or in the item is asked of no reply", () => {
    const disk = service.types["ecs.disk"];
    const child = {
      ...disk,
      scope: { per: "ecs.disk" },
      detail: [],
      list: { action: "GetOne", items: "One", paging: { by: "none" } },
      read: {
        id: "Id",
        tags: { none: "no tags" },
        facts: { of: "parent.id", from: "parent.facts.x" },
      },
      goesWith: { type: "ecs.disk", at: "parent.id", when: { at: "facts.of", exists: true } },
      remove: { by: "manual", because: "it is its child", console: [] },
    } as const;
    const [list] = catalogCalls([{ ...service, types: { "ecs.child": child } }]);
    expect(list?.responsePaths).toEqual(["One", "One[?].Id"]);
  });

  test("facts that one listing adds are read beside those of the row", () => {
    const disk = service.types["ecs.disk"];
    const recycled = [disk.list].flat().slice(1);
    const more = recycled.map((bin) => ({ ...bin, read: { facts: { more: "More" } } }));
    const row = { ...disk, list: more };
    const read = { id: "DiskId", tags: { none: "no tags" }, facts: { own: "Own" } };
    const [list] = catalogCalls([{ ...service, types: { "ecs.disk": { ...row, read } } }]);
    expect(list?.responsePaths).toEqual(expect.arrayContaining(["Bin[].Own", "Bin[].More"]));
  });

  test("an emulated action carries what it honours and what it lets pass", () => {
    const action = {
      params: { "InstanceId.N": "filter", RegionId: "region" },
      ignored: ["DryRun"],
    };
    const route = { params: { ClusterId: "key" }, ignored: [], path: "GET /clusters/{ClusterId}" };
    expect(
      handlerCalls([
        { product: "Ecs", version: "2014-05-26", actions: { DescribeInstances: action } },
        { product: "CS", version: "2015-12-15", actions: { DescribeClusterDetail: route } },
      ]),
    ).toMatchObject([
      { action: "DescribeInstances", version: "2014-05-26", params: ["InstanceId.N", "DryRun"] },
      { method: "GET", path: "/clusters/{ClusterId}", params: ["ClusterId"] },
    ]);
  });

  test("used actions are sorted, named once, and kept apart by API version", () => {
    const exception = {
      product: "Oss",
      action: "ListAccessPoints",
      kind: "action",
      name: "ListAccessPoints",
      because: "documented, but in no package",
    } as const;
    const used = [
      { product: "Ecs", action: "DeleteDisk" },
      { product: "Bss", version: "2023-09-30", action: "ListFundAccount" },
      { product: "Bss", version: "2017-12-14", action: "QueryOrders" },
      { product: "Ecs", action: "DeleteDisk" },
      { product: "Oss", action: "ListAccessPoints" },
    ];
    expect(collectActions(used, ["Ecs", "Bss", "Bss@2023-09-30", "Oss"], [exception])).toEqual({
      Bss: ["QueryOrders"],
      "Bss@2023-09-30": ["ListFundAccount"],
      Ecs: ["DeleteDisk"],
    });
  });
});
