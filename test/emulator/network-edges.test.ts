import { afterEach, beforeEach, expect, test } from "vitest";
import { vpc } from "../../emulator/alibaba/products/vpc.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const region = "cn-hangzhou";
const inVpc = { VpcId: "vpc-1" };
const bound = { ResourceId: "vsw-1", ResourceType: "VSwitch", Status: "BINDED" };

let emulator: Emulator;
beforeEach(async () => {
  const resources = {
    "vpc.vpc": [{ ...inVpc, Status: "Available" }],
    "vpc.vswitch": [{ ...inVpc, VSwitchId: "vsw-1", Status: "Available" }],
    "vpc.network-acl": [{ ...inVpc, NetworkAclId: "nacl-1", Resources: { Resource: [bound] } }],
    "vpc.ipv6-gateway": [{ ...inVpc, Ipv6GatewayId: "ipv6gw-1" }],
    "vpc.ipv6-address": [
      {
        ...inVpc,
        Ipv6AddressId: "ipv6-1",
        Ipv6GatewayId: "ipv6gw-1",
        Ipv6InternetBandwidth: { Ipv6InternetBandwidthId: "ipv6bw-1" },
      },
      { ...inVpc, Ipv6AddressId: "ipv6-2", AddressType: "IPv6Prefix" },
    ],
    "vpc.ipv6-egress-rule": [{ Ipv6EgressOnlyRuleId: "ipv6py-1", _gateway: "ipv6gw-1" }],
    "vpc.ha-vip": [
      {
        ...inVpc,
        HaVipId: "havip-1",
        VSwitchId: "vsw-1",
        Status: "InUse",
        MasterInstanceId: "i-1",
        AssociatedInstances: { associatedInstance: ["i-1"] },
      },
    ],
    "vpc.eip": [
      { AllocationId: "eip-1", Status: "InUse", InstanceId: "havip-1", InstanceType: "HaVip" },
      { AllocationId: "eip-2", Status: "Available", BandwidthPackageId: "cbwp-1" },
    ],
    "vpc.vpn-gateway": [{ VpnGatewayId: "vpn-1", Status: "active" }],
    "vpc.ssl-vpn-server": [
      { SslVpnServerId: "vss-1", VpnGatewayId: "vpn-1" },
      { SslVpnServerId: "vss-2", VpnGatewayId: "vpn-1" },
    ],
    "vpc.ssl-vpn-client-cert": [{ SslVpnClientCertId: "vsc-1", SslVpnServerId: "vss-1" }],
    "vpc.common-bandwidth-package": [
      { BandwidthPackageId: "cbwp-1", DeletionProtection: true },
      { BandwidthPackageId: "cbwp-2", InstanceChargeType: "PrePaid" },
    ],
  };
  emulator = await startEmulator({ seed: worldOf({ [region]: resources }), services: [vpc] });
});
afterEach(() => emulator.close());

const ask = (action: string, query: Record<string, string> = {}) =>
  callerOf(emulator, "2016-04-28", region)(action, query);
const code = (action: string, query: Record<string, string>) => codeOf(ask(action, query));

/** How many things a listing tells of, after it was asked that often. */
async function left(action: string, path: string, times = 2): Promise<number> {
  for (let asked = 1; asked < times; asked += 1) await ask(action);
  return listAt(await ask(action), path).length;
}

test("a network ACL holds its network, and what is bound to it holds the ACL until it is unbound", async () => {
  const acl = { NetworkAclId: "nacl-1" };
  expect(await code("DeleteVpc", inVpc)).toBe("DependencyViolation.VSwitch");
  expect(await code("DeleteVSwitch", { VSwitchId: "vsw-1" })).toBe(
    "DependencyViolation.NetworkAcl",
  );
  expect(await code("DeleteNetworkAcl", acl)).toBe("NetworkAclExistBinding");
  const binding = { "Resource.1.ResourceId": "vsw-1", "Resource.1.ResourceType": "VSwitch" };
  await ask("UnassociateNetworkAcl", { ...acl, ...binding });
  expect(await code("UnassociateNetworkAcl", { ...acl, ...binding })).toBe(
    "NetworkStatus.Modifying",
  );
  const { NetworkAclAttribute } = await ask("DescribeNetworkAclAttributes", acl);
  expect(NetworkAclAttribute).toMatchObject({
    Status: "Modifying",
    Resources: { Resource: [{ Status: "UNBINDING" }] },
  });
  expect(await ask("DescribeNetworkAcls")).toMatchObject({
    TotalCount: "1",
    NetworkAcls: { NetworkAcl: [{ Status: "Available", Resources: { Resource: [] } }] },
  });
  await ask("DeleteNetworkAcl", acl);
  expect(await code("DescribeNetworkAclAttributes", acl)).toBe("InvalidNetworkAcl.NotFound");
});

