import { afterEach, beforeEach, expect, test } from "vitest";
import { cbn } from "../../emulator/alibaba/products/cbn.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const keys = { id: "LTAI-root", secret: "root-secret" };

const attachment = (id: string, more: object) => ({
  TransitRouterAttachmentId: id,
  TransitRouterId: "tr-1",
  CenId: "cen-1",
  Status: "Attached",
  ...more,
});

const seed = {
  accounts: [
    {
      id: "1000000000000001",
      kind: "standalone",
      keys: [keys],
      resources: {
        "*": {
          "cbn.cen": [
            { CenId: "cen-1", Name: "backbone", Status: "Active" },
            { repeat: 60, CenId: "cen-many-{nn}", Status: "Active" },
          ],
          "cbn.child-instance": [
            {
              CenId: "cen-many-01",
              ChildInstanceId: "vpc-9",
              ChildInstanceType: "VPC",
              ChildInstanceRegionId: "cn-hangzhou",
              Status: "Attached",
            },
          ],
          "cbn.transit-router": [
            { TransitRouterId: "tr-1", CenId: "cen-1", RegionId: "cn-hangzhou", Status: "Active" },
          ],
          "cbn.route-table": [
            {
              TransitRouterRouteTableId: "vtb-1",
              TransitRouterId: "tr-1",
              TransitRouterRouteTableType: "System",
            },
          ],
          "cbn.attachment": [
            attachment("tr-attach-vpc", {
              ResourceType: "VPC",
              VpcId: "vpc-1",
              VpcRegionId: "cn-hangzhou",
              VpcOwnerId: 1000000000000002,
              _routed: true,
            }),
            attachment("tr-attach-vbr", { ResourceType: "VBR", VbrRegionId: "cn-shanghai" }),
          ],
          "cbn.bandwidth-package": [
            {
              CenBandwidthPackageId: "cenbwp-1",
              BandwidthPackageChargeType: "PREPAY",
              Status: "InUse",
              CenIds: { CenId: ["cen-1"] },
            },
          ],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [cbn] });
});
afterEach(() => emulator.close());

const ask = (action: string, query: Record<string, string> = {}) =>
  rpc({ port: emulator.port, keys, action, version: "2017-09-12", query });

test("instances are listed by pages of at most 50 and by id", async () => {
  expect(await ask("DescribeCens", { PageSize: "50" })).toMatchObject({ TotalCount: 61 });
  expect(await codeOf(ask("DescribeCens", { PageSize: "51" }))).toBe("InvalidParameter.PageSize");
  const one = await ask("DescribeCens", { "Filter.1.Key": "CenId", "Filter.1.Value.1": "cen-1" });
  expect(one).toMatchObject({ Cens: { Cen: [{ Name: "backbone" }] }, TotalCount: 1 });
});

test("attachments of one kind and region are listed with the account that owns the network", async () => {
  const found = await ask("ListTransitRouterVpcAttachments", { RegionId: "cn-hangzhou" });
  expect(found).toMatchObject({
    TransitRouterAttachments: [{ TransitRouterAttachmentId: "tr-attach-vpc" }],
  });
  const none = await ask("ListTransitRouterVbrAttachments", { RegionId: "cn-hangzhou" });
  expect(none).toMatchObject({ TransitRouterAttachments: [] });
});

test("an instance goes when its attachments, router and bandwidth plan have gone", async () => {
  const cen = { CenId: "cen-1" };
  const router = { TransitRouterId: "tr-1" };
  const vpc = { TransitRouterAttachmentId: "tr-attach-vpc" };
  expect(await codeOf(ask("DeleteCen", cen))).toBe("InvalidOperation.CenInstanceStatus");
  expect(await codeOf(ask("DeleteTransitRouter", router))).toBe(
    "IncorrectStatus.TransitRouterInstance",
  );
  expect(await codeOf(ask("DeleteTransitRouterVpcAttachment", vpc))).toBe(
    "IncorrectStatus.TransitRouterAttachment",
  );
  await ask("DeleteTransitRouterVpcAttachment", { ...vpc, Force: "true" });
  await ask("DeleteTransitRouterVbrAttachment", { TransitRouterAttachmentId: "tr-attach-vbr" });
  for (let poll = 0; poll < 2; poll += 1) {
    expect(await ask("ListTransitRouterVpcAttachments")).toMatchObject({
      TransitRouterAttachments: [{ Status: "Detaching" }],
    });
    await ask("ListTransitRouterVbrAttachments");
  }
  await ask("DeleteTransitRouter", router);
  for (let poll = 0; poll < 2; poll += 1) {
    expect(await ask("ListTransitRouters", cen)).toMatchObject({
      TransitRouters: [{ Status: "Deleting" }],
    });
  }
  expect(await ask("ListTransitRouters", cen)).toMatchObject({ TransitRouters: [] });
  expect(await codeOf(ask("DeleteCen", cen))).toBe("InvalidOperation.CenInstanceStatus");
  const plan = { CenBandwidthPackageId: "cenbwp-1" };
  await ask("UnassociateCenBandwidthPackage", { ...plan, ...cen });
  expect(await codeOf(ask("DeleteCenBandwidthPackage", plan))).toBe(
    "InvalidOperation.BwpInstanceStatus",
  );
  await ask("DeleteCen", cen);
  const filter = { "Filter.1.Key": "CenId", "Filter.1.Value.1": "cen-1" };
  await ask("DescribeCens", filter);
  await ask("DescribeCens", filter);
  expect(await ask("DescribeCens", filter)).toMatchObject({ TotalCount: 0 });
  expect(await codeOf(ask("DeleteCen", cen))).toBe("ParameterCenInstanceId");
});

test("a network without a router is detached by its type and region", async () => {
  const cen = { CenId: "cen-many-01" };
  expect(await ask("DescribeCenAttachedChildInstances", cen)).toMatchObject({ TotalCount: 1 });
  await ask("DetachCenChildInstance", {
    ...cen,
    ChildInstanceId: "vpc-9",
    ChildInstanceType: "VPC",
    ChildInstanceRegionId: "cn-hangzhou",
  });
  expect(await codeOf(ask("DeleteCen", cen))).toBe("InvalidOperation.CenInstanceStatus");
  await ask("DescribeCenAttachedChildInstances", cen);
  await ask("DescribeCenAttachedChildInstances", cen);
  expect(await ask("DescribeCenAttachedChildInstances", cen)).toMatchObject({ TotalCount: 0 });
  await ask("DeleteCen", cen);
});
