import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

/** Network ACLs, IPv6 gateways. */
export const seeds: Seeds = {
  "vpc.network-acl": {
    records: {
      each: {
        NetworkAclId: "nacl-odd-{nn}",
        Status: "Available",
        VpcId: "vpc-odd",
        Resources: { Resource: [] },
      },
      but: {
        bound: {
          Resources: {
            Resource: [
              { ResourceId: "vsw-1", ResourceType: "VSwitch", Status: "BINDED" },
              { ResourceId: "vsw-2", ResourceType: "VSwitch", Status: "BINDED" },
            ],
          },
        },
      },
    },
    resources: {
      [HERE]: {
        "vpc.vswitch": [
          { VSwitchId: "vsw-1", VpcId: "vpc-odd", Status: "Available" },
          { VSwitchId: "vsw-2", VpcId: "vpc-odd", Status: "Available" },
        ],
      },
    },
    scans: ["vpc.vswitch"],
    items: {
      "nacl-odd-51": { uses: [idIn(HERE, "vpc.vpc", "vpc-odd")] },
      "nacl-odd-bound": {
        facts: { vpcId: "vpc-odd", vSwitchIds: ["vsw-1", "vsw-2"] },
        uses: [
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-1"),
          idIn(HERE, "vpc.vswitch", "vsw-2"),
        ],
      },
    },
    removals: [{ items: ["nacl-odd-bound"] }],
  },

  "vpc.ipv6-gateway": {
    records: {
      each: {
        Ipv6GatewayId: "ipv6gw-odd-{nn}",
        Status: "Available",
        InstanceChargeType: "PostPaid",
        VpcId: "vpc-odd",
      },
      but: {
        ruled: {},
        prepaid: {
          ExpiredTime: "{now+200d}",
          _renewStatus: "AutoRenewal",
          _productCode: "odd-product",
        },
      },
    },
    resources: {
      [HERE]: {
        "vpc.ipv6-egress-rule": [
          {
            Ipv6EgressOnlyRuleId: "ipv6py-address",
            InstanceType: "Ipv6Address",
            InstanceId: "ipv6-1",
            _gateway: "ipv6gw-odd-ruled",
          },
          {
            Ipv6EgressOnlyRuleId: "ipv6py-prefix",
            InstanceType: "Ipv6Prefix",
            InstanceId: "ipv6prefix-1",
            _gateway: "ipv6gw-odd-ruled",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "ipv6gw-odd-51": { charge: "postpaid", uses: [idIn(HERE, "vpc.vpc", "vpc-odd")] },
      "ipv6gw-odd-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
      "ipv6gw-odd-leaving": { state: "leaving" },
    },
    removals: [
      { items: ["ipv6gw-odd-ruled"] },
      {
        items: ["ipv6gw-odd-prepaid"],
        disposition: "refund",
        calls: ["BssOpenApi.SetRenewal", "BssOpenApi.RefundInstance"],
      },
    ],
  },
};