test("an IPv6 gateway goes after its rules and the bandwidth of its addresses", async () => {
  const gateway = { Ipv6GatewayId: "ipv6gw-1" };
  expect(await code("DeleteIpv6Gateway", gateway)).toBe("DependencyViolation.Ipv6EgressOnlyRule");
  await ask("DeleteIpv6EgressOnlyRule", { Ipv6EgressOnlyRuleId: "ipv6py-1" });
  const rules = async () =>
    listAt(
      await ask("DescribeIpv6EgressOnlyRules", gateway),
      "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule",
    );
  expect(await rules()).toMatchObject([{ Status: "Deleting" }]);
  expect(await rules()).toEqual([]);
  expect(await code("DeleteIpv6Gateway", gateway)).toBe(
    "DependencyViolation.Ipv6InternetBandwidth",
  );
  await ask("DeleteIpv6InternetBandwidth", { Ipv6AddressId: "ipv6-1" });
  await ask("DeleteIpv6Gateway", gateway);
  expect(await left("DescribeIpv6Gateways", "Ipv6Gateways.Ipv6Gateway")).toBe(0);
});

test("IPv6 prefixes are listed only when they are asked for", async () => {
  const ids = async (query = {}) =>
    listAt(await ask("DescribeIpv6Addresses", query), "Ipv6Addresses.Ipv6Address").map(
      (row) => row["Ipv6AddressId"],
    );
  expect(await ids()).toEqual(["ipv6-1"]);
  expect(await ids({ AddressType: "IPv6Prefix" })).toEqual(["ipv6-2"]);
});

test("a HAVIP goes once its addresses and instances have let go of it", async () => {
  const haVip = { HaVipId: "havip-1" };
  expect(await code("DeleteHaVip", haVip)).toBe("DependencyViolation.HaVipAssociatedWithEIP");
  await ask("UnassociateEipAddress", { AllocationId: "eip-1" });
  await ask("DescribeEipAddresses");
  expect(await code("DeleteHaVip", haVip)).toBe("IncorrectStatus");
  const instance = { ...haVip, InstanceId: "i-1" };
  expect(await code("UnassociateHaVip", instance)).not.toBe("");
  await ask("UnassociateHaVip", { ...instance, Force: "True" });
  const filter = { "Filter.1.Key": "Status", "Filter.1.Value.1": "Unassociating" };
  expect(listAt(await ask("DescribeHaVips", filter), "HaVips.HaVip")).toHaveLength(1);
  await ask("DeleteHaVip", haVip);
  expect(await left("DescribeHaVips", "HaVips.HaVip")).toBe(0);
});

test("SSL-VPN servers hold their gateway, and go one at a time with their certificates", async () => {
  expect(await code("DeleteVpnGateway", { VpnGatewayId: "vpn-1" })).toBe(
    "DependencyViolation.SslVpnServer",
  );
  await ask("DeleteSslVpnServer", { SslVpnServerId: "vss-1" });
  expect(await code("DeleteSslVpnServer", { SslVpnServerId: "vss-2" })).toBe(
    "VpnGateway.Configuring",
  );
  expect(await left("DescribeSslVpnServers", "SslVpnServers.SslVpnServer")).toBe(1);
  expect(await left("DescribeSslVpnClientCerts", "SslVpnClientCertKeys.SslVpnClientCertKey")).toBe(
    0,
  );
});

test("a bandwidth package is protected, prepaid, or holds addresses, and is refused for it", async () => {
  const id = { BandwidthPackageId: "cbwp-1" };
  expect(await code("DeleteCommonBandwidthPackage", { BandwidthPackageId: "cbwp-2" })).toBe(
    "ForbiddenAction.PrePaid",
  );
  expect(await code("DeleteCommonBandwidthPackage", id)).toBe(
    "InvalidOperation.DeletionProtection",
  );
  await ask("DeletionProtection", {
    InstanceId: "cbwp-1",
    Type: "CBWP",
    ProtectionEnable: "false",
  });
  expect(await code("DeleteCommonBandwidthPackage", id)).toBe(
    "OperationFailed.BandwidthPackageNotEmpty",
  );
  await ask("RemoveCommonBandwidthPackageIp", { ...id, IpInstanceId: "eip-2" });
  await ask("DeleteCommonBandwidthPackage", id);
  expect(await code("DeleteCommonBandwidthPackage", id)).toBe("InvalidBandwidthPackageId.NotFound");
});
