import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** VPN gateways, their connections and the other ends of them. */
export const seeds: Seeds = {
  "vpc.vpn-gateway": {
    records: {
      each: {
        VpnGatewayId: "vpn-odd-{nn}",
        Name: "odd gateway {n}",
        Status: "active",
        VpcId: "vpc-odd",
        VSwitchId: "vsw-odd",
        DisasterRecoveryVSwitchId: "vsw-spare",
        ChargeType: "POSTPAY",
        CreateTime: 1_760_000_000_000,
      },
    },
    resources: {
      [HERE]: {
        "vpc.vpn-gateway": [
          { VpnGatewayId: "vpn-used", Status: "active", ChargeType: "POSTPAY" },
          {
            VpnGatewayId: "vpn-prepaid",
            Status: "active",
            ChargeType: "Prepay",
            EndTime: 1_860_000_000_000,
            _renewStatus: "AutoRenewal",
          },
          { VpnGatewayId: "vpn-leaving", Status: "deleting", ChargeType: "POSTPAY" },
          {
            VpnGatewayId: "vpn-enhanced",
            Status: "active",
            ChargeType: "POSTPAY",
            GatewayType: "Enhanced.SiteToSite",
          },
        ],
        "vpc.vpn-connection": [{ VpnConnectionId: "vco-1", VpnGatewayId: "vpn-used" }],
      },
    },
    scans: ["vpc.vpn-connection", "bss.subscription"],
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
      { items: ["vpn-used"], stays: /DependencyViolation/ },
      {
        items: ["vpn-used", "vpc.vpn-connection/vco-1"],
        calls: ["Vpc.DeleteVpnConnection", "Vpc.DeleteVpnGateway"],
      },
      { items: ["vpn-prepaid"], disposition: "refund" },
      { items: ["vpn-enhanced"], calls: ["Vpc.DeleteEnhancedVpnGateway"] },
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
    records: {
      each: { CustomerGatewayId: "cgw-odd-{nn}", Name: "odd end {n}", IpAddress: "198.51.100.{n}" },
    },
    resources: {
      [HERE]: {
        "vpc.customer-gateway": [{ CustomerGatewayId: "cgw-used" }],
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
    items: { "cgw-odd-51": { name: "odd end 51", facts: { address: "198.51.100.51" } } },
    removals: [
      { items: ["cgw-used"], stays: /DependencyViolation/ },
      {
        items: ["cgw-used", "vpc.vpn-connection/vco-1"],
        calls: ["Vpc.DeleteVpnConnection", "Vpc.DeleteCustomerGateway"],
      },
    ],
  },

  "vpc.ssl-vpn-server": {
    records: {
      each: {
        SslVpnServerId: "vss-odd-{nn}",
        VpnGatewayId: "vpn-odd-{n}",
        CreateTime: 1_760_000_000_000,
        ClientIpPool: "10.77.{n}.0/24",
        LocalSubnet: "10.7.0.0/24",
        Proto: "UDP",
      },
    },
    resources: {
      [HERE]: {
        "vpc.vpn-gateway": [{ VpnGatewayId: "vpn-odd-2", Status: "active", ChargeType: "POSTPAY" }],
      },
    },
    scans: ["vpc.vpn-gateway"],
    items: {
      "vss-odd-51": {
        created: "2025-10-09T08:53:20Z",
        facts: { clients: "10.77.51.0/24" },
        uses: [idIn(HERE, "vpc.vpn-gateway", "vpn-odd-51")],
      },
    },
    removals: [
      {
        items: ["vss-odd-02", "vpc.vpn-gateway/vpn-odd-2"],
        calls: ["Vpc.DeleteSslVpnServer", "Vpc.DeleteVpnGateway"],
      },
    ],
  },
};
