import type { Seeds } from "../support/seed.ts";
import { renewing } from "../support/tencent.ts";

/** Networks and their gateways. */
export const seeds: Seeds = {
  "vpc.vpc": { records: { each: { VpcId: "vpc-{nnn}" } } },

  "vpc.subnet": { records: { each: { SubnetId: "subnet-{nnn}" } } },

  "vpc.route-table": {
    records: {
      each: { RouteTableId: "rtb-{nnn}", Main: false, AssociationSet: [] },
      but: { tied: { AssociationSet: [{ SubnetId: "subnet-1" }] } },
    },
  },

  "vpc.security-group": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    records: {
      each: { SecurityGroupId: "sg-{nnn}" },
      but: {
        left: { _names: ["sg-right"] },
        right: { _rules: { Egress: [{ SecurityGroupId: "sg-left" }] } },
      },
    },
    removals: [
      {
        items: ["sg-left", "sg-right"],
        calls: [
          "vpc.ModifySecurityGroupPolicies",
          "vpc.ModifySecurityGroupPolicies",
          "vpc.DeleteSecurityGroup",
          "vpc.DeleteSecurityGroup",
        ],
      },
    ],
  },

  "vpc.network-interface": {
    records: {
      each: {
        NetworkInterfaceId: "eni-{nnn}",
        State: "AVAILABLE",
        EniType: 0,
        Attachment: null,
      },
      but: {
        attached: { State: "INUSE", Attachment: { InstanceId: "ins-1" } },
        "proposed-1": { State: "INUSE", Attachment: { InstanceId: "ins-1" } },
      },
    },
    removals: [
      {
        items: ["eni-attached"],
        calls: ["vpc.DetachNetworkInterface", "vpc.DeleteNetworkInterface"],
      },
    ],
  },

  "vpc.address": {
    records: {
      each: {
        AddressId: "eip-{nnn}",
        AddressStatus: "UNBIND",
        AddressType: "EIP",
        InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
        InstanceId: "",
      },
      but: {
        bound: { AddressStatus: "BIND", InstanceId: "ins-1" },
        outlived: { AddressType: "WanIP" },
        cascading: { AddressStatus: "BIND", InstanceId: "ins-2", CascadeRelease: true },
        "skipped-1": { AddressType: "WanIP", InstanceId: "ins-1" },
      },
    },
    resources: renewing("eip-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      { items: ["eip-bound"] },
      {
        items: ["eip-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "vpc.ReleaseAddresses", "vpc.ReleaseAddresses"],
      },
    ],
  },

  "vpc.nat-gateway": {
    records: { each: { NatGatewayId: "nat-{nnn}", State: "AVAILABLE" } },
    removals: [
      {
        items: ["nat-guarded"],
        calls: ["vpc.ModifyNatGatewayAttribute", "vpc.DeleteNatGateway"],
      },
    ],
  },

  "vpc.vpn-gateway": {
    records: {
      each: {
        VpnGatewayId: "vpngw-{nnn}",
        State: "AVAILABLE",
        InstanceChargeType: "POSTPAID_BY_HOUR",
      },
      but: { ended: { InstanceChargeType: "PREPAID", ExpiredTime: "{now-1d}" } },
    },
    resources: renewing("vpngw-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      { items: ["vpngw-prepaid"], disposition: "refund", stays: /UnsupportedOperation/ },
      { items: ["vpngw-ended"], disposition: "refund", calls: ["vpc.DeleteVpnGateway"] },
    ],
  },

  "vpc.vpn-connection": { records: { each: { VpnConnectionId: "vpnx-{nnn}" } } },

  "clb.load-balancer": {
    records: {
      each: {
        LoadBalancerId: "lb-{nnn}",
        ChargeType: "POSTPAID_BY_HOUR",
        AttributeFlags: ["odd"],
      },
    },
    resources: renewing("lb-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["lb-guarded"],
        calls: ["clb.ModifyLoadBalancerAttributes", "clb.DeleteLoadBalancer"],
      },
      {
        items: ["lb-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "clb.DeleteLoadBalancer"],
      },
    ],
  },
};
