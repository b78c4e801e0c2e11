import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** Addresses, NAT gateways, flow logs. */
export const seeds: Seeds = {
  "vpc.eip": {
    resources: {
      [HERE]: {
        "vpc.eip": [
          {
            repeat: 101,
            AllocationId: "eip-odd-{nnn}",
            Name: "odd address {n}",
            IpAddress: "203.0.113.{n}",
            Bandwidth: "77",
            ChargeType: "PostPaid",
            Status: "Available",
            AllocationTime: "{now-90d}",
            Tags: TAGS,
          },
          {
            AllocationId: "eip-bound",
            IpAddress: "198.51.100.1",
            ChargeType: "PostPaid",
            Status: "InUse",
            InstanceId: "ngw-1",
            InstanceType: "Nat",
            BandwidthPackageId: "cbwp-odd",
            DeletionProtection: true,
          },
          {
            AllocationId: "eip-on-balancer",
            ChargeType: "PostPaid",
            Status: "InUse",
            InstanceId: "lb-1",
            InstanceType: "SlbInstance",
          },
          {
            AllocationId: "eip-on-vip",
            ChargeType: "PostPaid",
            Status: "InUse",
            InstanceId: "havip-1",
            InstanceType: "HaVip",
          },
          {
            AllocationId: "eip-managed",
            ChargeType: "PostPaid",
            Status: "InUse",
            ServiceManaged: 1,
          },
          {
            AllocationId: "eip-prepaid",
            ChargeType: "PrePaid",
            Status: "Available",
            ExpiredTime: "{now+200d:minutes}",
            _renewStatus: "AutoRenewal",
          },
          { AllocationId: "eip-leaving", ChargeType: "PostPaid", Status: "Releasing" },
        ],
        "vpc.nat-gateway": [
          { NatGatewayId: "ngw-1", Status: "Available", InstanceChargeType: "PostPaid" },
        ],
        "slb.load-balancer": [{ LoadBalancerId: "lb-1", PayType: "PayOnDemand" }],
      },
    },
    scans: ["vpc.nat-gateway", "slb.load-balancer", "bss.subscription"],
    items: {
      "eip-on-vip": { uses: [idIn(HERE, "vpc.ha-vip", "havip-1")] },
      "eip-odd-101": { name: "odd address 101", facts: { address: "203.0.113.101" } },
      "eip-bound": {
        protections: ["deletion protection"],
        waitsFor: [
          idIn(HERE, "vpc.nat-gateway", "ngw-1"),
          idIn(HERE, "slb.load-balancer", "ngw-1"),
        ],
      },
      "eip-managed": { proposed: "with-parent" },
      "eip-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["eip-odd-001", "eip-odd-101"] },
      { items: ["eip-bound"] },
      { items: ["eip-on-balancer", "slb.load-balancer/lb-1"] },
      { items: ["eip-managed"], stays: /the service that owns it/ },
      { items: ["eip-prepaid"], disposition: "refund" },
    ],
  },

  "vpc.nat-gateway": {
    records: {
      each: {
        NatGatewayId: "ngw-odd-{nn}",
        Name: "odd gateway {n}",
        NatType: "Enhanced",
        NetworkType: "intranet",
        Status: "Available",
        InstanceChargeType: "PostPaid",
        VpcId: "vpc-odd",
        NatGatewayPrivateInfo: { VswitchId: "vsw-odd" },
        IpLists: { IpList: [{ IpAddress: "203.0.113.{n}", AllocationId: "eip-{n}" }] },
      },
    },
    resources: {
      [HERE]: {
        "vpc.nat-gateway": [
          {
            NatGatewayId: "ngw-guarded",
            Status: "Available",
            InstanceChargeType: "PostPaid",
            DeletionProtection: true,
          },
          {
            NatGatewayId: "ngw-prepaid",
            Status: "Available",
            InstanceChargeType: "PrePaid",
            ExpiredTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
          { NatGatewayId: "ngw-leaving", Status: "Deleting", InstanceChargeType: "PostPaid" },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "ngw-odd-51": {
        name: "odd gateway 51",
        facts: { kind: "Enhanced", network: "intranet", addresses: ["203.0.113.51"] },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vswitch", "vsw-odd")],
      },
      "ngw-prepaid": { charge: "prepaid", proposed: "manual" },
    },
    removals: [
      { items: ["ngw-guarded"], calls: ["Vpc.DeletionProtection", "Vpc.DeleteNatGateway"] },
      { items: ["ngw-prepaid"], disposition: "refund" },
    ],
  },

  "vpc.flow-log": {
    records: {
      each: {
        FlowLogId: "fl-odd-{nn}",
        FlowLogName: "odd log {n}",
        Status: "Active",
        ProjectName: "odd-project",
        LogStoreName: "flow",
      },
    },
    resources: {
      [HERE]: {
        "vpc.flow-log": [{ FlowLogId: "fl-leaving", Status: "Deleting" }],
        "sls.project": [{ projectName: "odd-project", status: "Normal" }],
      },
    },
    scans: ["sls.project"],
    items: {
      "fl-odd-51": {
        name: "odd log 51",
        facts: { project: "odd-project", logStore: "flow" },
        uses: [idIn(HERE, "sls.project", "odd-project")],
      },
    },
  },
};
