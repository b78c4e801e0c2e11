import type { Seeds } from "../support/seed.ts";
import { ACCOUNT, HERE, MANAGER, renewing } from "../support/tencent.ts";

/** Networks that connect others, what they are connected by, and what records their traffic. */
export const seeds: Seeds = {
  "vpc.bandwidth-package": {
    records: {
      each: {
        BandwidthPackageId: "bwp-{nnn}",
        ChargeType: "BANDWIDTH_POSTPAID_BY_DAY",
        Status: "CREATED",
        ResourceSet: [],
      },
      but: {
        prepaid: { ChargeType: "FIXED_PREPAID_BY_MONTH" },
        holding: {
          ResourceSet: [
            { ResourceType: "Address", ResourceId: "eip-1", AddressIp: "203.0.113.1" },
            { ResourceType: "LoadBalance", ResourceId: "lb-1", AddressIp: "203.0.113.2" },
          ],
        },
        "skipped-1": { Status: "DELETED" },
      },
    },
    resources: {
      ...renewing("bwp-prepaid"),
      [HERE]: {
        "vpc.address": [
          {
            AddressId: "eip-1",
            AddressStatus: "UNBIND",
            AddressType: "EIP",
            InternetChargeType: "BANDWIDTH_PACKAGE",
            BandwidthPackageId: "bwp-holding",
          },
        ],
        "clb.load-balancer": [{ LoadBalancerId: "lb-1", ChargeType: "POSTPAID_BY_HOUR" }],
      },
    },
    scans: ["vpc.address", "clb.load-balancer", "billing.renewal"],
    items: { "bwp-holding": { facts: { holds: ["eip-1", "lb-1"] } } },
    removals: [
      { items: ["bwp-holding", "vpc.address/eip-1", "clb.load-balancer/lb-1"] },
      {
        items: ["bwp-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "vpc.DeleteBandwidthPackage"],
      },
    ],
  },

  "vpc.ccn": {
    records: {
      each: { CcnId: "ccn-{nnn}", State: "AVAILABLE", InstanceChargeType: "POSTPAID" },
      but: {
        prepaid: { _bandwidthUntil: "{now+90d}" },
        "proposed-1": null,
        ended: { InstanceChargeType: "PREPAID", _bandwidthUntil: "{now-1d}" },
        joining: {},
        recorded: {},
      },
    },
    resources: {
      "*": {
        ...renewing("ccn-prepaid")["*"],
        "vpc.ccn-attachment": [
          { CcnId: "ccn-joining", InstanceId: "vpc-1", InstanceType: "VPC", InstanceRegion: HERE },
        ],
      },
      [HERE]: {
        "vpc.flow-log": [{ FlowLogId: "fl-1", ResourceType: "CCN", ResourceId: "ccn-recorded" }],
      },
    },
    scans: ["vpc.ccn-attachment", "vpc.flow-log", "billing.renewal"],
    items: {
      "ccn-joining": { facts: { attached: 1 } },
      "ccn-prepaid": { proposed: "let-expire" },
    },
    removals: [
      {
        items: ["ccn-joining", "vpc.ccn-attachment/vpc-1"],
        calls: ["vpc.DetachCcnInstances", "vpc.DeleteCcn"],
      },
      {
        items: ["ccn-recorded", "vpc.flow-log/fl-1"],
        calls: ["vpc.DeleteFlowLog", "vpc.DeleteCcn"],
      },
      { items: ["ccn-prepaid"], disposition: "refund", stays: /BandwidthNotExpired/ },
      { items: ["ccn-ended"], disposition: "refund", calls: ["vpc.DeleteCcn"] },
    ],
  },

  "vpc.ccn-attachment": {
    records: {
      each: {
        CcnId: "ccn-1",
        InstanceId: "vpc-{nnn}",
        InstanceType: "VPC",
        InstanceRegion: HERE,
        InstanceUin: ACCOUNT,
        State: "ACTIVE",
      },
      but: {
        gateway: { InstanceId: "vpngw-1", InstanceType: "VPNGW" },
        theirs: { InstanceUin: MANAGER },
      },
    },
    // The networks are found by their ids alone, in whatever region they are.
    resources: {
      "*": { "vpc.ccn": [{ CcnId: "ccn-1" }] },
      [HERE]: {
        "vpc.vpc": [{ VpcId: "vpc-001" }],
        "vpc.vpn-gateway": [{ VpnGatewayId: "vpngw-1", State: "AVAILABLE" }],
      },
    },
    scans: ["vpc.vpc", "vpc.vpn-gateway"],
    items: { "vpc-theirs": { facts: { sharedWith: MANAGER }, ties: { usedByOthers: [MANAGER] } } },
    removals: [
      {
        items: ["vpngw-1", "vpc.vpn-gateway/vpngw-1"],
        calls: ["vpc.DetachCcnInstances", "vpc.DeleteVpnGateway"],
      },
      { items: ["vpc-theirs"], calls: ["vpc.DetachCcnInstances"] },
    ],
  },

  "vpc.flow-log": {
    records: {
      each: {
        FlowLogId: "fl-{nnn}",
        VpcId: "vpc-odd",
        ResourceType: "VPC",
        ResourceId: "vpc-odd",
        StorageType: "cls",
        FlowLogStorage: { StorageId: "" },
      },
      but: {
        network: { VpcId: "", ResourceType: "CCN", ResourceId: "ccn-odd" },
        queue: {
          StorageType: "ckafka",
          CloudLogId: "",
          FlowLogStorage: { StorageId: "ckafka-odd" },
        },
      },
    },
    removals: [{ items: ["fl-network", "fl-queue"] }],
  },
};
