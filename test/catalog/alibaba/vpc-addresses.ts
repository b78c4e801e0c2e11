import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

/** High-availability addresses, shared bandwidth. */
export const seeds: Seeds = {
  "vpc.ha-vip": {
    records: {
      each: {
        HaVipId: "havip-odd-{nn}",
        IpAddress: "10.7.0.{n}",
        Status: "Available",
        VpcId: "vpc-odd",
        VSwitchId: "vsw-odd",
        AssociatedInstances: { associatedInstance: [] },
        AssociatedInstanceType: "",
      },
      but: {
        instances: {
          Status: "InUse",
          AssociatedInstanceType: "EcsInstance",
          AssociatedInstances: { associatedInstance: ["i-1", "i-2"] },
          MasterInstanceId: "i-1",
        },
        interface: {
          Status: "InUse",
          AssociatedInstanceType: "NetworkInterface",
          AssociatedInstances: { associatedInstance: ["eni-1"] },
          MasterInstanceId: "eni-1",
        },
        public: {},
      },
    },
    resources: {
      [HERE]: {
        "ecs.instance": [{ InstanceId: "i-1" }, { InstanceId: "i-2" }],
        "ecs.network-interface": [{ NetworkInterfaceId: "eni-1", Type: "Secondary" }],
        "vpc.eip": [
          {
            AllocationId: "eip-1",
            IpAddress: "203.0.113.7",
            Status: "InUse",
            InstanceId: "havip-odd-public",
            InstanceType: "HaVip",
          },
        ],
      },
    },
    scans: ["ecs.instance", "ecs.network-interface"],
    items: {
      "havip-odd-51": {
        facts: { address: "10.7.0.51" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vswitch", "vsw-odd")],
      },
      "havip-odd-instances": {
        facts: { boundTo: ["i-1", "i-2"], boundKind: "EcsInstance" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vswitch", "vsw-odd")],
      },
      "havip-odd-interface": {
        uses: [
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "ecs.network-interface", "eni-1"),
        ],
      },
      "havip-odd-leaving": { state: "leaving" },
    },
    removals: [
      { items: ["havip-odd-instances"] },
      { items: ["havip-odd-interface"] },
      { items: ["havip-odd-public"], stays: /HaVipAssociatedWithEIP/ },
    ],
  },

  "vpc.common-bandwidth-package": {
    records: {
      each: {
        BandwidthPackageId: "cbwp-odd-{nn}",
        Status: "Available",
        InstanceChargeType: "PostPaid",
        InternetChargeType: "PayByBandwidth",
        Bandwidth: "77",
        ServiceManaged: 0,
        ReservationOrderType: "",
        DeletionProtection: false,
      },
      but: {
        prepaid: { ExpiredTime: "{now+200d}", _renewStatus: "AutoRenewal" },
        reserved: { ReservationOrderType: "RENEWCHANGE" },
        shared: {},
      },
    },
    resources: {
      [HERE]: {
        "vpc.eip": [
          {
            AllocationId: "eip-1",
            IpAddress: "203.0.113.7",
            Status: "Available",
            BandwidthPackageId: "cbwp-odd-shared",
          },
        ],
      },
    },
    scans: ["vpc.eip", "bss.subscription"],
    items: {
      "cbwp-odd-51": { charge: "postpaid", facts: { bandwidth: "77", serviceManaged: 0 } },
      "cbwp-odd-shared": { facts: { addressIds: ["eip-1"] } },
      "cbwp-odd-reserved": { facts: { reservation: "RENEWCHANGE" } },
      "cbwp-odd-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
      "cbwp-odd-guarded": { protections: ["deletion protection"] },
      "cbwp-odd-proposed-1": { proposed: "with-parent" },
      "cbwp-odd-proposed-2": { proposed: "manual", facts: { measured: "PayBy95" } },
    },
    removals: [
      {
        items: ["cbwp-odd-guarded"],
        calls: ["Vpc.DeletionProtection", "Vpc.DeleteCommonBandwidthPackage"],
      },
      { items: ["cbwp-odd-reserved"] },
      { items: ["cbwp-odd-proposed-1"], stays: /the service that owns it/ },
      {
        items: ["cbwp-odd-proposed-2"],
        disposition: "delete",
        stays: /OperationUnsupported\.Release95Instance/,
      },
      {
        items: ["cbwp-odd-shared"],
        disposition: "delete",
        stays: /OperationFailed\.BandwidthPackageNotEmpty/,
      },
      {
        items: ["cbwp-odd-shared", "vpc.eip/eip-1"],
        calls: [
          "Vpc.RemoveCommonBandwidthPackageIp",
          "Vpc.ReleaseEipAddress",
          "Vpc.DeleteCommonBandwidthPackage",
        ],
      },
      {
        items: ["cbwp-odd-prepaid"],
        disposition: "refund",
        calls: ["BssOpenApi.SetRenewal", "BssOpenApi.RefundInstance"],
      },
    ],
  },
};
