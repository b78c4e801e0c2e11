import { afterEach, beforeEach, expect, test } from "vitest";
import { vpc } from "../../emulator/alibaba/products/vpc.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const keys = { id: "LTAI-root", secret: "root-secret" };
const region = "cn-hangzhou";

const seed = {
  accounts: [
    {
      id: "1000000000000001",
      kind: "standalone",
      keys: [keys],
      resources: {
        [region]: {
          "vpc.vpc": [
            {
              VpcId: "vpc-1",
              Status: "Available",
              _cenGrants: [{ CenInstanceId: "cen-9", CenOwnerId: 1000000000000009 }],
            },
          ],
          "vpc.eip": [{ AllocationId: "eip-1", Status: "Available", BandwidthPackageId: "cbwp-1" }],
          "vpc.route-table": [
            {
              RouteTableId: "vtb-1",
              GatewayIds: { GatewayIds: ["ipv4gw-1"] },
              Status: "Available",
            },
          ],
          "vpc.vpn-connection": [{ VpnConnectionId: "vco-1", AttachType: "CEN" }],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [vpc] });
});
afterEach(() => emulator.close());

const ask = (action: string, query: Record<string, string>) =>
  rpc({
    port: emulator.port,
    keys,
    action,
    version: "2016-04-28",
    query: { RegionId: region, ...query },
  });

test("an address leaves its bandwidth package once", async () => {
  const query = { BandwidthPackageId: "cbwp-1", IpInstanceId: "eip-1" };
  await ask("RemoveCommonBandwidthPackageIp", query);
  expect(await codeOf(ask("RemoveCommonBandwidthPackageIp", query))).toBe(
    "OperationUnsupported.IpNotInCbwp",
  );
});

test("a network tells the CEN instances of other accounts that it lets in", async () => {
  const found = await ask("DescribeGrantRulesToCen", { InstanceId: "vpc-1", InstanceType: "VPC" });
  expect(found).toMatchObject({
    TotalCount: 1,
    CenGrantRules: { CbnGrantRule: [{ CenInstanceId: "cen-9" }] },
  });
});

test("a route table leaves its gateway, and a connection without a gateway is deleted", async () => {
  await ask("DissociateRouteTableFromGateway", {
    RouteTableId: "vtb-1",
    GatewayId: "ipv4gw-1",
    GatewayType: "IPv4Gateway",
  });
  const tables = await ask("DescribeRouteTableList", { RouteTableId: "vtb-1" });
  expect(tables).toMatchObject({
    RouterTableList: { RouterTableListType: [{ GatewayIds: { GatewayIds: [] } }] },
  });
  await ask("DeleteVpnAttachment", { VpnConnectionId: "vco-1" });
  expect(await ask("DescribeVpnConnections", {})).toMatchObject({ TotalCount: 1 });
  expect(await ask("DescribeVpnConnections", {})).toMatchObject({ TotalCount: 0 });
});
