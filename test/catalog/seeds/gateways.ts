import { HERE, idIn, numbered, type Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** Addresses, gateways, what connects them, and flow logs. */
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
    ids: [
      ...numbered("eip-odd-{nnn}", 101),
      "eip-bound",
      "eip-on-balancer",
      "eip-managed",
      "eip-prepaid",
      "eip-leaving",
    ],
    items: {
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
    resources: {
      [HERE]: {
        "vpc.nat-gateway": [
          {
            repeat: 51,
            NatGatewayId: "ngw-odd-{nn}",
            Name: "odd gateway {n}",
            NatType: "Enhanced",
            NetworkType: "intranet",
            Status: "Available",
            InstanceChargeType: "PostPaid",
            VpcId: "vpc-odd",
            NatGatewayPrivateInfo: { VswitchId: "vsw-odd" },
            IpLists: { IpList: [{ IpAddress: "203.0.113.{n}", AllocationId: "eip-{n}" }] },
            CreationTime: "{now-90d}",
            Tags: { Tag: [{ TagKey: "team", TagValue: "odd ones" }] },
          },
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
    ids: [...numbered("ngw-odd-{nn}", 51), "ngw-guarded", "ngw-prepaid", "ngw-leaving"],
    items: {
      "ngw-odd-51": {
        name: "odd gateway 51",
        facts: { kind: "Enhanced", network: "intranet", addresses: ["203.0.113.51"] },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vswitch", "vsw-odd")],
      },
      "ngw-prepaid": { charge: "prepaid", proposed: "manual" },
    },
    removals: [
      { items: ["ngw-odd-01", "ngw-odd-51"] },
      { items: ["ngw-guarded"], calls: ["Vpc.DeletionProtection", "Vpc.DeleteNatGateway"] },
      { items: ["ngw-prepaid"], disposition: "refund" },
    ],
  },

  "vpc.flow-log": {
    resources: {
      [HERE]: {
        "vpc.flow-log": [
          {
            repeat: 51,
            FlowLogId: "fl-odd-{nn}",
            FlowLogName: "odd log {n}",
            Status: "Active",
            ResourceId: "vpc-odd",
            ResourceType: "VPC",
            ProjectName: "odd-project",
            LogStoreName: "flow",
            CreationTime: "{now-90d}",
            Tags: TAGS,
          },
          { FlowLogId: "fl-leaving", Status: "Deleting" },
        ],
        "sls.project": [{ projectName: "odd-project", status: "Normal" }],
      },
    },
    scans: ["sls.project"],
    ids: [...numbered("fl-odd-{nn}", 51), "fl-leaving"],
    items: {
      "fl-odd-51": {
        name: "odd log 51",
        facts: { project: "odd-project", logStore: "flow" },
        uses: [idIn(HERE, "sls.project", "odd-project")],
      },
    },
    removals: [{ items: ["fl-odd-01", "fl-odd-51"] }],
  },

  "vpc.vpn-gateway": {
    resources: {
      [HERE]: {
        "vpc.vpn-gateway": [
          {
            repeat: 51,
            VpnGatewayId: "vpn-odd-{nn}",
            Name: "odd gateway {n}",
            Status: "active",
            Spec: "50M",
            InternetIp: "203.0.113.{n}",
            VpcId: "vpc-odd",
            VSwitchId: "vsw-odd",
            DisasterRecoveryVSwitchId: "vsw-spare",
            IpsecVpn: "enable",
            SslVpn: "disable",
            ChargeType: "POSTPAY",
            CreateTime: 1_760_000_000_000,
            EndTime: 1_860_000_000_000,
            Tags: TAGS,
          },
          { VpnGatewayId: "vpn-used", Status: "active", ChargeType: "POSTPAY" },
          {
            VpnGatewayId: "vpn-prepaid",
            Status: "active",
            ChargeType: "Prepay",
            EndTime: 1_860_000_000_000,
            _renewStatus: "AutoRenewal",
          },
          { VpnGatewayId: "vpn-leaving", Status: "deleting", ChargeType: "POSTPAY" },
        ],
        "vpc.vpn-connection": [{ VpnConnectionId: "vco-1", VpnGatewayId: "vpn-used" }],
      },
    },
    scans: ["vpc.vpn-connection", "bss.subscription"],
    ids: [...numbered("vpn-odd-{nn}", 51), "vpn-used", "vpn-prepaid", "vpn-leaving"],
    items: {
      "vpn-odd-51": {
        name: "odd gateway 51",
        charge: "postpaid",
        created: "2025-10-09T08:53:20Z",
        uses: [
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-spare"),
        ],
      },
      "vpn-prepaid": { charge: "prepaid", proposed: "manual" },
    },
    removals: [
      { items: ["vpn-odd-01", "vpn-odd-51"] },
      { items: ["vpn-used"], stays: /DependencyViolation/ },
      {
        items: ["vpn-used", "vpc.vpn-connection/vco-1"],
        calls: ["Vpc.DeleteVpnConnection", "Vpc.DeleteVpnGateway"],
      },
      { items: ["vpn-prepaid"], disposition: "refund" },
    ],
  },

  "vpc.vpn-connection": {
    resources: {
      [HERE]: {
        "vpc.vpn-connection": [
          {
            repeat: 51,
            VpnConnectionId: "vco-odd-{nn}",
            Name: "odd connection {n}",
            Status: "ipsec_sa_established",
            VpnGatewayId: "vpn-odd",
            CustomerGatewayId: "cgw-odd",
            AttachType: "VPNGateway",
            CreateTime: 1_760_000_000_000,
            Tag: TAGS,
          },
          {
            VpnConnectionId: "vco-free",
            Name: "on a transit router",
            AttachType: "CEN",
            TransitRouterId: "tr-odd",
            CrossAccountAuthorized: true,
            TunnelOptionsSpecification: {
              TunnelOptions: [{ CustomerGatewayId: "cgw-one" }, { CustomerGatewayId: "cgw-two" }],
            },
          },
        ],
      },
    },
    ids: [...numbered("vco-odd-{nn}", 51), "vco-free"],
    items: {
      "vco-odd-51": {
        name: "odd connection 51",
        tags: { team: "odd ones" },
        uses: [
          idIn(HERE, "vpc.vpn-gateway", "vpn-odd"),
          idIn(HERE, "vpc.customer-gateway", "cgw-odd"),
        ],
      },
      "vco-free": {
        uses: [
          idIn(HERE, "vpc.customer-gateway", "cgw-one"),
          idIn(HERE, "vpc.customer-gateway", "cgw-two"),
        ],
      },
    },
    removals: [
      { items: ["vco-odd-01", "vco-odd-51"] },
      { items: ["vco-free"], calls: ["Vpc.DeleteVpnAttachment"] },
    ],
  },

  "vpc.customer-gateway": {
    resources: {
      [HERE]: {
        "vpc.customer-gateway": [
          {
            repeat: 51,
            CustomerGatewayId: "cgw-odd-{nn}",
            Name: "odd end {n}",
            IpAddress: "198.51.100.{n}",
            CreateTime: 1_760_000_000_000,
            Tags: TAGS,
          },
          { CustomerGatewayId: "cgw-used" },
        ],
        "vpc.vpn-connection": [
          {
            VpnConnectionId: "vco-1",
            VpnGatewayId: "vpn-odd",
            CustomerGatewayId: "cgw-used",
          },
        ],
      },
    },
    scans: ["vpc.vpn-connection"],
    ids: [...numbered("cgw-odd-{nn}", 51), "cgw-used"],
    items: { "cgw-odd-51": { name: "odd end 51", facts: { address: "198.51.100.51" } } },
    removals: [
      { items: ["cgw-odd-01", "cgw-odd-51"] },
      { items: ["cgw-used"], stays: /DependencyViolation/ },
      {
        items: ["cgw-used", "vpc.vpn-connection/vco-1"],
        calls: ["Vpc.DeleteVpnConnection", "Vpc.DeleteCustomerGateway"],
      },
    ],
  },
};
